// presets: educational, data_science, production, strict
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().exec("id"); // refused: process
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        new ProcessBuilder("ls", "-la").inheritIO().start(); // refused: process
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        Runtime r = Runtime.getRuntime();
        Process p = r.exec(new String[] {"sh", "-c", "id"}); // refused: process
        p.waitFor();
    }
}
// %%
public class Main {
    static void run(Runtime runtime, String command) throws Exception {
        runtime.exec(command); // refused: process
    }
    public static void main(String[] args) throws Exception {
        run(Runtime.getRuntime(), "id");
    }
}
// %%
import java.util.function.Supplier;
public class Main {
    public static void main(String[] args) throws Exception {
        Supplier<ProcessBuilder> make = ProcessBuilder::new; // refused: process
        make.get(); // refused: process
    }
}
// %%
public class Main {
    interface Starter { Process start(String s) throws Exception; }
    public static void main(String[] args) throws Exception {
        Starter s = Runtime.getRuntime()::exec; // refused: process
        s.start("id"); // refused: process
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        \u0052untime.getRuntime().e\u0078ec("id"); // refused: process
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        java.lang.Runtime.getRuntime().exec("id"); // refused: process
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        Class<?> c = Class.forName("java.lang." + "Runtime");
        Object r = c.getMethod("getRuntime").invoke(null);
        c.getMethod("exec", String.class).invoke(r, "id"); // refused: process
    }
}
// %%
import static java.lang.Runtime.getRuntime;
public class Main {
    public static void main(String[] args) throws Exception {
        getRuntime().exec("id"); // refused: process
    }
}
// %%
public class Main {
    public static void main(String[] args) {
        System.load("/tmp/x.so"); // refused: native-code
    }
}
// %%
public class Main {
    static native void go(); // refused: native-code
    public static void main(String[] args) { go(); }
}
// %%
import java.io.File;
public class Main {
    public static void main(String[] args) {
        new File("data.txt").delete(); // refused: file-delete
    }
}
// %%
import java.nio.file.*;
public class Main {
    public static void main(String[] args) throws Exception {
        Files.deleteIfExists(Path.of("data.txt")); // refused: file-delete
    }
}
// %%
import java.net.*;
public class Main {
    public static void main(String[] args) throws Exception {
        Socket s = new Socket("example.com", 80); // refused: raw-socket
        s.close();
    }
}
// %%
import java.io.File;
import java.util.List;
public class Main {
    public static void main(String[] args) {
        List.of(new File("a"), new File("b")).forEach(File::delete); // refused: file-delete
    }
}
// %%
public class Main {
    static class Child extends Thread {
        @Override public void run() {
            try { new ProcessBuilder("ls").start(); } catch (Exception e) { } // refused: process
        }
    }
    public static void main(String[] args) { new Child().start(); }
}
