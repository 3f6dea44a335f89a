// Arrays that unique owners hold; numbers of a view that counts; lists of values; texts
// that nobody may write.
// WANT: for_each(poolwise::indices(1, n_ - 1), [&](int i) {
// WANT: for_each(std::views::iota(0, count), [&](int i) {
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <ranges>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

static double smooth(double v) {
  for (int i = 0; i < 5000; ++i)
    v = std::sin(v) + 0.25;
  return v;
}

class heat {
public:
  explicit heat(int n) : n_(n), now_(new double[n * n]), next_(new double[n * n]) {
    for (int i = 0; i < n * n; ++i)
      now_[i] = next_[i] = i % 7;
  }
  void step() {
    for (int i = 1; i < n_ - 1; ++i)
      for (int j = 1; j < n_ - 1; ++j)
        next_[i * n_ + j] = smooth(now_[(i - 1) * n_ + j] + now_[i * n_ + j + 1]);
  }
  void turn() { std::swap(now_, next_); }
  double at(int i) const { return now_[i]; }

private:
  int n_;
  std::unique_ptr<double[]> now_, next_;
};

static std::vector<double> counted(int count) {
  std::vector<double> out(count);
  for (int i : std::views::iota(0, count))
    out[i] = smooth(i);
  return out;
}

static const char *const words[] = {"nought", "one", "two"};
constexpr std::array<std::string_view, 3> stops = {"TAA", "TAG", "TGA"};

struct item {
  double value = 0;
  std::string name, codon;
  const char *word = nullptr;
  bool stops_here = false;
};

static void name_all(std::vector<item> &items) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    item &each = items[i];
    each.value = std::max({0.5, smooth(each.value), each.value / 2});
    each.name = words[i % 3];
    each.word = words[(i + 1) % 3];
    each.stops_here = std::find(stops.begin(), stops.end(), each.codon) != stops.end();
  }
}

int main() {
  heat h(12);
  h.step();
  h.turn();
  h.step();
  h.turn();
  for (int i = 0; i < 144; ++i)
    std::printf("%.9f\n", h.at(i));
  for (double v : counted(40))
    std::printf("%.9f\n", v);
  std::vector<item> items(20);
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i].value = double(i);
    items[i].codon = i % 2 ? "TAG" : "AAA";
  }
  name_all(items);
  for (const item &each : items)
    std::printf("%.9f %s %s %d\n", each.value, each.name.c_str(), each.word, each.stops_here);
}
