// A thread for each item, joined at once: handed to a pool.
// WANT: std::vector<poolwise::future<void>> threads;
// WANT: threads.emplace_back(poolwise::cpu_threads().submit(hash, std::cref(words[i]), &sums[i]));
// WANT: thread.get();
// WANT: if (helper.valid()) helper.get();
#include <cstdint>
#include <functional>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

static void hash(const std::string &word, std::uint64_t *sum) {
  *sum = 14695981039346656037u;
  for (int round = 0; round < 2000; ++round)
    for (char c : word)
      *sum = (*sum ^ static_cast<unsigned char>(c)) * 1099511628211u;
}

static std::vector<std::uint64_t> hashes(const std::vector<std::string> &words) {
  std::vector<std::uint64_t> sums(words.size());
  std::vector<std::thread> threads;
  threads.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    // one each
    threads.emplace_back(hash, std::cref(words[i]), &sums[i]);
  }
  for (std::thread &thread : threads)
    thread.join();
  return sums;
}

static std::uint64_t total(const std::vector<std::string> &words) {
  std::uint64_t all = 0;
  std::mutex guard;
  std::vector<std::thread> helpers;
  for (const std::string &word : words)
    helpers.push_back(std::thread([&all, &guard, word] {
      std::uint64_t sum = 0;
      hash(word, &sum);
      std::lock_guard<std::mutex> lock(guard);
      all += sum;
    }));
  for (auto &helper : helpers) {
    if (helper.joinable()) helper.join();
  }
  return all;
}

int main() {
  std::vector<std::string> words;
  for (int i = 0; i < 40; ++i)
    words.push_back("word " + std::to_string(i * 37));
  for (std::uint64_t sum : hashes(words))
    std::cout << sum << '\n';
  std::cout << total(words) << '\n';
}
