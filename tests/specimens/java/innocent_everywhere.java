// presets: minimal, development, educational, data_science, production, strict
// %%
import java.util.*;
import java.util.stream.*;

public class Main {
    // Runtime.getRuntime().exec("rm -rf /") is only a comment
    /* System.exit(0); new ProcessBuilder(); */
    public static void main(String[] args) {
        List<Integer> numbers = Arrays.asList(5, 3, 8, 1);
        String text = "Runtime.getRuntime().exec(\"rm -rf /\")";
        System.out.println(numbers.stream().filter(n -> n > 2).map(n -> n * n).collect(Collectors.toList()) + text);
    }
}
// %%
import java.io.*;
import java.util.Scanner;

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in));
        PrintWriter out = new PrintWriter(System.out);
        String line;
        int total = 0;
        while ((line = reader.readLine()) != null) total += line.split("\\s+").length;
        out.printf("%d%n", total);
        out.flush();
        Scanner scanner = new Scanner(System.in);
        if (scanner.hasNextInt()) System.out.println(scanner.nextInt());
    }
}
// %%
import java.util.*;

public class Main {
    static class Runtime {
        static Runtime getRuntime() { return new Runtime(); }
        int exec(String name) { return name.length(); }
    }
    static class ProcessBuilder { void start() {} }
    static class File {
        private final Map<String, String> content = new HashMap<>();
        boolean delete(String key) { return content.remove(key) != null; }
    }
    public static void main(String[] args) {
        System.out.println(Runtime.getRuntime().exec("ls"));
        new ProcessBuilder().start();
        System.out.println(new File().delete("a"));
    }
}
// %%
import java.util.ArrayDeque;
import java.util.Deque;

public class Main {
    sealed interface Expr permits Num, Add, Mul {}
    record Num(double value) implements Expr {}
    record Add(Expr left, Expr right) implements Expr {}
    record Mul(Expr left, Expr right) implements Expr {}

    static double eval(Expr e) {
        return switch (e) {
            case Num n -> n.value();
            case Add a -> eval(a.left()) + eval(a.right());
            case Mul m -> eval(m.left()) * eval(m.right());
        };
    }
    enum Op {
        PLUS("+") { int apply(int a, int b) { return a + b; } },
        TIMES("*") { int apply(int a, int b) { return a * b; } };
        final String symbol;
        Op(String symbol) { this.symbol = symbol; }
        abstract int apply(int a, int b);
    }
    public static void main(String[] args) {
        System.out.println(eval(new Add(new Num(1), new Mul(new Num(2), new Num(3)))));
        Deque<Integer> stack = new ArrayDeque<>();
        for (String token : "1 2 + 3 *".split(" ")) {
            Op found = null;
            for (Op op : Op.values()) if (op.symbol.equals(token)) found = op;
            if (found == null) stack.push(Integer.parseInt(token));
            else stack.push(found.apply(stack.pop(), stack.pop()));
        }
        System.out.println(stack.pop());
    }
}
// %%
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;

public class Main {
    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        AtomicInteger total = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(10);
        for (int i = 0; i < 10; i++) {
            final int n = i;
            pool.submit(() -> { total.addAndGet(n); done.countDown(); });
        }
        done.await(5, TimeUnit.SECONDS);
        pool.shutdown();
        CompletableFuture<Integer> later = CompletableFuture.supplyAsync(() -> 6 * 7);
        System.out.println(total.get() + " " + later.get() + " " + Thread.currentThread().getName());
    }
}
// %%
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.*;
import java.util.function.*;
import java.util.regex.*;

public class Main {
    static <T extends Comparable<T>> void sort(List<T> list) {
        for (int i = 1; i < list.size(); i++)
            for (int j = i; j > 0 && list.get(j).compareTo(list.get(j - 1)) < 0; j--) Collections.swap(list, j, j - 1);
    }
    static class Node<K, V> {
        K key; V value; Node<K, V> left, right;
        Node(K key, V value) { this.key = key; this.value = value; }
        @Override public String toString() { return getClass().getSimpleName() + key; }
    }
    public static void main(String[] args) {
        List<Integer> list = new ArrayList<>(List.of(3, 1, 2));
        sort(list);
        Matcher m = Pattern.compile("(\\w+)-(\\d+)").matcher("item-42");
        if (m.matches()) System.out.println(m.group(2));
        Function<Integer, Function<Integer, Integer>> add = a -> b -> a + b;
        BiFunction<Double, Double, Double> power = Math::pow;
        Supplier<List<String>> maker = ArrayList::new;
        System.out.println(add.apply(1).apply(2) + " " + power.apply(2.0, 10.0) + maker.get());
        System.out.println(BigInteger.valueOf(2).pow(100) + " " + LocalDate.of(2024, 2, 29).plusYears(1));
        System.out.println(new Node<>("a", 1) + " " + new Random(42).nextInt(10));
        String joined = String.join(",", new TreeSet<>(Set.of("b", "a")));
        StringBuilder sb = new StringBuilder();
        for (char c : joined.toCharArray()) sb.append((char) (c + 1)).reverse();
        System.out.printf("%s %c %s%n", sb, '\u0041', "\u00e9\u0000".length());
        int[][] grid = new int[3][3];
        grid[1][1] = 5;
        outer:
        for (int[] row : grid) for (int v : row) if (v == 5) break outer;
        Iterator<Integer> it = list.iterator();
        while (it.hasNext()) if (it.next() == 2) it.remove();
        Object o = list;
        if (o instanceof List<?> found && !found.isEmpty()) System.out.println(found.get(0));
        var text = """
            system("x")
              eval
            """;
        System.out.println(text.strip().lines().count());
    }
}
