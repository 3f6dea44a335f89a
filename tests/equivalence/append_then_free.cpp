// The way of C libraries: parse, keep what is wanted, free. What stands behind the
// push_back is done before the result is returned.
// WANT: auto result = found->value;
// WANT: long result = found->value / 2;
// WANT: auto result = std::move(line);
// WANT: return result;
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Found {
  int value;
};

static Found *look(const std::string &name) {
  std::this_thread::sleep_for(std::chrono::milliseconds(1));
  auto *found = static_cast<Found *>(std::malloc(sizeof(Found)));
  found->value = static_cast<int>(name.size()) * 10;
  return found;
}

static std::vector<int> values(const std::vector<std::string> &names) {
  std::vector<int> all;
  for (const auto &name : names) {
    Found *found = look(name);
    all.push_back(found->value); // what is wanted
    std::free(found);
  }
  return all;
}

static std::vector<long> halves(const std::vector<std::string> &names) {
  std::vector<long> all;
  for (std::size_t i = 0; i < names.size(); ++i) {
    Found *found = look(names[i]);
    all.push_back(found->value / 2);
    found->value = 0;
    std::free(found);
  }
  return all;
}

static std::vector<std::string> lines(const std::vector<std::string> &names) {
  std::vector<std::string> all;
  for (const auto &name : names) {
    Found *found = look(name);
    std::string line = name + std::to_string(found->value);
    all.push_back(std::move(line));
    std::free(found);
  }
  return all;
}

template <class Names> static void strings(const Names &names, std::vector<std::string> &all) {
  for (const auto &name : names) {
    Found *found = look(name);
    all.push_back(found->value > 20 ? "long" : "short");
    std::free(found);
  }
}

int main() {
  const std::vector<std::string> names = {"a", "bc", "def", "ghij", "", "klmno"};
  for (int value : values(names))
    std::printf("%d ", value);
  for (long half : halves(names))
    std::printf("%ld ", half);
  for (const auto &line : lines(names))
    std::printf("%s ", line.c_str());
  std::vector<std::string> all;
  strings(names, all);
  for (const auto &text : all)
    std::printf("%s ", text.c_str());
  std::puts("");
}
