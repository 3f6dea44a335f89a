// A future of std::async for each item: of a pool instead. Results come in order.
// WANT: std::vector<poolwise::future<std::uint64_t>> parts;
// WANT: parts.push_back(poolwise::cpu_threads().submit(mix, seed, 3));
// WANT: std::vector<poolwise::future<std::string>> texts;
#include <cstdint>
#include <future>
#include <iostream>
#include <string>
#include <vector>

static std::uint64_t mix(std::uint64_t seed, int times) {
  for (int i = 0; i < 20000 * times; ++i)
    seed = seed * 6364136223846793005u + 1442695040888963407u;
  return seed;
}

static std::vector<std::uint64_t> mixed(const std::vector<std::uint64_t> &seeds) {
  std::vector<std::future<std::uint64_t>> parts;
  for (std::uint64_t seed : seeds)
    parts.push_back(std::async(std::launch::async, mix, seed, 3));
  std::vector<std::uint64_t> results;
  results.reserve(seeds.size());
  for (auto &part : parts)
    results.push_back(part.get());
  return results;
}

static std::string joined(const std::vector<std::uint64_t> &seeds) {
  std::vector<std::future<std::string>> texts;
  std::string all;
  for (std::size_t i = 0; i < seeds.size(); ++i)
    texts.emplace_back(std::async([seed = seeds[i], i] { return std::to_string(mix(seed, 1) + i); }));
  for (std::future<std::string> &text : texts)
    all += text.get() + ' ';
  return all;
}

int main() {
  std::vector<std::uint64_t> seeds;
  for (std::uint64_t i = 0; i < 30; ++i)
    seeds.push_back(i * i);
  for (std::uint64_t result : mixed(seeds))
    std::cout << result << '\n';
  std::cout << joined(seeds) << '\n';
}
