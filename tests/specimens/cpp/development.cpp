// presets: development, educational, data_science, production, strict
// %%
#include <cstdlib>
int main() {
    return std::system("id"); // refused: shell-command
}
// %%
#include <cstdlib>
using namespace std;
int main() {
    return system("id"); // refused: shell-command
}
// %%
#include <cstdlib>
int main() {
    auto run = &std::system; // refused: shell-command
    return run("id"); // refused: shell-command
}
// %%
#include <cstdlib>
#include <functional>
int main() {
    std::function<int(const char*)> f = std::system; // refused: shell-command
    return f("id"); // refused: shell-command
}
// %%
#include <cstdlib>
#include <string>
class Runner {
    std::string command;
public:
    explicit Runner(std::string c) : command(std::move(c)) {}
    int operator()() const { return ::system(command.c_str()); } // refused: shell-command
};
int main() { return Runner("id")(); }
// %%
#include <cstdlib>
#include <map>
#include <string>
int main() {
    std::map<std::string, int (*)(const char*)> table{{"a", std::system}}; // refused: shell-command
    return 0;
}
// %%
#include <cstdlib>
int main() {
    auto go = [](const char* c) { return std::system(c); }; // refused: shell-command
    return go("id");
}
// %%
#include <cstdlib>
template <typename F> int apply(F f, const char* c) { return f(c); }
int main() {
    return apply(std::system, "id"); // refused: shell-command
}
// %%
#include <cstdio>
#include <memory>
int main() {
    std::unique_ptr<FILE, decltype(&pclose)> pipe(popen("ls", "r"), pclose); // refused: shell-command
    return pipe ? 0 : 1;
}
// %%
#include <cstdlib>
#include <thread>
int main() {
    std::thread t(std::system, "id"); // refused: shell-command
    t.join();
}
// %%
#include <cstdlib>
using std::system; // refused: shell-command
int main() {
    return system("id"); // refused: shell-command
}
// %%
#include <cstdlib>
namespace inner {
int run(const char* c) { return std::system(c); } // refused: shell-command
}
int main() { return inner::run("id"); }
// %%
#include <cstdlib>
struct Base { virtual int go() = 0; };
struct Shell : Base {
    int go() override { return std::system("id"); } // refused: shell-command
};
int main() { Shell s; return s.go(); }
// %%
#include <cstdlib>
int main() {
    return reinterpret_cast<int (*)(const char*)>(std::system)("id"); // refused: shell-command
}
// %%
#include <cstdlib>
template <auto F> int run(const char* c) { return F(c); }
int main() {
    return run<std::system>("id"); // refused: shell-command
}
// %%
#include <cstdlib>
namespace s = std;
int main() {
    return s::system("id"); // refused: shell-command
}
// %%
#include <cstdlib>
#define STD std
int main() {
    return STD::system("id"); // refused: shell-command
}
// %%
typedef int (*entry)();
unsigned char code[] = {0x48, 0x31, 0xc0, 0xc3};
int main() {
    return ((entry)code)(); // refused: native-code
}
