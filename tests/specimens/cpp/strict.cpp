// presets: strict
// %%
#include <fstream>
#include <iostream>
#include <string>
int main() {
    std::ifstream in("/etc/passwd"); // refused: file-read
    std::string line;
    while (std::getline(in, line)) std::cout << line << '\n';
}
// %%
#include <filesystem>
#include <iostream>
int main() {
    for (auto& e : std::filesystem::directory_iterator("/")) // refused: file-read
        std::cout << e.path();
}
