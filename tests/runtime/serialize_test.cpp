// Every kind of type that is sent without a word of code.
#include "round_trip.h"

#include <array>
#include <bitset>
#include <chrono>
#include <complex>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <forward_list>
#include <limits>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
using poolwise::serializable;

template <class T> void comes_back(const T &x) {
  static_assert(serializable<T>);
  EXPECT_EQ(round_trip(x), x);
}

enum class color : unsigned char { red, green };
enum old_style { first, second = 77 };

TEST(Serialize, scalars_ok) {
  comes_back(true);
  comes_back(false);
  comes_back('x');
  comes_back(u8'x');
  comes_back(static_cast<short>(-5));
  comes_back(std::numeric_limits<std::uint64_t>::max());
  comes_back(1.5F);
  comes_back(-0.25);
  comes_back(3.5L);
  comes_back(color::green);
  comes_back(second);
  comes_back(std::byte{200});
  comes_back(nullptr);
  comes_back(std::complex<double>(1, -2));
  comes_back(90s);
  comes_back(std::chrono::system_clock::now());
  comes_back(std::chrono::steady_clock::now());
  comes_back(std::bitset<100>("1011"));
  comes_back(std::monostate{});
}

TEST(Serialize, strings_ok) {
  comes_back(""s);
  comes_back("a text that is longer than what a string holds in itself"s);
  comes_back("with\0zero"s);
  comes_back(u"wide"s);
  comes_back(std::filesystem::path("/tmp/x y"));
}

TEST(Serialize, sequences_ok) {
  comes_back(std::vector<int>{});
  comes_back(std::vector<int>{1, 2, 3});
  comes_back(std::vector<std::string>{"a", "", "c"});
  comes_back(std::vector<std::vector<double>>{{1.5}, {}, {2, 3}});
  for (std::size_t size = 0; size != 20; ++size) {
    std::vector<bool> bits(size);
    for (std::size_t i = 0; i != size; ++i)
      bits[i] = i % 3 == 0;
    comes_back(bits);
  }
  comes_back(std::deque<int>{1, 2});
  comes_back(std::list<std::string>{"a", "b"});
  comes_back(std::forward_list<int>{1, 2, 3});
  comes_back(std::array<int, 3>{1, 2, 3});
  comes_back(std::array<std::string, 2>{"a", "b"});
  comes_back(std::array<int, 0>{});
}

TEST(Serialize, associative_containers_ok) {
  comes_back(std::map<std::string, int>{{"a", 1}, {"b", 2}});
  comes_back(std::multimap<int, int>{{1, 2}, {1, 1}, {1, 3}});
  comes_back(std::set<int>{3, 1, 2});
  comes_back(std::multiset<int>{1, 1, 2});
  comes_back(std::unordered_map<std::string, std::vector<int>>{{"a", {1}}, {"b", {}}});
  comes_back(std::unordered_multimap<int, int>{{1, 1}, {1, 2}});
  comes_back(std::unordered_set<int>{1, 2, 3});
  comes_back(std::unordered_multiset<int>{1, 1});
}

TEST(Serialize, products_and_choices_ok) {
  comes_back(std::pair(1, "b"s));
  comes_back(std::tuple(1, "b"s, 2.5));
  comes_back(std::tuple<>());
  comes_back(std::optional<std::string>());
  comes_back(std::optional("x"s));
  comes_back(std::optional(std::optional<int>()));
  comes_back(std::variant<int, std::string>("x"));
  comes_back(std::variant<int, int>(std::in_place_index<1>, 3));
  comes_back(std::variant<std::monostate, bool>());
}

struct point {
  double x, y;
  bool operator==(const point &) const = default;
};
struct nothing {
  bool operator==(const nothing &) const = default;
};
struct many {
  std::optional<int> maybe;
  std::optional<std::string> maybe_text;
  int numbers[3];
  std::string texts[2][2];
  point nested;
  nothing none;
  const int fixed = 0;
  const std::string fixed_text;
  std::vector<point> points;
  std::map<std::string, std::optional<point>> named;
  std::variant<std::monostate, point, std::string> choice;
  bool flag = true; // an initializer of its own
  bool operator==(const many &) const = default;
};

TEST(Serialize, plain_structs_ok) {
  comes_back(nothing{});
  comes_back(point{1, 2});
  const many full{1, "two",  {3, 4, 5},        {{"a", "b"}, {"c", "d"}},        {6, 7},   {},
                  8, "nine", {{1, 2}, {3, 4}}, {{"x", point{5, 6}}, {"y", {}}}, "choice", false};
  comes_back(full);
  comes_back(many{});
  const std::vector<many> received = round_trip(std::vector<many>(3, full)); // const members too
  EXPECT_EQ(received[2], full);
}

struct forty {
  int a1, a2, a3, a4, a5, a6, a7, a8, a9, a10;
  int b1, b2, b3, b4, b5, b6, b7, b8, b9, b10;
  std::string c1, c2, c3, c4, c5, c6, c7, c8, c9, c10;
  int d1, d2, d3, d4, d5, d6, d7, d8, d9, d10;
  bool operator==(const forty &) const = default;
};
struct packed_bits {
  unsigned a : 3;
  unsigned b : 29;
  int c;
  bool operator==(const packed_bits &) const = default;
};

TEST(Serialize, unusual_structs_ok) {
  forty all{};
  all.a1 = 1;
  all.c10 = "c";
  all.d10 = 40;
  comes_back(all);
  comes_back(packed_bits{5, 1000, -1}); // all numbers, so sent as one piece
  comes_back(std::vector<packed_bits>(5, {5, 1000, -1}));
}

struct tree {
  std::string name;
  std::vector<tree> children;
  bool operator==(const tree &) const = default;
};
struct chain {
  int value = 0;
  std::unique_ptr<chain> next;
};

TEST(Serialize, recursive_types_ok) {
  comes_back(tree{"root", {{"a", {{"b", {}}}}, {"c", {}}}});
  chain two{1, std::make_unique<chain>(chain{2, nullptr})};
  const chain received = round_trip(two);
  EXPECT_EQ(received.next->value, 2);
  EXPECT_EQ(received.next->next, nullptr);
}

TEST(Serialize, unique_pointers_ok) {
  EXPECT_EQ(round_trip(std::unique_ptr<int>()), nullptr);
  EXPECT_EQ(*round_trip(std::make_unique<std::string>("x")), "x");
  EXPECT_EQ(*round_trip(std::unique_ptr<const int>(new int(3))), 3);
}

struct ring {
  int value = 0;
  std::shared_ptr<ring> next;
};
struct outer {
  int first_member = 0;
};

TEST(Serialize, shared_objects_stay_shared_ok) {
  const auto text = std::make_shared<const std::string>("x");
  const auto received =
      round_trip(std::vector<std::shared_ptr<const std::string>>{text, nullptr, text});
  EXPECT_EQ(*received[0], "x");
  EXPECT_EQ(received[1], nullptr);
  EXPECT_EQ(received[2], received[0]);
  EXPECT_EQ(received[0].use_count(), 2);

  const auto whole = std::make_shared<outer>(); // one address, two objects
  const auto both = round_trip(std::pair(whole, std::shared_ptr<int>(whole, &whole->first_member)));
  EXPECT_EQ(*both.second, 0);

  const auto start = std::make_shared<ring>(ring{1, nullptr});
  start->next = std::make_shared<ring>(ring{2, start});
  const auto circle = round_trip(start);
  EXPECT_EQ(circle->next->value, 2);
  EXPECT_EQ(circle->next->next, circle);
  start->next->next.reset();
  circle->next->next.reset();
}

TEST(Serialize, a_temporary_shared_object_is_not_taken_for_the_next_ok) {
  poolwise::output_archive out;
  for (int i = 0; i != 100; ++i)
    out.write(std::make_shared<int>(i)); // may well get the address of the one before
  poolwise::input_archive in(out.bytes());
  for (int i = 0; i != 100; ++i)
    EXPECT_EQ(*in.read<std::shared_ptr<int>>(), i);
}

TEST(Serialize, views_are_written_and_arrive_as_strings_ok) {
  poolwise::output_archive out;
  out.write(std::string_view("text"));
  poolwise::input_archive in(out.bytes());
  EXPECT_EQ(in.read<std::string>(), "text");
  static_assert(std::is_same_v<poolwise::received_t<const std::string_view &>, std::string>);
  static_assert(std::is_same_v<poolwise::received_t<const int &>, int>);
}

TEST(Serialize, values_follow_one_another_ok) {
  poolwise::output_archive out;
  out(1, "two"s) & 3.0;
  poolwise::input_archive in(out.bytes());
  int one = 0;
  std::string two;
  in(one, two);
  EXPECT_EQ(one, 1);
  EXPECT_EQ(two, "two");
  EXPECT_EQ(in.read<double>(), 3.0);
}

TEST(Serialize, into_the_callers_memory_and_beyond_ok) {
  std::array<std::byte, 100> room;
  poolwise::output_archive out(room);
  const std::vector<char> small(50, 'a');
  out.write(small);
  EXPECT_TRUE(out.in_callers_memory());
  EXPECT_EQ(out.bytes().data(), room.data());
  const std::vector<char> large(5000, 'b');
  out.write(large);
  EXPECT_FALSE(out.in_callers_memory());
  {
    poolwise::input_archive in(out.bytes());
    EXPECT_EQ(in.read<std::vector<char>>(), small);
    EXPECT_EQ(in.read<std::vector<char>>(), large);
  }
  out.clear();
  EXPECT_EQ(out.size(), 0U);
  out.write(small);
  poolwise::input_archive in(out.bytes());
  EXPECT_EQ(in.read<std::vector<char>>(), small);
}

TEST(Serialize, what_holds_no_data_cannot_be_sent_bad) {
  static_assert(!serializable<int *>);
  static_assert(!serializable<int &>);
  static_assert(!serializable<int (*)(int)>);
  static_assert(!serializable<std::vector<std::string_view>>);
  static_assert(!serializable<std::map<int, std::tuple<std::optional<char *>>>>);
  static_assert(!serializable<std::unique_ptr<int[]>>);
  static_assert(!serializable<std::shared_ptr<void>>);
  static_assert(!serializable<std::weak_ptr<int>>);
  struct hidden_pointer {
    int number;
    const char *text;
  };
  static_assert(std::is_trivially_copyable_v<hidden_pointer> && !serializable<hidden_pointer>);
  struct base {
    int x;
  };
  struct derived : base {
    int y;
  };
  static_assert(!serializable<derived>);
  struct with_virtual {
    virtual ~with_virtual() = default;
  };
  static_assert(!serializable<with_virtual> && !serializable<std::unique_ptr<with_virtual>>);
  int local = 0;
  auto closure = [local] { return local; };
  auto plain = [] {};
  static_assert(!serializable<decltype(closure)> && serializable<decltype(plain)>);
  union either {
    int a;
    float b;
  };
  static_assert(!serializable<either>);
}

} // namespace
