// presets: production, strict
// %%
#include <fstream>
int main() {
    std::ofstream out("result.txt"); // refused: file-write
    out << 42;
}
// %%
#include <fstream>
using namespace std;
int main() {
    ofstream out; // refused: file-write
    out.open("result.txt"); // refused: file-write
    out << 42;
}
// %%
#include <filesystem>
int main() {
    std::filesystem::create_directories("a/b"); // refused: file-write
}
// %%
#include <cstdlib>
#include <iostream>
int main() {
    std::cout << std::getenv("HOME"); // refused: environment
}
// %%
#include <cpr/cpr.h>
#include <iostream>
int main() {
    auto r = cpr::Get(cpr::Url{"http://example.com"}); // refused: network-client
    std::cout << r.text;
}
