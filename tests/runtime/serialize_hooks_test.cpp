// Users' classes with hooks of their own.
#include "round_trip.h"

#include <memory>
#include <string>
#include <vector>

namespace hooks {

class with_member {
public:
  with_member() = default;
  explicit with_member(int number, std::string text) : number_(number), text_(std::move(text)) {}
  bool operator==(const with_member &) const = default;
  template <class Archive> void serialize(Archive &archive) { archive(number_, text_); }

private:
  int number_ = 0;
  std::string text_;
};

class with_ampersands {
public:
  with_ampersands() = default;
  explicit with_ampersands(int a, int b) : a_(a), b_(b) {}
  bool operator==(const with_ampersands &) const = default;
  template <class Archive> void serialize(Archive &archive) { archive & a_ & b_; }

private:
  int a_ = 0;
  int b_ = 0;
};

class with_save_and_load {
public:
  explicit with_save_and_load(int number = 0) : twice_(2 * number) {}
  bool operator==(const with_save_and_load &) const = default;
  template <class Archive> void save(Archive &archive) const { archive(twice_ / 2); }
  template <class Archive> void load(Archive &archive) {
    archive(twice_);
    twice_ *= 2;
  }

private:
  int twice_;
};

class open_class {
public:
  open_class() = default;
  explicit open_class(int number) : number_(number) {}
  int number() const { return number_; }
  void set(int number) { number_ = number; }
  bool operator==(const open_class &) const = default;

private:
  int number_ = 0;
};
class by_function : public open_class {
  using open_class::open_class;
};
template <class Archive> void serialize(Archive &archive, by_function &x) {
  int number = x.number();
  archive(number);
  x.set(number);
}
class by_two_functions : public open_class {
  using open_class::open_class;
};
template <class Archive> void save(Archive &archive, const by_two_functions &x) {
  archive << x.number();
}
template <class Archive> void load(Archive &archive, by_two_functions &x) {
  int number = 0;
  archive >> number;
  x.set(number);
}

class no_default {
public:
  explicit no_default(int number) : number_(number) {}
  int number() const { return number_; }
  bool operator==(const no_default &) const = default;

private:
  int number_;
};

struct shape {
  virtual ~shape() = default;
  virtual int sides() const = 0;
};
struct square : shape {
  int sides() const override { return 4; }
};

class writes_nothing {
public:
  writes_nothing() = default;
  explicit writes_nothing(int) {}
  bool operator==(const writes_nothing &) const = default;
  template <class Archive> void serialize(Archive &) {}

private:
  [[maybe_unused]] int cache_ = 0;
};

struct plain_but_hooked { // a pointer that the hook makes good
  int *counter = nullptr;
  int value = 0;
  bool operator==(const plain_but_hooked &) const = default;
  template <class Archive> void serialize(Archive &archive) { archive(value); }
};

template <class T> void comes_back(const T &x) { EXPECT_EQ(round_trip(x), x); }

} // namespace hooks

template <> struct poolwise::serializer<hooks::no_default> {
  static void save(output_archive &out, const hooks::no_default &x) { out(x.number()); }
  static hooks::no_default load(input_archive &in) { return hooks::no_default(in.read<int>()); }
};
template <> struct poolwise::serializer<std::unique_ptr<hooks::shape>> {
  static void save(output_archive &out, const std::unique_ptr<hooks::shape> &x) { out(x->sides()); }
  static std::unique_ptr<hooks::shape> load(input_archive &in) {
    return in.read<int>() == 4 ? std::make_unique<hooks::square>() : nullptr;
  }
};

namespace hooks {

TEST(SerializeHooks, of_cereals_kinds_are_used_as_they_stand_ok) {
  comes_back(with_member(1, "x"));
  comes_back(with_ampersands(1, 2));
  comes_back(with_save_and_load(3));
  comes_back(by_function(4));
  comes_back(by_two_functions(5));
}

TEST(SerializeHooks, serializer_makes_what_has_no_default_ok) {
  comes_back(no_default(6));
  comes_back(std::vector<no_default>{no_default(1), no_default(2)});
  comes_back(std::optional(no_default(1)));
  comes_back(std::pair(no_default(1), no_default(2)));
  comes_back(std::map<int, no_default>{{1, no_default(2)}});
  EXPECT_EQ(*round_trip(std::make_shared<no_default>(3)), no_default(3));
  struct holder {
    std::vector<no_default> all;
    std::optional<no_default> maybe;
    bool operator==(const holder &) const = default;
  };
  comes_back(holder{{no_default(1)}, no_default(2)});
}

TEST(SerializeHooks, serializer_sends_pointers_to_bases_ok) {
  std::vector<std::unique_ptr<shape>> shapes;
  shapes.push_back(std::make_unique<square>());
  EXPECT_EQ(round_trip(shapes)[0]->sides(), 4);
}

TEST(SerializeHooks, stand_inside_of_other_types_ok) {
  comes_back(std::vector<with_member>{with_member(1, "a"), with_member(2, "b")});
  struct holder {
    with_member one;
    std::vector<by_function> two;
    bool operator==(const holder &) const = default;
  };
  comes_back(holder{with_member(1, "x"), {by_function(2)}});
}

TEST(SerializeHooks, come_before_taking_a_struct_apart_ok) {
  int count = 0;
  EXPECT_EQ(round_trip(plain_but_hooked{&count, 5}), (plain_but_hooked{nullptr, 5}));
  EXPECT_EQ(round_trip(std::vector<plain_but_hooked>{{&count, 5}})[0].counter, nullptr);
}

TEST(SerializeHooks, that_write_nothing_can_be_counted_ok) {
  comes_back(std::vector<writes_nothing>(100));
}

} // namespace hooks
