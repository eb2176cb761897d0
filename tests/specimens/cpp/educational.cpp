// presets: educational, data_science, production, strict
// %%
#include <filesystem>
int main() {
    std::filesystem::remove("data.txt"); // refused: file-delete
}
// %%
#include <filesystem>
using namespace std::filesystem;
int main() {
    return remove_all("build") > 0; // refused: file-delete
}
// %%
#include <cstdio>
int main() {
    return std::remove("data.txt"); // refused: file-delete
}
// %%
#include <unistd.h>
int main() {
    if (::fork() == 0) return 1; // refused: process
    return 0;
}
// %%
#include <boost/asio.hpp>
int main() {
    boost::asio::ip::tcp::socket s(make()); // refused: raw-socket
}
// %%
#include <sys/socket.h>
int main() {
    auto s = ::socket(AF_INET, SOCK_STREAM, 0); // refused: raw-socket
    return s;
}
// %%
#include <dlfcn.h>
int main() {
    using F = int (*)(const char*);
    auto f = reinterpret_cast<F>(dlsym(nullptr, "system")); // refused: native-code
    return f("id"); // refused: shell-command
}
