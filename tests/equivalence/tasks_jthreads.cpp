// std::jthread: joined by a loop, by the end of its vector, or when that is emptied.
// WANT: std::vector<poolwise::future<void>> joined;
// WANT: for (auto &thread : threads)
// WANT: poolwise::cpu_threads().submit([&values, i] { values[i] = mix(values[i]); }));
// WANT: auto one = poolwise::cpu_threads().submit(
#include <cstdio>
#include <memory>
#include <thread>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 30000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void each(std::vector<unsigned> &values) {
  std::vector<std::jthread> joined;
  for (unsigned &value : values)
    joined.push_back(std::jthread([&value] { value = mix(value); }));
  for (std::jthread &one : joined)
    one.join();
}

static unsigned at_end(std::vector<unsigned> &values) {
  {
    std::vector<std::jthread> threads;
    threads.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
      threads.emplace_back([&values, i] { values[i] = mix(values[i]); });
  }
  return values[3];
}

static unsigned before_return(std::vector<unsigned> &values) {
  unsigned first = 0;
  auto sums = std::make_unique<unsigned[]>(values.size());
  std::vector<std::jthread> crew;
  for (std::size_t i = 0; i < values.size(); ++i)
    crew.emplace_back([&, i] { sums[i] = mix(values[i] + 1); });
  first += 7;
  return first;
}

static void emptied(std::vector<unsigned> &values) {
  std::vector<std::jthread> crew;
  for (unsigned &value : values) {
    std::jthread one([&value] { value = mix(value) + 1; });
    crew.push_back(std::move(one));
  }
  crew.clear();
  std::printf("%u\n", values[5]);
}

int main() {
  std::vector<unsigned> values;
  for (unsigned i = 0; i < 40; ++i)
    values.push_back(i * i);
  each(values);
  std::printf("%u\n", at_end(values));
  std::printf("%u\n", before_return(values));
  emptied(values);
  for (unsigned value : values)
    std::printf("%u\n", value);
}
