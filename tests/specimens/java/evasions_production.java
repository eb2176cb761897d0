// presets: production
// %%
import java.nio.channels.FileChannel;
import java.nio.file.*;
import static java.nio.file.StandardOpenOption.*;
public class Main {
    public static void main(String[] args) throws Exception {
        FileChannel.open(Path.of("x"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); // refused: file-open-write
        FileChannel.open(Path.of("x"), WRITE); // refused: file-open-write
    }
}
// %%
import static java.nio.file.Files.*; import java.nio.file.Path;
public class Main {
    public static void main(String[] args) throws Exception {
        writeString(Path.of("x"), "y"); // refused: file-write
        deleteIfExists(Path.of("x")); // refused: file-delete
        walk(Path.of(".")).forEach(p -> p.toFile().delete()); // refused: file-delete
    }
}
// %%
import java.nio.file.*;
import java.util.Comparator;
public class Main {
    public static void main(String[] args) throws Exception {
        Files.walk(Path.of("out")).sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete); // refused: file-delete
    }
}
// %%
import java.io.File;
public class Main {
    static void clear(File folder) {
        for (File f : folder.listFiles()) {
            if (f.isDirectory()) clear(f);
            f.delete(); // refused: file-delete
        }
    }
}
