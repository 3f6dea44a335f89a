// A round that catches what its call throws, and collects either way.
// WANT: for (auto &part : outcomes_parts)
#include <cstdio>
#include <stdexcept>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  if (x % 3 == 0)
    throw std::runtime_error("by three: " + std::to_string(x));
  return x;
}

struct outcome {
  unsigned value;
  std::string error;
};

static std::vector<outcome> mix_all(const std::vector<unsigned> &seeds) {
  std::vector<outcome> outcomes;
  for (unsigned seed : seeds) {
    try {
      outcomes.push_back({mix(seed), ""});
    } catch (const std::exception &error) {
      outcomes.push_back({seed, error.what()});
    }
  }
  return outcomes;
}

int main() {
  std::vector<unsigned> seeds;
  for (unsigned i = 0; i < 40; ++i)
    seeds.push_back(i);
  for (const outcome &each : mix_all(seeds))
    std::printf("%u %s\n", each.value, each.error.c_str());
}
