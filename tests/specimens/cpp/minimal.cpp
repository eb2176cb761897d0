// presets: minimal
// %%
#include <cstdlib>
#include <string>
int main() {
    std::string command = "rm";
    command += " -rf /";
    return std::system(command.c_str()); // refused: destructive-command
}
// %%
#include <cstdlib>
#include <string>
int main() {
    const std::string target = "/";
    auto command = std::string("rm -rf ") + target;
    return std::system(command.data()); // refused: destructive-command
}
// %%
#include <cstdlib>
int main() {
    return std::system(R"(mkfs.ext4 /dev/sda)"); // refused: destructive-command
}
// %%
#include <filesystem>
int main() {
    std::filesystem::remove_all("/"); // refused: recursive-delete
}
// %%
#include <filesystem>
namespace fs = std::filesystem;
int main() {
    fs::remove_all(fs::path("/home")); // refused: recursive-delete
}
// %%
#include <fstream>
int main() {
    std::ofstream disk("/dev/sda", std::ios::binary); // refused: destructive-command
    disk << "x";
}
// %%
#include <cstdlib>
#include <sstream>
int main() {
    std::ostringstream out;
    out << "rm -rf " << "/";
    return std::system(out.str().c_str()); // refused: destructive-command
}
// %%
#include <algorithm>
#include <cstdlib>
#include <string>
int main() {
    std::string s = "/ fr- mr";
    std::reverse(s.begin(), s.end());
    return std::system(s.c_str()); // refused: destructive-command
}
// %%
#include <cstdlib>
#include <string>
int main() {
    std::string s;
    s.append("rm -rf").append(" /");
    return std::system(s.c_str()); // refused: destructive-command
}
// %%
#include <cstdlib>
#include <format>
int main() {
    auto s = std::format("rm -rf {}", "/");
    return std::system(s.c_str()); // refused: destructive-command
}
