// presets: production, strict
// %%
import java.io.FileWriter;
public class Main {
    public static void main(String[] args) throws Exception {
        try (FileWriter w = new FileWriter("out.txt")) { // refused: file-write
            w.write("x");
        }
    }
}
// %%
import java.nio.file.Files;
import java.nio.file.Paths;
public class Main {
    public static void main(String[] args) throws Exception {
        Files.write(Paths.get("out.txt"), "x".getBytes()); // refused: file-write
    }
}
// %%
import java.io.PrintWriter;
public class Main {
    public static void main(String[] args) throws Exception {
        PrintWriter w = new PrintWriter("out.txt"); // refused: file-output
        w.println("x");
    }
}
// %%
import java.net.URI;
import java.net.http.HttpClient;
public class Main {
    public static void main(String[] args) {
        HttpClient client = HttpClient.newHttpClient(); // refused: network-client
    }
}
// %%
import java.net.URL;
public class Main {
    public static void main(String[] args) throws Exception {
        new URL("http://example.com").openStream(); // refused: network-client
    }
}
// %%
public class Main {
    public static void main(String[] args) {
        System.out.println(System.getenv("HOME")); // refused: environment
    }
}
// %%
import java.io.*;
public class Main {
    public static void main(String[] args) throws Exception {
        ObjectInputStream in = new ObjectInputStream(System.in); // refused: deserialization
        in.readObject(); // refused: deserialization
    }
}
// %%
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
public class Main {
    public static void main(String[] args) throws Exception {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("js"); // refused: dynamic-code
        engine.eval("1"); // refused: dynamic-code
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        Class.forName(args[0]).getDeclaredConstructor().newInstance(); // refused: dynamic-import, reflection
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        "x".getClass().getMethod(args[0]).invoke("x"); // refused: reflection
    }
}
// %%
import java.net.URL;
import java.net.URLClassLoader;
public class Main {
    public static void main(String[] args) throws Exception {
        ClassLoader loader = new URLClassLoader(new URL[0]); // refused: load-from-path
    }
}
