// presets: strict
// %%
import java.io.*;
public class Main {
    public static void main(String[] args) throws Exception {
        BufferedReader r = new BufferedReader(new FileReader("/etc/passwd")); // refused: file-read
        System.out.println(r.readLine());
    }
}
// %%
import java.nio.file.*;
public class Main {
    public static void main(String[] args) throws Exception {
        System.out.println(Files.readString(Path.of("data.csv"))); // refused: file-read
    }
}
// %%
import java.io.File;
import java.util.Scanner;
public class Main {
    public static void main(String[] args) throws Exception {
        Scanner s = new Scanner(new File("data.csv")); // refused: file-read
    }
}
// %%
public class Main {
    public static void main(String[] args) {
        System.exit(1); // refused: process-exit
    }
}
// %%
public class Main {
    public static void main(String[] args) {
        System.out.println(System.getProperty("user.name")); // refused: system-info
    }
}
