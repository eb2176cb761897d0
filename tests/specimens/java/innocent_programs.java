// presets: minimal, development, educational, data_science, production, strict
// %%
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

public class Main {
    /** A small interpreter: its methods are called eval, exec and system, and are its own. */
    static class Machine {
        private final Deque<Integer> stack = new ArrayDeque<>();
        private final Map<String, Integer> variables = new HashMap<>();

        int eval(String expression) {
            for (String word : expression.split(" ")) {
                switch (word) {
                    case "+" -> stack.push(stack.pop() + stack.pop());
                    case "*" -> stack.push(stack.pop() * stack.pop());
                    default -> stack.push(variables.containsKey(word) ? variables.get(word) : Integer.parseInt(word));
                }
            }
            return stack.pop();
        }

        void exec(String line) {
            String[] parts = line.split("=");
            variables.put(parts[0].trim(), eval(parts[1].trim()));
        }

        void system(String command) {
            System.out.println("pretending to run " + command);
        }
    }

    public static void main(String[] args) {
        Machine machine = new Machine();
        machine.exec("x = 3 4 +");
        machine.system("rm -rf /");
        System.out.println(machine.eval("x 2 *"));
    }
}
// %%
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner scanner = new Scanner(System.in);
        int sum = 0;
        int count = 0;
        while (scanner.hasNextInt()) {
            sum += scanner.nextInt();
            count++;
        }
        if (count > 0) {
            System.out.printf("mean %.2f of %d%n", (double) sum / count, count);
        } else {
            System.err.println("no numbers");
        }
        scanner.close();
    }
}
// %%
import java.io.*;
import java.util.*;

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in));
        PrintWriter out = new PrintWriter(new BufferedWriter(new OutputStreamWriter(System.out)));
        Map<String, Integer> counts = new TreeMap<>();
        String line;
        while ((line = reader.readLine()) != null) {
            StringTokenizer tokens = new StringTokenizer(line);
            while (tokens.hasMoreTokens()) {
                counts.merge(tokens.nextToken().toLowerCase(), 1, Integer::sum);
            }
        }
        counts.forEach((word, count) -> out.println(word + " " + count));
        out.flush();
    }
}
// %%
import java.util.ArrayList;
import java.util.List;

public class Main {
    /** Our own Runtime, which has nothing to do with the platform's. */
    static class Runtime {
        private final List<String> log = new ArrayList<>();

        static Runtime getRuntime() {
            return new Runtime();
        }

        void exec(String command) {
            log.add(command);
        }

        void halt(int code) {
            log.add("halt " + code);
        }
    }

    static class ProcessBuilder {
        private final String name;

        ProcessBuilder(String name) {
            this.name = name;
        }

        String start() {
            return "started " + name;
        }
    }

    public static void main(String[] args) {
        Runtime runtime = Runtime.getRuntime();
        runtime.exec("ls");
        runtime.halt(0);
        System.out.println(new ProcessBuilder("pump").start() + runtime.log);
    }
}
// %%
import java.util.HashMap;
import java.util.Map;

public class Main {
    /** A file system in memory. */
    static class File {
        private static final Map<String, String> STORE = new HashMap<>();
        private final String path;

        File(String path) {
            this.path = path;
        }

        boolean delete() {
            return STORE.remove(path) != null;
        }

        void write(String text) {
            STORE.put(path, text);
        }

        boolean mkdir() {
            return STORE.putIfAbsent(path + "/", "") == null;
        }

        String read() {
            return STORE.getOrDefault(path, "");
        }
    }

    public static void main(String[] args) {
        File file = new File("/etc/passwd");
        file.write("not a real file");
        System.out.println(file.read() + file.delete() + new File("/").mkdir());
    }
}
// %%
import java.util.PriorityQueue;
import java.util.Arrays;

public class Main {
    record Edge(int to, int weight) {}

    record Step(int node, int distance) {}

    static int[] shortest(Edge[][] graph, int start) {
        int[] distances = new int[graph.length];
        Arrays.fill(distances, Integer.MAX_VALUE);
        distances[start] = 0;
        PriorityQueue<Step> queue = new PriorityQueue<>((a, b) -> Integer.compare(a.distance(), b.distance()));
        queue.add(new Step(start, 0));
        while (!queue.isEmpty()) {
            Step step = queue.poll();
            if (step.distance() > distances[step.node()]) continue;
            for (Edge edge : graph[step.node()]) {
                int next = step.distance() + edge.weight();
                if (next < distances[edge.to()]) {
                    distances[edge.to()] = next;
                    queue.add(new Step(edge.to(), next));
                }
            }
        }
        return distances;
    }

    public static void main(String[] args) {
        Edge[][] graph = {{new Edge(1, 4), new Edge(2, 1)}, {}, {new Edge(1, 2)}};
        System.out.println(Arrays.toString(shortest(graph, 0)));
    }
}
// %%
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.List;

public class Main {
    static <T> Supplier<T> memo(Supplier<T> source) {
        Object[] kept = new Object[1];
        return () -> {
            if (kept[0] == null) {
                kept[0] = source.get();
            }
            @SuppressWarnings("unchecked")
            T value = (T) kept[0];
            return value;
        };
    }

    public static void main(String[] args) {
        Function<Integer, Integer> twice = x -> 2 * x;
        Function<Integer, Integer> both = twice.andThen(x -> x + 1).compose(Math::abs);
        List<String> shown = IntStream.rangeClosed(-3, 3).boxed().map(both).map(String::valueOf).collect(Collectors.toList());
        Supplier<String> joined = memo(() -> String.join(",", shown));
        System.out.println(joined.get() + joined.get());
    }
}
// %%
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.ArrayList;
import java.util.List;

public class Main {
    static long sum(int from, int to) {
        long total = 0;
        for (int i = from; i < to; i++) {
            total += i;
        }
        return total;
    }

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<Long>> parts = new ArrayList<>();
        for (int part = 0; part < 4; part++) {
            int from = part * 1000;
            parts.add(pool.submit(() -> sum(from, from + 1000)));
        }
        long total = 0;
        for (Future<Long> part : parts) {
            total += part.get();
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.SECONDS);
        System.out.println(total);
    }
}
// %%
public class Main {
    // Runtime.getRuntime().exec("rm -rf /") stands only in this comment.
    /* So does System.exit(1); and new ProcessBuilder("sh").start(); */
    static final String HELP = "call Runtime.getRuntime().exec(\"id\") or System.exit(0)";
    static final String SCRIPT = """
        Class.forName("java.lang.Runtime");
        new java.io.FileWriter("x");
        System.getenv("HOME");
        """;

    public static void main(String[] args) {
        System.out.println(HELP.length() + SCRIPT.lines().count());
        for (String word : SCRIPT.split("\\W+")) {
            System.out.println(word.replace("exec", "****"));
        }
    }
}
// %%
import java.util.Iterator;
import java.util.NoSuchElementException;

public class Main {
    static class Ring<T> implements Iterable<T> {
        private final Object[] items;
        private int start;
        private int size;

        Ring(int capacity) {
            items = new Object[capacity];
        }

        void open(T item) {
            items[(start + size) % items.length] = item;
            if (size < items.length) size++;
            else start = (start + 1) % items.length;
        }

        @SuppressWarnings("unchecked")
        T remove() {
            if (size == 0) throw new NoSuchElementException("empty");
            T item = (T) items[start];
            start = (start + 1) % items.length;
            size--;
            return item;
        }

        @Override
        public Iterator<T> iterator() {
            return new Iterator<T>() {
                private int seen;

                @Override
                public boolean hasNext() {
                    return seen < size;
                }

                @Override
                @SuppressWarnings("unchecked")
                public T next() {
                    return (T) items[(start + seen++) % items.length];
                }
            };
        }
    }

    public static void main(String[] args) {
        Ring<String> ring = new Ring<>(2);
        ring.open("a");
        ring.open("b");
        ring.open("c");
        ring.remove();
        for (String item : ring) System.out.println(item);
    }
}
// %%
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

public class Main {
    enum Currency {
        EUR("€"), USD("$");

        private final String sign;

        Currency(String sign) {
            this.sign = sign;
        }

        String show(BigDecimal amount) {
            return sign + amount.setScale(2, RoundingMode.HALF_UP);
        }
    }

    public static void main(String[] args) {
        BigDecimal price = new BigDecimal("19.995");
        for (Currency currency : Currency.values()) {
            System.out.println(currency + " " + currency.show(price.multiply(BigDecimal.valueOf(3))));
        }
        LocalDate day = LocalDate.of(2024, 2, 28).plusDays(2);
        System.out.println(day.format(DateTimeFormatter.ISO_DATE) + Duration.ofMinutes(90).toHours());
    }
}
// %%
import java.util.ArrayList;
import java.util.List;

public class Main {
    sealed interface Shape permits Circle, Square {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    static double area(Shape shape) {
        if (shape instanceof Circle c) {
            return Math.PI * c.radius() * c.radius();
        } else if (shape instanceof Square s && s.side() > 0) {
            return s.side() * s.side();
        }
        throw new IllegalArgumentException("no shape");
    }

    public static void main(String[] args) {
        List<Shape> shapes = new ArrayList<>(List.of(new Circle(1), new Square(2)));
        shapes.removeIf(shape -> area(shape) > 100);
        System.out.println(shapes.stream().mapToDouble(Main::area).sum());
        System.out.println(shapes.get(0).getClass().getSimpleName() + shapes.get(1).hashCode() / 1_000_000_000);
    }
}
// %%
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

public class Main {
    static String digest(String text) throws NoSuchAlgorithmException {
        byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(bytes);
    }

    public static void main(String[] args) throws NoSuchAlgorithmException {
        String encoded = Base64.getEncoder().encodeToString("hello exec".getBytes(StandardCharsets.UTF_8));
        String decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        System.out.println(encoded + decoded + digest(decoded));
    }
}
// %%
public class Main {
    static class Node<K extends Comparable<K>> {
        K key;
        Node<K> left;
        Node<K> right;

        Node(K key) {
            this.key = key;
        }
    }

    static <K extends Comparable<K>> Node<K> insert(Node<K> root, K key) {
        if (root == null) return new Node<>(key);
        int order = key.compareTo(root.key);
        if (order < 0) root.left = insert(root.left, key);
        else if (order > 0) root.right = insert(root.right, key);
        return root;
    }

    static <K extends Comparable<K>> Node<K> delete(Node<K> root, K key) {
        if (root == null) return null;
        int order = key.compareTo(root.key);
        if (order < 0) root.left = delete(root.left, key);
        else if (order > 0) root.right = delete(root.right, key);
        else if (root.left == null) return root.right;
        else if (root.right == null) return root.left;
        else {
            Node<K> least = root.right;
            while (least.left != null) least = least.left;
            root.key = least.key;
            root.right = delete(root.right, least.key);
        }
        return root;
    }

    static void walk(Node<?> node, StringBuilder out) {
        if (node == null) return;
        walk(node.left, out);
        out.append(node.key).append(' ');
        walk(node.right, out);
    }

    public static void main(String[] args) {
        Node<Integer> root = null;
        for (int key : new int[] {5, 2, 8, 1, 9}) root = insert(root, key);
        root = delete(root, 5);
        StringBuilder out = new StringBuilder();
        walk(root, out);
        System.out.println(out.toString().trim());
    }
}
// %%
import java.util.LinkedHashMap;
import java.util.Map;

public class Main {
    /** A cache whose methods have names that sound dangerous elsewhere. */
    static class Cache<K, V> extends LinkedHashMap<K, V> {
        private final int limit;

        Cache(int limit) {
            super(16, 0.75f, true);
            this.limit = limit;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > limit;
        }

        void load(K key, V value) {
            put(key, value);
        }

        void exit() {
            clear();
        }
    }

    public static void main(String[] args) {
        Cache<String, Integer> cache = new Cache<>(2);
        cache.load("a", 1);
        cache.load("b", 2);
        cache.get("a");
        cache.load("c", 3);
        System.out.println(cache.keySet());
        cache.exit();
        System.out.println(cache.isEmpty());
    }
}
// %%
import java.util.Random;

public class Main {
    interface Strategy {
        double invoke(double x);

        default Strategy then(Strategy next) {
            return x -> next.invoke(invoke(x));
        }
    }

    static double integrate(Strategy f, double from, double to, int steps) {
        double width = (to - from) / steps;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            sum += f.invoke(from + (i + 0.5) * width) * width;
        }
        return sum;
    }

    public static void main(String[] args) {
        Strategy square = x -> x * x;
        System.out.printf("%.4f%n", integrate(square.then(Math::sqrt), 0, 1, 1000));
        Random random = new Random(42);
        int inside = 0;
        for (int i = 0; i < 10_000; i++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            if (x * x + y * y <= 1) inside++;
        }
        System.out.println(4.0 * inside / 10_000 > 3);
    }
}
// %%
import java.util.Arrays;

public class Main {
    static long[][] multiply(long[][] a, long[][] b) {
        int n = a.length;
        long[][] c = new long[n][n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                for (int k = 0; k < n; k++)
                    c[i][j] = (c[i][j] + a[i][k] * b[k][j]) % 1_000_000_007L;
        return c;
    }

    static long[][] power(long[][] base, long exponent) {
        long[][] result = {{1, 0}, {0, 1}};
        while (exponent > 0) {
            if ((exponent & 1) == 1) result = multiply(result, base);
            base = multiply(base, base);
            exponent >>= 1;
        }
        return result;
    }

    public static void main(String[] args) {
        long[][] fibonacci = {{1, 1}, {1, 0}};
        System.out.println(Arrays.deepToString(power(fibonacci, 90)));
    }
}
// %%
import java.util.ArrayList;
import java.util.List;

public class Main {
    interface Listener {
        void accept(String event);
    }

    static class Bus {
        private final List<Listener> listeners = new ArrayList<>();

        void connect(Listener listener) {
            listeners.add(listener);
        }

        void send(String event) {
            for (Listener listener : listeners) listener.accept(event);
        }

        void close() {
            listeners.clear();
        }
    }

    static class Socket {
        final String host;

        Socket(String host, int port) {
            this.host = host + ":" + port;
        }
    }

    public static void main(String[] args) {
        Bus bus = new Bus();
        StringBuilder log = new StringBuilder();
        bus.connect(log::append);
        bus.connect(event -> System.out.println("got " + event));
        bus.send(new Socket("example.com", 80).host);
        bus.close();
        System.out.println(log);
    }
}
// %%
public class Main {
    enum Token { NUMBER, PLUS, MINUS, TIMES, OPEN, CLOSE, END }

    static class Parser {
        private final String source;
        private int at;

        Parser(String source) {
            this.source = source.replaceAll("\\s+", "");
        }

        private char peek() {
            return at < source.length() ? source.charAt(at) : '\0';
        }

        double expression() {
            double value = term();
            while (peek() == '+' || peek() == '-') {
                char sign = source.charAt(at++);
                double right = term();
                value = sign == '+' ? value + right : value - right;
            }
            return value;
        }

        double term() {
            double value = factor();
            while (peek() == '*' || peek() == '/') {
                value = source.charAt(at++) == '*' ? value * factor() : value / factor();
            }
            return value;
        }

        double factor() {
            if (peek() == '(') {
                at++;
                double inner = expression();
                at++;
                return inner;
            }
            int begin = at;
            while (Character.isDigit(peek()) || peek() == '.') at++;
            return Double.parseDouble(source.substring(begin, at));
        }
    }

    static double eval(String text) {
        return new Parser(text).expression();
    }

    public static void main(String[] args) {
        System.out.println(eval("2 * (3 + 4) - 5 / 2"));
        System.out.println(Token.valueOf("PLUS").ordinal());
    }
}
// %%
import java.util.Optional;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

public class Main {
    record Employee(String name, String department, int salary) {}

    public static void main(String[] args) {
        List<Employee> staff = List.of(
            new Employee("Ann", "process", 5200),
            new Employee("Bob", "network", 4100),
            new Employee("Eve", "process", 6100));
        Map<String, Double> means = staff.stream()
            .collect(Collectors.groupingBy(Employee::department, Collectors.averagingInt(Employee::salary)));
        Optional<Employee> best = staff.stream().max((a, b) -> a.salary() - b.salary());
        means.entrySet().stream().sorted(Map.Entry.comparingByKey())
            .forEach(entry -> System.out.println(entry.getKey() + "=" + entry.getValue()));
        best.map(Employee::name).ifPresent(System.out::println);
    }
}
// %%
public class Main {
    static class Account {
        private long cents;
        private static int made;

        Account(long cents) {
            this.cents = cents;
            made++;
        }

        synchronized void transfer(Account other, long amount) throws InsufficientFunds {
            if (amount > cents) throw new InsufficientFunds(amount - cents);
            cents -= amount;
            other.cents += amount;
        }
    }

    static class InsufficientFunds extends Exception {
        InsufficientFunds(long missing) {
            super("missing " + missing);
        }
    }

    public static void main(String[] args) {
        Account a = new Account(100);
        Account b = new Account(50);
        try {
            a.transfer(b, 70);
            a.transfer(b, 70);
        } catch (InsufficientFunds problem) {
            System.out.println(problem.getMessage());
        } finally {
            System.out.println(a.cents + " " + b.cents + " " + Account.made);
        }
    }
}
// %%
import java.util.BitSet;

public class Main {
    public static void main(String[] args) {
        long begin = System.nanoTime();
        int limit = 200;
        BitSet composite = new BitSet(limit);
        for (int i = 2; i * i < limit; i++) {
            if (!composite.get(i)) {
                for (int j = i * i; j < limit; j += i) composite.set(j);
            }
        }
        StringBuilder line = new StringBuilder();
        for (int i = composite.nextClearBit(2); i < limit; i = composite.nextClearBit(i + 1)) {
            line.append(i).append(i > 190 ? System.lineSeparator() : " ");
        }
        System.out.print(line);
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.println(System.nanoTime() > begin && used > 0);
        System.arraycopy(new int[3], 0, new int[3], 0, 3);
        System.gc();
    }
}
// %%
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

public class Main {
    private static final Map<String, BiFunction<Double, Double, Double>> COMMANDS = new HashMap<>();

    static {
        COMMANDS.put("exec", (a, b) -> a + b);
        COMMANDS.put("delete", (a, b) -> a - b);
        COMMANDS.put("system", Math::max);
        COMMANDS.put("eval", Math::pow);
    }

    static double run(String command, double a, double b) {
        BiFunction<Double, Double, Double> chosen = COMMANDS.get(command);
        if (chosen == null) {
            throw new UnsupportedOperationException("unknown command: " + command);
        }
        return chosen.apply(a, b);
    }

    public static void main(String[] args) {
        for (String command : new String[] {"exec", "delete", "system", "eval"}) {
            System.out.println(command + " " + run(command, 2, 5));
        }
    }
}
// %%
public class Main {
    static int[][] board = new int[9][9];

    static boolean allowed(int row, int column, int digit) {
        for (int i = 0; i < 9; i++) {
            if (board[row][i] == digit || board[i][column] == digit) return false;
            if (board[row / 3 * 3 + i / 3][column / 3 * 3 + i % 3] == digit) return false;
        }
        return true;
    }

    static boolean solve(int cell) {
        if (cell == 81) return true;
        int row = cell / 9;
        int column = cell % 9;
        if (board[row][column] != 0) return solve(cell + 1);
        for (int digit = 1; digit <= 9; digit++) {
            if (allowed(row, column, digit)) {
                board[row][column] = digit;
                if (solve(cell + 1)) return true;
                board[row][column] = 0;
            }
        }
        return false;
    }

    public static void main(String[] args) {
        board[0][0] = 7;
        System.out.println(solve(0));
        for (int[] row : board) {
            StringBuilder line = new StringBuilder();
            for (int digit : row) line.append(digit);
            System.out.println(line);
        }
    }
}
// %%
import java.util.Objects;

public class Main {
    static final class Point implements Comparable<Point>, Cloneable {
        final int x;
        final int y;

        Point(int x, int y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) return true;
            if (other == null || getClass() != other.getClass()) return false;
            Point point = (Point) other;
            return x == point.x && y == point.y;
        }

        @Override
        public int hashCode() {
            return Objects.hash(x, y);
        }

        @Override
        public int compareTo(Point other) {
            return x != other.x ? Integer.compare(x, other.x) : Integer.compare(y, other.y);
        }

        @Override
        public Point clone() throws CloneNotSupportedException {
            return (Point) super.clone();
        }

        @Override
        public String toString() {
            return getClass().getName() + "(" + x + ", " + y + ")";
        }
    }

    public static void main(String[] args) throws CloneNotSupportedException {
        Point point = new Point(1, 2);
        System.out.println(point.equals(point.clone()) + " " + point + " " + Point.class.getSimpleName());
    }
}
// %%
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.PrintWriter;
import java.util.Scanner;

public class Main {
    public static void main(String[] args) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(42);
            out.writeUTF("file");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            System.out.println(in.readInt() + in.readUTF());
        }
        StringWriter text = new StringWriter();
        new PrintWriter(text).printf("%05d|%s", 7, "delete");
        System.out.println(text);
        Scanner words = new Scanner("one two three");
        while (words.hasNext()) System.out.println(words.next());
        System.out.println(new StringReader("x").read());
    }
}
// %%
public class Main {
    static class Matrix {
        final double[][] cells;

        Matrix(int n) {
            cells = new double[n][n];
        }

        static Matrix identity(int n) {
            Matrix made = new Matrix(n);
            for (int i = 0; i < n; i++) made.cells[i][i] = 1;
            return made;
        }

        Matrix times(Matrix other) {
            int n = cells.length;
            Matrix product = new Matrix(n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = 0;
                    for (int k = 0; k < n; k++) sum += cells[i][k] * other.cells[k][j];
                    product.cells[i][j] = sum;
                }
            }
            return product;
        }

        double trace() {
            double sum = 0;
            for (int i = 0; i < cells.length; i++) sum += cells[i][i];
            return sum;
        }
    }

    public static void main(String[] args) {
        Matrix m = Matrix.identity(3);
        m.cells[0][2] = 5;
        System.out.println(m.times(m).trace() + " " + Math.hypot(3, 4) + " " + (char) ('a' + 2) + (byte) 300);
    }
}
// %%
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

public class Main {
    record Cell(int row, int column) {}

    static int flood(String[] map, Cell start) {
        Queue<Cell> open = new ArrayDeque<>();
        Set<Cell> seen = new HashSet<>();
        open.offer(start);
        seen.add(start);
        int[][] moves = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};
        while (!open.isEmpty()) {
            Cell cell = open.remove();
            for (int[] move : moves) {
                Cell next = new Cell(cell.row() + move[0], cell.column() + move[1]);
                boolean inside = next.row() >= 0 && next.row() < map.length
                    && next.column() >= 0 && next.column() < map[0].length();
                if (inside && map[next.row()].charAt(next.column()) == '.' && seen.add(next)) {
                    open.offer(next);
                }
            }
        }
        return seen.size();
    }

    public static void main(String[] args) {
        System.out.println(flood(new String[] {"..#.", ".##.", "...."}, new Cell(0, 0)));
    }
}
// %%
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Main {
    private static final Pattern CALL = Pattern.compile("(\\w+)\\.(exec|eval|delete)\\(([^)]*)\\)");

    public static void main(String[] args) {
        String source = "a.exec(1); b.eval(\"x\"); Files.delete(path)";
        Matcher matcher = CALL.matcher(source);
        while (matcher.find()) {
            System.out.println(matcher.group(1) + " calls " + matcher.group(2) + " with " + matcher.group(3));
        }
        System.out.println(CALL.matcher(source).replaceAll("$1.$2(…)"));
        System.out.println("x1y22".replaceAll("[0-9]+", "#").matches("x#y#"));
    }
}
// %%
public class Main {
    static abstract class Animal {
        private final String name;

        protected Animal(String name) {
            this.name = name;
        }

        abstract String sound();

        String speak() {
            return name + " says " + sound();
        }
    }

    static class Dog extends Animal {
        Dog() {
            super("Dog");
        }

        @Override
        String sound() {
            return "woof";
        }
    }

    static class Puppy extends Dog {
        @Override
        String speak() {
            return super.speak().toLowerCase();
        }
    }

    public static void main(String[] args) {
        Animal[] animals = {new Dog(), new Puppy(), new Animal("Cow") {
            @Override
            String sound() {
                return "moo";
            }
        }};
        for (Animal animal : animals) System.out.println(animal.speak());
    }
}
// %%
import java.util.List;
import java.util.ArrayList;
import java.util.Collections;

public class Main {
    static class Process {
        final int pid;
        int burst;

        Process(int pid, int burst) {
            this.pid = pid;
            this.burst = burst;
        }
    }

    static class Scheduler {
        final List<Process> queue = new ArrayList<>();

        void start(Process process) {
            queue.add(process);
        }

        void kill(int pid) {
            queue.removeIf(process -> process.pid == pid);
        }

        List<Integer> run(int quantum) {
            List<Integer> order = new ArrayList<>();
            while (!queue.isEmpty()) {
                Process process = queue.remove(0);
                order.add(process.pid);
                process.burst -= quantum;
                if (process.burst > 0) queue.add(process);
            }
            return order;
        }
    }

    public static void main(String[] args) {
        Scheduler scheduler = new Scheduler();
        for (int pid = 1; pid <= 3; pid++) scheduler.start(new Process(pid, pid * 2));
        scheduler.kill(2);
        List<Integer> order = scheduler.run(2);
        Collections.reverse(order);
        System.out.println(order);
    }
}
// %%
public class Main {
    static String caesar(String text, int shift) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (Character.isUpperCase(c)) out.append((char) ('A' + (c - 'A' + shift + 26) % 26));
            else if (Character.isLowerCase(c)) out.append((char) ('a' + (c - 'a' + shift + 26) % 26));
            else out.append(c);
        }
        return out.toString();
    }

    static boolean palindrome(String text) {
        String plain = text.toLowerCase().replaceAll("[^a-z]", "");
        return new StringBuilder(plain).reverse().toString().equals(plain);
    }

    public static void main(String[] args) {
        String hidden = caesar("Runtime exec", 3);
        System.out.println(hidden + " " + caesar(hidden, -3));
        System.out.println(palindrome("A man, a plan, a canal: Panama"));
        System.out.println("%d items, %s".formatted(3, String.valueOf(new char[] {'o', 'k'})));
    }
}
// %%
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

public class Main {
    private static final AtomicInteger TICKETS = new AtomicInteger(100);
    private static final ReentrantLock LOCK = new ReentrantLock();

    public static void main(String[] args) throws InterruptedException {
        ConcurrentHashMap<String, Integer> sold = new ConcurrentHashMap<>();
        CountDownLatch done = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            Thread seller = new Thread(() -> {
                while (TICKETS.getAndDecrement() > 0) {
                    LOCK.lock();
                    try {
                        sold.merge(Thread.currentThread().getName(), 1, Integer::sum);
                    } finally {
                        LOCK.unlock();
                    }
                }
                done.countDown();
            }, "seller-" + i);
            seller.setDaemon(true);
            seller.start();
        }
        done.await();
        System.out.println(sold.values().stream().mapToInt(Integer::intValue).sum());
        Thread.sleep(1);
    }
}
// %%
public class Main {
    @FunctionalInterface
    interface Command {
        String execute(String argument) throws Exception;
    }

    @interface Documented {
        String value() default "exec";
    }

    static class Shell {
        private final java.util.Map<String, Command> commands = new java.util.TreeMap<>();

        @Documented("delete")
        void register(String name, Command command) {
            commands.put(name, command);
        }

        String dispatch(String line) {
            int space = line.indexOf(' ');
            String name = space < 0 ? line : line.substring(0, space);
            String rest = space < 0 ? "" : line.substring(space + 1);
            try {
                return commands.getOrDefault(name, argument -> "no " + argument).execute(rest);
            } catch (Exception e) {
                return "failed: " + e.getMessage();
            }
        }
    }

    public static void main(String[] args) {
        Shell shell = new Shell();
        shell.register("echo", argument -> argument);
        shell.register("rm", argument -> {
            throw new IllegalStateException("nothing is deleted here");
        });
        System.out.println(shell.dispatch("echo hi") + shell.dispatch("rm -rf /") + shell.dispatch("ls"));
    }
}
// %%
import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.sin;
import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.stream.DoubleStream;

public class Main {
    static double[][] transform(double[] signal) {
        int n = signal.length;
        double[][] out = new double[n][2];
        for (int k = 0; k < n; k++) {
            for (int t = 0; t < n; t++) {
                out[k][0] += signal[t] * cos(2 * PI * k * t / n);
                out[k][1] -= signal[t] * sin(2 * PI * k * t / n);
            }
        }
        return out;
    }

    public static void main(String[] args) {
        double[] signal = DoubleStream.iterate(0, x -> x + 1).limit(8).map(x -> sin(2 * PI * x / 8)).toArray();
        System.out.println(Arrays.stream(transform(signal)).map(c -> "%.1f".formatted(Math.hypot(c[0], c[1]))).collect(joining(" ")));
    }
}
// %%
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

public class Main {
    static class Inventory {
        private record Item(String name, int count, double price) {
            Item {
                if (count < 0) throw new IllegalArgumentException("negative count");
            }

            double value() {
                return count * price;
            }
        }

        private final List<Item> items = new java.util.ArrayList<>();

        Inventory add(String name, int count, double price) {
            items.add(new Item(name, count, price));
            return this;
        }

        Collection<String> report() {
            return items.stream()
                .sorted(Comparator.comparingDouble(Item::value).reversed())
                .map(item -> String.format(Locale.ROOT, "%-8s %3d %8.2f", item.name(), item.count(), item.value()))
                .toList();
        }
    }

    public static void main(String[] args) {
        new Inventory().add("file", 3, 1.25).add("socket", 10, 0.4).add("pipe", 1, 99).report().forEach(System.out::println);
    }
}
// %%
public class Main {
    static int knapsack(int[] weights, int[] values, int capacity) {
        int[] best = new int[capacity + 1];
        for (int i = 0; i < weights.length; i++) {
            for (int room = capacity; room >= weights[i]; room--) {
                best[room] = Math.max(best[room], best[room - weights[i]] + values[i]);
            }
        }
        return best[capacity];
    }

    static String longest(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = a.length() - 1; i >= 0; i--) {
            for (int j = b.length() - 1; j >= 0; j--) {
                table[i][j] = a.charAt(i) == b.charAt(j) ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
            }
        }
        StringBuilder common = new StringBuilder();
        for (int i = 0, j = 0; i < a.length() && j < b.length(); ) {
            if (a.charAt(i) == b.charAt(j)) {
                common.append(a.charAt(i));
                i++;
                j++;
            } else if (table[i + 1][j] >= table[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return common.toString();
    }

    public static void main(String[] args) {
        System.out.println(knapsack(new int[] {1, 3, 4}, new int[] {15, 20, 30}, 4));
        System.out.println(longest("runtime", "routine"));
    }
}
// %%
import java.util.stream.Stream;

public class Main {
    static int collatz(long n) {
        int steps = 0;
        for (; n != 1; steps++) n = n % 2 == 0 ? n / 2 : 3 * n + 1;
        return steps;
    }

    static String roman(int number) {
        int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] signs = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        String out = "";
        for (int i = 0; i < values.length; i++) {
            while (number >= values[i]) {
                out += signs[i];
                number -= values[i];
            }
        }
        return out;
    }

    public static void main(String[] args) {
        System.out.println(collatz(27) + " " + roman(1994));
        Stream.iterate(new int[] {0, 1}, p -> new int[] {p[1], p[0] + p[1]}).limit(10).map(p -> p[0]).forEach(System.out::println);
        label:
        for (int i = 2; i < 50; i++) {
            for (int j = 2; j * j <= i; j++) if (i % j == 0) continue label;
            System.out.print(i + " ");
        }
        System.out.println();
    }
}
// %%
public class Main {
    /** A tiny virtual machine with its own load, exit and getenv. */
    static class Vm {
        private final int[] memory = new int[16];
        private boolean running = true;

        void load(int address, int value) {
            memory[address] = value;
        }

        void exit(int code) {
            running = false;
            memory[15] = code;
        }

        String getenv(String name) {
            return "<" + name + ">";
        }

        void forName(String name) {
            load(0, name.length());
        }

        int run() {
            int at = 0;
            while (running) {
                switch (memory[at]) {
                    case 1:
                        memory[14]++;
                        at++;
                        break;
                    case 2:
                        exit(memory[14]);
                        break;
                    default:
                        at++;
                }
            }
            return memory[15];
        }
    }

    public static void main(String[] args) {
        Vm vm = new Vm();
        vm.load(1, 1);
        vm.load(2, 1);
        vm.load(3, 2);
        vm.forName("x");
        System.out.println(vm.run() + vm.getenv("HOME"));
    }
}
// %%
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.CRC32;

public class Main {
    /** Names of places are only looked at, nothing is opened. */
    public static void main(String[] args) throws Exception {
        URI uri = new URI("https://example.com:8080/a/b?x=1#top");
        System.out.println(uri.getHost() + uri.getPort() + uri.getPath());
        Path path = Path.of("data", "raw", "..", "clean.csv").normalize();
        System.out.println(path.getFileName() + " " + path.getNameCount());
        CRC32 checksum = new CRC32();
        checksum.update(path.toString().getBytes());
        System.out.println(Long.toHexString(checksum.getValue()));
        System.out.println(UUID.nameUUIDFromBytes(new byte[] {1, 2, 3}).version());
        System.out.println(System.getProperty("line.separator").length() + System.getProperty("java.version").length());
    }
}
