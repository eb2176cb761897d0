// presets: strict
// %%
import static java.lang.invoke.MethodHandles.lookup;
import static java.lang.invoke.MethodType.methodType;
public class Main {
    public static void main(String[] args) throws Throwable {
        lookup().findStatic(System.class, "exit", methodType(void.class, int.class)).invokeExact(0); // refused: process-exit
    }
}
