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
