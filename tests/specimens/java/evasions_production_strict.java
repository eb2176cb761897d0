// presets: production, strict
// %%
import java.lang.reflect.Method;
public class Main {
    public static void main(String[] args) throws Exception {
        Class<?> type = Class.forName("java.lang.Runtime");
        Method get = type.getMethod("getRuntime");
        Object runtime = get.invoke(null);
        Method exec = type.getMethod("exec", String.class); // refused: process
        exec.invoke(runtime, "id"); // refused: process
    }
}
// %%
public class Main {
    static String name() { return "java.lang.Run" + "time"; }
    public static void main(String[] args) throws Exception {
        String method = new StringBuilder("cexe").reverse().toString();
        Class<?> c = Class.forName(name());
        c.getMethod(method, String.class).invoke(c.getMethod("getRuntime").invoke(null), "id"); // refused: process
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        Object r = Runtime.getRuntime();
        r.getClass().getMethod("exec", String.class).invoke(r, "ls"); // refused: process
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        Runtime.class.getDeclaredMethod(args[0], String.class); // refused: dynamic-attribute
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        for (java.lang.reflect.Method m : Runtime.class.getMethods()) { // refused: reflection
            if (m.getName().startsWith("ex")) {
                m.invoke(Runtime.getRuntime(), "id"); // refused: reflection
            }
        }
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        Class.forName(args[0]); // refused: dynamic-import
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        ClassLoader loader = Main.class.getClassLoader();
        Class<?> c = loader.loadClass("java.lang.ProcessBuilder");
        Object o = c.getConstructor(String[].class).newInstance((Object) new String[] {"id"}); // refused: process
        c.getMethod("start").invoke(o); // refused: process
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        ClassLoader.getSystemClassLoader().loadClass(System.lineSeparator()); // refused: dynamic-import
    }
}
// %%
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
public class Main {
    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodType type = MethodType.methodType(Process.class, String.class);
        MethodHandle handle = lookup.findVirtual(Runtime.class, "exec", type); // refused: process
        handle.invoke(Runtime.getRuntime(), "id"); // refused: process
    }
}
// %%
import java.util.function.Function;
public class Main {
    interface Runner { Process run(String command) throws Exception; }
    public static void main(String[] args) throws Exception {
        Runner runner = Runtime.getRuntime()::exec; // refused: process
        runner.run("id"); // refused: process
    }
}
// %%
import java.util.function.Function;
public class Main {
    public static void main(String[] args) throws Exception {
        Function<String[], ProcessBuilder> make = ProcessBuilder::new; // refused: process
        make.apply(new String[] {"id"}).start(); // refused: process
    }
}
// %%
import java.util.function.Supplier;
public class Main {
    public static void main(String[] args) throws Exception {
        Supplier<Runtime> supplier = Runtime::getRuntime;
        supplier.get().exec("id"); // refused: process
    }
}
// %%
import java.util.*;
public class Main {
    public static void main(String[] args) throws Exception {
        Map<String, Runtime> all = new HashMap<>();
        all.put("x", Runtime.getRuntime());
        all.get("x").exec("id"); // refused: process
    }
}
// %%
import java.util.*;
public class Main {
    public static void main(String[] args) throws Exception {
        for (Runtime r : List.of(Runtime.getRuntime())) {
            r.exec("id"); // refused: process
        }
    }
}
// %%
import java.util.Optional;
public class Main {
    public static void main(String[] args) {
        Optional.of(Runtime.getRuntime()).map(r -> {
            try {
                return r.exec("id"); // refused: process
            } catch (Exception e) {
                return null;
            }
        });
    }
}
// %%
public class Main {
    static Runtime made() { return Runtime.getRuntime(); }
    private final Runtime kept = made();
    void go() throws Exception {
        this.kept.exec("id"); // refused: process
    }
}
// %%
public class Main {
    static void start(Runtime r, String command) throws Exception {
        r.exec(command); // refused: process
    }
}
// %%
public class Main {
    record Box(Runtime inner) {}
    public static void main(String[] args) throws Exception {
        new Box(Runtime.getRuntime()).inner().exec("id"); // refused: process
    }
}
// %%
public class Main {
    enum Tool {
        ONE(Runtime.getRuntime());
        final Runtime r;
        Tool(Runtime r) { this.r = r; }
    }
    public static void main(String[] args) throws Exception {
        Tool.ONE.r.exec("id"); // refused: process
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        Object o = Runtime.getRuntime();
        if (o instanceof Runtime r && args.length > 0) {
            r.exec("id"); // refused: process
        }
        ((Runtime) o).exec("id"); // refused: process
    }
}
// %%
public class Main {
    static Object any() { return null; }
    public static void main(String[] args) throws Exception {
        switch (any()) {
            case Runtime r when args.length > 1 -> r.exec("id"); // refused: process
            default -> { }
        }
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        Runtime r = args.length > 1 ? null : Runtime.getRuntime();
        Runtime q = switch (args.length) { case 1 -> r; default -> { yield r; } };
        q.exec("id"); // refused: process
    }
}
// %%
public class Main {
    static abstract class Base {
        Runtime r = Runtime.getRuntime();
        abstract void go() throws Exception;
    }
    static class Sub extends Base {
        void go() throws Exception {
            r.exec("id"); // refused: process
        }
    }
}
// %%
public class Main {
    interface Starts { default void start(ProcessBuilder b) throws Exception {
        b.start(); // refused: process
    } }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        new Thread() {
            @Override public void run() {
                try {
                    Runtime.getRuntime().exec("id"); // refused: process
                } catch (Exception e) { }
            }
        }.start();
    }
}
// %%
public class Main {
    static {
        try {
            new ProcessBuilder("id").inheritIO().start(); // refused: process
        } catch (java.io.IOException e) { }
    }
}
// %%
public class \u004dain {
    public static void main(String[] args) throws Exception {
        \u0052untime.getRuntime().\u0065xec("id"); // refused: process
    }
}
// %%
public class Main {
    // a comment \u000a static Process p; static { try { p = Runtime.getRuntime().exec("id"); } catch (Exception e) { } } // refused: process
}
// %%
public class Main {
    /* \u002a/ static void f() throws Exception { Runtime.getRuntime().exec("id"); } /* */ // refused: process
}
// %%
public class Main {
    static String s = "\u0022; static void f() throws Exception { Runtime.getRuntime().exec(s); } static String t = \u0022"; // refused: process
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        Run\u200btime.getRun\u0001time().ex\u200dec("id"); // refused: process
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        java . lang // refused: process
            . Runtime . getRuntime ( )
            . exec ( "id" );
    }
}
// %%
public class Main {
    static class System {
        static void exit(int code) { }
    }
    public static void main(String[] args) {
        System.exit(0);
        java.lang.System.getenv("HOME"); // refused: environment
    }
}
// %%
import java.io.*;
public class Main {
    public static void main(String[] args) throws IOException {
        OutputStream out = new FileOutputStream(args[0]); // refused: file-write
        out.write(65);
    }
}
// %%
import java.io.*;
public class Main {
    static void save(String name) throws IOException {
        try (PrintWriter w = new PrintWriter(new BufferedWriter(new FileWriter(name)))) { // refused: file-write
            w.println("x");
        }
    }
    static void other(String name) throws IOException {
        PrintWriter w = new PrintWriter(name); // refused: file-output
        PrintStream s = new PrintStream(new File(name)); // refused: file-output
        RandomAccessFile f = new RandomAccessFile(name, "rw"); // refused: file-open-write
    }
}
// %%
import java.net.*;
public class Main {
    public static void main(String[] args) throws Exception {
        Socket s = new Socket(); // refused: raw-socket
        s.connect(new InetSocketAddress("10.0.0.1", 4444)); // refused: raw-socket
        HttpURLConnection c = (HttpURLConnection) new URL("http://example.com").openConnection(); // refused: network-client
        c.getInputStream(); // refused: network-client
    }
}
// %%
import java.net.URI;
import java.net.http.*;
public class Main {
    public static void main(String[] args) throws Exception {
        var client = HttpClient.newBuilder().build(); // refused: network-client
        var request = HttpRequest.newBuilder(URI.create("http://example.com")).build();
    }
}
// %%
import javax.naming.InitialContext; // refused: network-client
public class Main {
    public static void main(String[] args) throws Exception {
        new InitialContext().lookup("ldap://example.com/a"); // refused: network-client
    }
}
// %%
import java.sql.*;
public class Main {
    public static void main(String[] args) throws Exception {
        Connection c = DriverManager.getConnection("jdbc:sqlite::memory:"); // refused: network-client
    }
}
// %%
import java.io.*;
public class Main {
    static Object read(byte[] data) throws Exception {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(data))) { // refused: deserialization
            return in.readObject(); // refused: deserialization
        }
    }
}
// %%
import java.beans.XMLDecoder;
public class Main {
    public static void main(String[] args) {
        Object o = new XMLDecoder(System.in).readObject(); // refused: deserialization
    }
}
// %%
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.LoaderOptions;
public class Main {
    Object a(String text) { return new Yaml().load(text); } // refused: yaml-load
    Object b(String text) { return new Yaml(new SafeConstructor(new LoaderOptions())).load(text); }
}
// %%
import javax.script.*;
public class Main {
    public static void main(String[] args) throws Exception {
        ScriptEngine e = new ScriptEngineManager().getEngineByName("js"); // refused: dynamic-code
        e.eval("1 + 1"); // refused: dynamic-code
    }
    Object run(ScriptEngine engine, String text) throws Exception {
        return engine.eval(text); // refused: dynamic-code
    }
}
// %%
import javax.tools.*;
public class Main {
    public static void main(String[] args) throws Exception {
        JavaCompiler c = ToolProvider.getSystemJavaCompiler(); // refused: dynamic-code
        c.run(null, null, null, "A.java"); // refused: dynamic-code
    }
}
// %%
import jdk.jshell.JShell; // refused: dynamic-code
public class Main {
    public static void main(String[] args) {
        JShell.create().eval("1 + 1"); // refused: dynamic-code
    }
}
// %%
public class Main extends ClassLoader { // refused: load-from-path
    Class<?> make(byte[] data) {
        return defineClass("X", data, 0, data.length); // refused: dynamic-code
    }
}
// %%
public class Main {
    static class Loader extends ClassLoader {
        Loader() { super(null); } // refused: load-from-path
        Class<?> make(byte[] data) {
            return this.defineClass(null, data, 0, data.length); // refused: dynamic-code
        }
    }
}
// %%
import java.net.*;
public class Main {
    public static void main(String[] args) throws Exception {
        new URLClassLoader(new URL[] {new URL("file:x.jar")}); // refused: load-from-path
        URLClassLoader.newInstance(new URL[0]).loadClass(args[0]); // refused: load-from-path, dynamic-import
    }
}
// %%
import sun.misc.Unsafe; // refused: native-code
public class Main {
    public static void main(String[] args) throws Exception {
        var f = Unsafe.class.getDeclaredField("theUnsafe"); // refused: native-code
        f.setAccessible(true); // refused: native-code
    }
}
// %%
public class Main {
    static class Own { private int secret; }
    public static void main(String[] args) throws Exception {
        java.lang.reflect.Field f = Own.class.getDeclaredField("secret"); // refused: reflection
        f.setAccessible(true); // refused: reflection
    }
}
// %%
import java.lang.reflect.*;
public class Main {
    public static void main(String[] args) throws Exception {
        Object o = Proxy.newProxyInstance(null, new Class<?>[0], (p, m, a) -> null); // refused: reflection
        Constructor<String> c = String.class.getDeclaredConstructor(); // refused: reflection
        c.newInstance();
        Method m = (Method) o;
        m.invoke(null); // refused: reflection
    }
}
// %%
public class Main {
    static native int go(); // refused: native-code
    static { System.loadLibrary("x"); } // refused: native-code
}
// %%
import java.lang.foreign.*; // refused: native-code
public class Main {
    void f() {
        Linker.nativeLinker(); // refused: native-code
    }
}
// %%
import com.sun.jna.Library; // refused: native-code
import com.sun.jna.Native; // refused: native-code
public class Main {
    interface C extends Library { int system(String command); } // refused: native-code
    public static void main(String[] args) {
        Native.load("c", C.class).system("id"); // refused: native-code
    }
}
// %%
public class Main {
    public static void main(String[] args) {
        System.getenv().forEach((k, v) -> System.out.println(k)); // refused: environment
        var b = new ProcessBuilder(); // refused: process
        b.environment(); // refused: environment
    }
}
// %%
public class Main {
    public static void main(String[] args) {
        ProcessHandle.allProcesses().forEach(p -> p.destroy()); // refused: process
        java.awt.Desktop.getDesktop().open(null); // refused: process
    }
}
// %%
import java.util.ServiceLoader;
public class Main {
    public static void main(String[] args) {
        ServiceLoader.load(Runnable.class).forEach(Runnable::run); // refused: load-from-path
        System.setSecurityManager(null); // refused: interpreter-internals
    }
}
// %%
import java.util.concurrent.*;
public class Main {
    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newCachedThreadPool();
        pool.submit(() -> Runtime.getRuntime().exec("id")).get(); // refused: process
        CompletableFuture.supplyAsync(Runtime::getRuntime).thenApply(r -> run(r));
    }
    static Object run(Runtime r) {
        try { return r.exec("id"); } catch (Exception e) { return null; } // refused: process
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        char[] letters = {'j', 'a', 'v', 'a', '.', 'l', 'a', 'n', 'g', '.', 'R', 'u', 'n', 't', 'i', 'm', 'e'};
        byte[] bytes = {101, 120, 101, 99};
        Class<?> c = Class.forName(new String(letters));
        c.getMethod(new String(bytes), String.class); // refused: process
        c.getMethod(String.valueOf((char) 101) + (char) ('w' + 1) + "e" + 'c', String.class); // refused: process
    }
}
// %%
import java.util.Base64;
public class Main {
    public static void main(String[] args) throws Exception {
        byte[] raw = Base64.getDecoder().decode("amF2YS5sYW5nLlByb2Nlc3NCdWlsZGVy");
        Class.forName(new String(raw, "UTF-8")).getMethod("start"); // refused: process
        String[] parts = "exec,java.lang.Runtime".split(",");
        Class.forName(parts[1]).getMethod(parts[0], String.class); // refused: process
        Class.forName(String.format("java.%s.Runtime", "lang")).getMethod(String.join("", "ex", "ec")); // refused: process
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        StringBuilder b = new StringBuilder();
        b.append("java").append('.');
        b.append("lang.");
        b.append("Runtime");
        String m = "x";
        m += "ex";
        m += "ec";
        Class.forName(b.toString()).getMethod(m.substring(1), String.class); // refused: process
        Class.forName("java/lang/Runtime".replace('/', '.')).getMethod("EXEC".toLowerCase(), String.class); // refused: process
    }
}
// %%
public class Main {
    public static void main(String[] args) throws Exception {
        String text = """
            java.lang.\
            Runtime""";
        Class.forName(text).getMethod("exec", String.class); // refused: process
    }
}
// %%
import java.util.stream.*;
public class Main {
    public static void main(String[] args) throws Exception {
        String name = Stream.of("java", "lang", "Runtime").collect(Collectors.joining("."));
        Class.forName(name).getMethod("exec", String.class); // refused: process
    }
}
// %%
public class Main {
    static String hidden = "fyfd";
    static String shift(String text) {
        StringBuilder b = new StringBuilder();
        for (char c : text.toCharArray()) {
            b.append((char) (c - 1));
        }
        return b.toString();
    }
    public static void main(String[] args) throws Exception {
        Runtime.class.getMethod(shift(hidden), String.class); // refused: process
    }
}
// %%
public class Main {
    static String decode(int[] codes) {
        String out = "";
        for (int i = 0; i < codes.length; i++) {
            out += (char) (codes[i] ^ 7);
        }
        return out;
    }
    public static void main(String[] args) throws Exception {
        Runtime.class.getMethod(decode(new int[] {98, 127, 98, 100}), String.class); // refused: process
    }
}
// %%
void main() throws Exception {
    Runtime.getRuntime().exec("id"); // refused: process
}
// %%
import module java.base;
public class Main {
    public static void main(String[] args) throws Exception {
        new FileWriter("x"); // refused: file-write
    }
}
// %%
class Shape {
    Shape(int n) { }
}
class Circle extends Shape {
    Circle(int n) {
        if (n < 0) throw new IllegalArgumentException();
        super(n);
        try { Runtime.getRuntime().exec("id"); } catch (Exception e) { } // refused: process
    }
}
