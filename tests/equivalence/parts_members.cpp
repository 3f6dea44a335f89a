// Rounds add to members of one result, which is made before the loop.
// WANT: struct {
// WANT: long long score = 0;
// WANT: } result;
// WANT: result.score += own_result.score;
// WANT: std::ranges::move(own_result.hits, std::back_inserter(result.hits));
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 3000; ++i)
    x = x * 1664525u + 1013904223u;
  return x >> 8;
}

struct scan_result {
  int files = 5, score = -7;
  std::string log = "log:";
  std::vector<std::string> hits;
};

int main() {
  std::vector<std::vector<unsigned>> rows(40);
  for (unsigned i = 0; i < 40; ++i)
    for (unsigned k = 0; k < i % 6; ++k)
      rows[i].push_back(i + k);
  scan_result result;
  for (const auto &row : rows) {
    if (row.empty())
      continue;
    ++result.files;
    for (unsigned x : row) {
      result.score += int(mix(x) % 100);
      if (mix(x) % 3 == 0) {
        result.log += std::to_string(x);
        result.log += ' ';
        result.hits.push_back(std::to_string(mix(x)));
      }
    }
  }
  std::printf("%d %d %s %zu\n", result.files, result.score, result.log.c_str(),
              result.hits.size());
  for (const auto &hit : result.hits)
    std::printf("%s\n", hit.c_str());
}
