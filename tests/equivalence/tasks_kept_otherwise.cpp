// Threads in lists, deques and arrays, joined by iterators; results pushed under a lock, in
// the order in which tasks end, which was no order before either.
// WANT: std::list<poolwise::future<void>> listed;
// WANT: it->get();
// WANT: std::array<poolwise::future<unsigned>, 20> answers;
// WANT: auto made = std::make_unique<poolwise::future<void>[]>(values.size());
// WANT: poolwise::future<void> plain[20];
// WANT: poolwise::future<unsigned> part = poolwise::cpu_threads().submit(mix, value);
#include <algorithm>
#include <array>
#include <cstdio>
#include <future>
#include <list>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 30000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static std::vector<unsigned> pushed(const std::vector<unsigned> &values) {
  std::vector<unsigned> results;
  std::mutex guard;
  std::list<std::thread> listed;
  for (unsigned value : values)
    listed.emplace_back([&, value] {
      unsigned result = mix(value);
      std::lock_guard<std::mutex> lock(guard);
      results.push_back(result);
    });
  for (auto it = listed.begin(); it != listed.end(); ++it)
    it->join();
  std::sort(results.begin(), results.end());
  return results;
}

static unsigned by_array(const std::vector<unsigned> &values) {
  unsigned sum = 0;
  std::array<std::future<unsigned>, 20> answers;
  for (std::size_t i = 0; i < answers.size(); ++i)
    answers[i] = std::async(std::launch::async, mix, values[i]);
  for (std::size_t i = 0; i < answers.size(); ++i)
    sum = sum * 31 + answers[i].get();
  return sum;
}

static void in_place(std::vector<unsigned> &values) {
  auto made = std::make_unique<std::thread[]>(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    made[i] = std::thread{[&values, i] { values[i] = mix(values[i]); }};
  for (std::size_t i = 0; i < values.size(); ++i)
    made[i].join();
  std::thread plain[20];
  for (int i = 0; i < 20; ++i)
    plain[i] = std::thread([&values, i] { values[i] = mix(values[i]); });
  for (int i = 0; i < 20; ++i)
    plain[i].join();
}

static unsigned moved_in(const std::vector<unsigned> &values) {
  std::vector<std::future<unsigned>> parts;
  for (unsigned value : values) {
    std::future<unsigned> part = std::async(std::launch::async, mix, value);
    parts.push_back(std::move(part));
  }
  unsigned sum = 0;
  for (auto &part : parts)
    sum = sum * 31 + part.get();
  return sum;
}

int main() {
  std::vector<unsigned> values;
  for (unsigned i = 0; i < 20; ++i)
    values.push_back(i * i);
  for (unsigned value : pushed(values))
    std::printf("%u\n", value);
  std::printf("%u\n", by_array(values));
  in_place(values);
  std::printf("%u\n", moved_in(values));
}
