// Rounds add to members of their object: two lists, a sum, and a flag.
// WANT: for (auto &&[own_bytes, own_bad, own_skipped, own_hashes] : bytes_parts) {
// WANT: decltype(hashes_) own_hashes;
// WANT: std::ranges::move(own_hashes, std::back_inserter(hashes_));
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

static std::uint64_t digest(const std::string &text) {
  std::uint64_t h = 1469598103934665603ull;
  for (int round = 0; round < 300; ++round)
    for (unsigned char c : text)
      h = (h ^ c) * 1099511628211ull;
  return h;
}

class indexer {
public:
  void scan(const std::vector<std::string> &texts) {
    for (const std::string &text : texts) {
      if (text.size() < 4) {
        skipped_.push_back(text);
        continue;
      }
      bytes_ += text.size();
      bytes_ += 1;
      std::uint64_t hash = digest(text);
      if (hash % 3)
        hashes_.push_back(hash);
      if (hash % 11 == 0)
        bad_ = true;
    }
  }
  void print() const {
    for (const auto &each : skipped_)
      std::printf("%s ", each.c_str());
    for (auto each : hashes_)
      std::printf("%llu ", static_cast<unsigned long long>(each));
    std::printf("%zu %d\n", bytes_, bad_);
  }

private:
  std::vector<std::string> skipped_{"none"};
  std::vector<std::uint64_t> hashes_;
  std::size_t bytes_ = 0;
  bool bad_ = false;
};

int main() {
  std::vector<std::string> texts;
  for (int i = 0; i < 60; ++i)
    texts.push_back(std::string(i % 9, char('a' + i % 26)));
  indexer all;
  all.scan(texts);
  all.scan(texts);
  all.print();
}
