// presets: minimal, development, educational, data_science, production
// %%
import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;

public class Main {
    public static void main(String[] args) {
        try (BufferedReader reader = new BufferedReader(new FileReader("data.csv"))) {
            System.out.println(reader.lines().mapToInt(String::length).sum());
        } catch (IOException problem) {
            System.err.println(problem.getMessage());
            System.exit(1);
        }
    }
}
// %%
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

public class Main {
    public static void main(String[] args) throws Exception {
        List<String> lines = Files.readAllLines(Path.of("data.txt"));
        System.out.println(lines.size() + " lines on " + Runtime.getRuntime().availableProcessors() + " cores");
        System.out.println(System.getProperty("os.name") + Files.exists(Path.of("x")));
    }
}
