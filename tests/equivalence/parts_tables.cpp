// Counts in tables: a std::array, an array, a std::vector, a std::map.
// WANT: std::array<unsigned, 16> seen{};
// WANT: std::ranges::transform(seen, own_seen, std::begin(seen), std::plus<>());
// WANT: std::array<int, 8> plain{};
// WANT: std::vector<unsigned char> small(small_size);
// WANT: words[key] += count;
#include <array>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 3000; ++i)
    x = x * 1664525u + 1013904223u;
  return x >> 8;
}

int main() {
  std::vector<std::vector<unsigned>> rows(50);
  for (unsigned i = 0; i < 50; ++i)
    for (unsigned k = 0; k < 20; ++k)
      rows[i].push_back(i * k);
  std::array<unsigned, 16> seen{};
  seen[3] = 7;
  for (const auto &row : rows)
    for (unsigned x : row)
      ++seen[mix(x) % 16];
  int plain[8] = {1, 2};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (unsigned x : rows[i])
      plain[mix(x) % 8]++;
  }
  std::vector<unsigned char> small(5, 250);
  std::size_t all = 0;
  for (const auto &row : rows)
    for (unsigned x : row) {
      small[mix(x) % 5] += x;
      ++all;
    }
  std::map<std::string, int> words{{"w3", 100}};
  for (const auto &row : rows) {
    for (unsigned x : row)
      ++words["w" + std::to_string(mix(x) % 30)];
  }
  for (unsigned n : seen)
    std::printf("%u ", n);
  for (int n : plain)
    std::printf("%d ", n);
  for (unsigned n : small)
    std::printf("%u ", n);
  for (const auto &[word, n] : words)
    std::printf("%s %d ", word.c_str(), n);
  std::printf("%zu\n", all);
}
