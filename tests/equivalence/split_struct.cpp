// A record of the program is handed over.
// WANT: record parsed = all_parsed.next();
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct record {
  std::string text;
  unsigned value = 0;
};

static record parse(const std::string &line) {
  return {line + "!", mix(static_cast<unsigned>(line.size()))};
}

int main() {
  std::vector<std::string> lines{"one", "three", "seventeen", "x"};
  std::vector<record> good;
  int bad = 0;
  for (const std::string &line : lines) {
    record parsed = parse(line);
    if (parsed.value % 2 == 0)
      ++bad;
    else
      good.push_back(parsed);
  }
  for (const record &each : good)
    std::printf("%s %u\n", each.text.c_str(), each.value);
  std::printf("%d\n", bad);
}
