// presets: minimal
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().exec("rm -rf /"); // refused: destructive-command
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        new ProcessBuilder("rm", "-rf", "/").start(); // refused: destructive-command
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        StringBuilder sb = new StringBuilder("rm ");
        sb.append("-rf").append(" /");
        Runtime.getRuntime().exec(sb.toString()); // refused: destructive-command
    }
}
// %%
import java.util.Base64;
public class Main {
    public static void main(String[] args) throws Exception {
        String command = new String(Base64.getDecoder().decode("cm0gLXJmIC8="));
        Runtime.getRuntime().exec(command); // refused: destructive-command
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        char[] letters = {'r', 'm', ' ', '-', 'r', 'f', ' ', '/'};
        Runtime.getRuntime().exec(new String(letters)); // refused: destructive-command
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        String command = new StringBuilder("/ fr- mr").reverse().toString();
        Runtime.getRuntime().exec(command); // refused: destructive-command
    }
}
// %%
public class Main {
    static final String TOOL = "rm";
    public static void main(String[] args) throws Exception {
        String[] command = {"sh", "-c", String.format("%s -rf %s", TOOL, "/")};
        Runtime.getRuntime().exec(command); // refused: destructive-command
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().exec(String.join(" ", "rm", "-rf", "/")); // refused: destructive-command
    }
}
// %%
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
public class Main {
    static final byte[] HIDDEN = {83, -17, 4, 99, -120, 31, 7, 54, 12, 90, 101, -3, 77, 8, 60, -41};
    public static void main(String[] args) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec("0123456789abcdef".getBytes(), "AES"));
        Runtime.getRuntime().exec(new String(cipher.doFinal(HIDDEN))); // evades: destructive-command what a cipher of the library makes of bytes is not worked out
    }
}
// %%
import java.util.Scanner;
public class Main {
    public static void main(String[] args) throws Exception {
        String command = new Scanner(System.in).nextLine();
        Runtime.getRuntime().exec(command); // evades: destructive-command a command that is read from standard input is not known
    }
}
