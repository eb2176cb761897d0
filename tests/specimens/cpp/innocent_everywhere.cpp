// presets: minimal, development, educational, data_science, production, strict
// %%
#include <algorithm>
#include <iostream>
#include <vector>
int main() {
    std::vector<int> v{5, 3, 3, 9};
    v.erase(std::remove(v.begin(), v.end(), 3), v.end());
    std::sort(v.begin(), v.end(), [](int a, int b) { return a > b; });
    for (int x : v) std::cout << x << ' ';
    std::cout << std::endl;
}
// %%
#include <iostream>
#include <string>
// system("rm -rf /") stays a comment
int main() {
    std::string text = "std::system(\"rm -rf /\"); fork();";
    std::cout << text << R"( system("x") )" << '\n';
}
// %%
#include <iostream>
#include <map>
#include <memory>
#include <string>
class Shell {
public:
    int system(const std::string& s) { return static_cast<int>(s.size()); }
    void open() { open_ = true; }
    void remove(const std::string& key) { values_.erase(key); }
    int exec(int n) const { return n + 1; }
    void connect() {}
private:
    bool open_ = false;
    std::map<std::string, int> values_;
};
int main() {
    auto shell = std::make_unique<Shell>();
    shell->open();
    shell->remove("a");
    shell->connect();
    std::cout << shell->system("ls") + shell->exec(1) << '\n';
}
// %%
#include <functional>
#include <iostream>
using namespace std;
using namespace std::placeholders;
int add(int a, int b) { return a + b; }
int main() {
    auto plus_two = bind(add, _1, 2);
    function<int(int)> f = plus_two;
    cout << f(3) << endl;
    return 0;
}
// %%
#include <iostream>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>
struct Number { double value; };
struct Operator { char symbol; };
using Token = std::variant<Number, Operator>;
std::vector<Token> read(const std::string& text) {
    std::vector<Token> tokens;
    for (char c : text) {
        if (std::isdigit(static_cast<unsigned char>(c))) tokens.push_back(Number{double(c - '0')});
        else if (c != ' ') tokens.push_back(Operator{c});
    }
    return tokens;
}
double eval(const std::vector<Token>& tokens) {
    double total = std::get<Number>(tokens.at(0)).value;
    for (size_t i = 1; i + 1 < tokens.size(); i += 2) {
        char op = std::get<Operator>(tokens[i]).symbol;
        double right = std::get<Number>(tokens[i + 1]).value;
        if (op == '+') total += right;
        else if (op == '-') total -= right;
        else throw std::runtime_error("unknown operator");
    }
    return total;
}
int main() {
    try {
        std::cout << eval(read("1 + 2 - 3")) << '\n';
    } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
        return 1;
    }
}
// %%
#include <array>
#include <cmath>
#include <iostream>
#include <numeric>
#include <random>
template <typename T, size_t N>
T mean(const std::array<T, N>& a) { return std::accumulate(a.begin(), a.end(), T{}) / N; }
int main() {
    std::mt19937 engine(42);
    std::normal_distribution<double> normal(0, 1);
    std::array<double, 100> samples{};
    for (auto& s : samples) s = normal(engine);
    std::cout << mean(samples) << ' ' << std::sqrt(2.0) << '\n';
}
// %%
#include <iostream>
#include <queue>
#include <unordered_map>
#include <vector>
using Graph = std::unordered_map<int, std::vector<std::pair<int, int>>>;
std::unordered_map<int, int> shortest(const Graph& graph, int start) {
    std::unordered_map<int, int> best{{start, 0}};
    std::priority_queue<std::pair<int, int>, std::vector<std::pair<int, int>>, std::greater<>> open;
    open.push({0, start});
    while (!open.empty()) {
        auto [cost, node] = open.top();
        open.pop();
        if (cost > best[node]) continue;
        if (auto it = graph.find(node); it != graph.end())
            for (const auto& [next, weight] : it->second)
                if (!best.count(next) || cost + weight < best[next]) {
                    best[next] = cost + weight;
                    open.push({best[next], next});
                }
    }
    return best;
}
int main() {
    Graph g{{1, {{2, 7}, {3, 9}}}, {2, {{4, 15}}}, {3, {{4, 2}}}};
    for (auto [node, cost] : shortest(g, 1)) std::cout << node << ": " << cost << '\n';
}
// %%
#include <atomic>
#include <future>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>
int main() {
    std::atomic<int> total{0};
    std::mutex m;
    std::vector<std::thread> pool;
    for (int i = 0; i < 4; ++i) pool.emplace_back([&, i] { std::lock_guard<std::mutex> lock(m); total += i; });
    for (auto& t : pool) t.join();
    auto later = std::async(std::launch::async, [] { return 21 * 2; });
    std::cout << total << ' ' << later.get() << '\n';
}
// %%
#include <iostream>
#include <sstream>
#include <string>
#include <iomanip>
class Matrix {
    double a_[2][2];
public:
    Matrix(double a, double b, double c, double d) : a_{{a, b}, {c, d}} {}
    Matrix operator*(const Matrix& o) const {
        return {a_[0][0] * o.a_[0][0] + a_[0][1] * o.a_[1][0], a_[0][0] * o.a_[0][1] + a_[0][1] * o.a_[1][1],
                a_[1][0] * o.a_[0][0] + a_[1][1] * o.a_[1][0], a_[1][0] * o.a_[0][1] + a_[1][1] * o.a_[1][1]};
    }
    friend std::ostream& operator<<(std::ostream& out, const Matrix& m) {
        return out << std::setw(4) << m.a_[0][0] << m.a_[0][1] << m.a_[1][0] << m.a_[1][1];
    }
};
int main() {
    std::istringstream in("1 2 3 4");
    double a, b, c, d;
    in >> a >> b >> c >> d;
    Matrix m(a, b, c, d);
    std::ostringstream out;
    out << m * m;
    std::cout << out.str() << std::endl;
}
// %%
#include <concepts>
#include <iostream>
#include <optional>
#include <ranges>
#include <string_view>
#include <vector>
template <typename T>
concept Shape = requires(T t) { { t.area() } -> std::convertible_to<double>; };
struct Square { double side; double area() const { return side * side; } };
struct Circle { double r; constexpr double area() const { return 3.14159 * r * r; } };
template <Shape S> void show(const S& s) { std::cout << s.area() << '\n'; }
std::optional<int> find(const std::vector<int>& v, int wanted) {
    for (int i = 0; auto x : v) { if (x == wanted) return i; ++i; }
    return std::nullopt;
}
int main() {
    show(Square{2});
    show(Circle{1});
    std::vector v{1, 2, 3, 4};
    for (int x : v | std::views::filter([](int n) { return n % 2 == 0; }) | std::views::transform([](int n) { return n * n; }))
        std::cout << x << '\n';
    std::cout << find(v, 3).value_or(-1) << '\n';
}
