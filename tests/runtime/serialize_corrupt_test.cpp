// Data that no output_archive wrote: refused, or read as some value, but never past the end, and
// never with more memory than the data are worth.
#include "round_trip.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace {

using poolwise::bad_archive;
using poolwise::input_archive;

struct node {
  std::string name;
  std::vector<node> children;
  std::shared_ptr<node> other;
};
struct everything {
  bool flag = true;
  std::string text = "some text";
  std::vector<double> numbers = {1, 2, 3};
  std::vector<std::string> texts = {"a", "b"};
  std::vector<bool> bits = {true, false, true};
  std::map<std::string, int> named = {{"x", 1}};
  std::set<int> set = {1, 2};
  std::list<int> list = {1};
  std::optional<std::string> maybe = "x";
  std::variant<int, std::string, std::vector<int>> choice = "y";
  std::unique_ptr<std::string> owned = std::make_unique<std::string>("z");
  node tree = {"n", {{"m", {}, {}}}, {}};
};

template <class T> T read_from(const std::vector<std::byte> &bytes) {
  const auto exact = std::make_unique<std::byte[]>(bytes.size()); // nothing behind it to read
  std::copy(bytes.begin(), bytes.end(), exact.get());
  input_archive in({exact.get(), bytes.size()});
  return in.read<T>();
}

template <class... Ts> std::vector<std::byte> bytes_of_all(const Ts &...values) {
  poolwise::output_archive out;
  out(values...);
  return {out.bytes().begin(), out.bytes().end()};
}

TEST(SerializeCorrupt, random_changes_are_refused_or_harmless_bad) {
  everything original;
  original.tree.other = std::make_shared<node>(node{"o", {}, nullptr});
  const std::vector<std::byte> bytes = bytes_of(original);
  std::mt19937 random(1);
  int refused = 0;
  for (int i = 0; i != 20'000; ++i) {
    std::vector<std::byte> changed = bytes;
    for (auto changes = 1 + random() % 4; changes != 0; --changes)
      changed[random() % changed.size()] = static_cast<std::byte>(random());
    if (random() % 3 == 0)
      changed.resize(random() % changed.size());
    try {
      const auto received = read_from<everything>(changed);
      ASSERT_LE(received.numbers.size() * sizeof(double), changed.size());
    } catch (const bad_archive &) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 1000);
}

TEST(SerializeCorrupt, impossible_sizes_are_refused_bad) {
  for (const std::uint64_t size : {5ULL, 1ULL << 32, 1ULL << 61, ~0ULL}) {
    const auto bytes = bytes_of_all(size, std::uint32_t{1});
    EXPECT_THROW(read_from<std::string>(bytes), bad_archive);
    EXPECT_THROW(read_from<std::u32string>(bytes), bad_archive);
    EXPECT_THROW(read_from<std::vector<double>>(bytes), bad_archive);
    EXPECT_THROW(read_from<std::vector<std::string>>(bytes), bad_archive);
    EXPECT_THROW(read_from<std::vector<std::monostate>>(bytes), bad_archive);
    EXPECT_THROW((read_from<std::map<int, int>>(bytes)), bad_archive);
    if (size > 32) {
      EXPECT_THROW(read_from<std::vector<bool>>(bytes), bad_archive);
    }
  }
}

struct large_if_there {
  std::optional<std::array<char, 1'000'000>> data;
};

std::size_t most_at_once = 0;
template <class T> struct recording : std::allocator<T> {
  template <class U> struct rebind {
    using other = recording<U>;
  };
  T *allocate(std::size_t n) {
    most_at_once = std::max(most_at_once, n * sizeof(T));
    return std::allocator<T>::allocate(n);
  }
};

TEST(SerializeCorrupt, memory_stays_in_proportion_bad) {
  // 10'000 elements of a byte each would be 10 GB if room were made for all of them at once.
  std::vector<std::byte> bytes = bytes_of_all(std::uint64_t{10'000}, std::uint8_t{7});
  bytes.resize(bytes.size() + 10'000);
  using elements = std::vector<large_if_there, recording<large_if_there>>;
  EXPECT_THROW(read_from<elements>(bytes), bad_archive);
  EXPECT_GT(most_at_once, 0U);
  EXPECT_LT(most_at_once, 10'000'000U);
}

TEST(SerializeCorrupt, values_that_a_type_does_not_have_are_refused_bad) {
  EXPECT_THROW(read_from<bool>(bytes_of_all(std::uint8_t{2})), bad_archive);
  EXPECT_THROW((read_from<std::variant<int, bool>>(bytes_of_all(std::uint16_t{2}, 0))),
               bad_archive);
  EXPECT_THROW(read_from<std::optional<int>>(bytes_of_all(std::uint8_t{9}, 1)), bad_archive);
}

TEST(SerializeCorrupt, references_to_objects_that_are_not_there_are_refused_bad) {
  using pointers = std::pair<std::shared_ptr<int>, std::shared_ptr<double>>;
  const std::uint64_t new_object = 1;
  const std::uint64_t first_number = 2;
  EXPECT_THROW(read_from<std::shared_ptr<int>>(bytes_of_all(first_number)), bad_archive);
  EXPECT_THROW(read_from<pointers>(bytes_of_all(new_object, 5, first_number + 1)), bad_archive);
  EXPECT_THROW(read_from<pointers>(bytes_of_all(new_object, 5, first_number)), bad_archive)
      << "an int is no double";
}

TEST(SerializeCorrupt, deep_nesting_is_refused_bad) {
  struct chain {
    std::unique_ptr<chain> next;
  };
  EXPECT_THROW(read_from<chain>(std::vector<std::byte>(1'000'000, std::byte{1})), bad_archive);
  chain deep;
  for (int i = 0; i != 2000; ++i)
    deep.next = std::make_unique<chain>(chain{std::move(deep.next)});
  EXPECT_THROW(bytes_of(deep), bad_archive);
  poolwise::output_archive out;
  EXPECT_THROW(out.write(deep), bad_archive);
  out.clear();
  out.write(1); // still of use
}

} // namespace
