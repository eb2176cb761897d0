// presets: minimal, development, educational, data_science
// %%
import java.io.FileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public class Main {
    public static void main(String[] args) throws IOException {
        try (FileWriter writer = new FileWriter("out.csv")) {
            writer.write("a,b\n1,2\n");
        }
        Files.createDirectories(Path.of("results"));
        Files.writeString(Path.of("results", "log.txt"), System.getenv("HOME") + "\n");
    }
}
// %%
import java.lang.reflect.Method;

public class Main {
    static String greet(String name) {
        return "hello " + name;
    }

    public static void main(String[] args) throws Exception {
        for (Method method : Main.class.getDeclaredMethods()) {
            if (method.getName().equals("greet")) {
                System.out.println(method.invoke(null, "you"));
            }
        }
    }
}
