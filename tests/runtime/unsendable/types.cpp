// Types that cannot be sent, each with what the compiler must say. Does not compile, on purpose.
#include <poolwise/process_pool.h>
#include <poolwise/serialize.h>

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

template <class T> void send_and_receive(poolwise::output_archive &out, const T &x) {
  out.write(x);
  static_cast<void>(poolwise::input_archive({}).read<T>());
}
#define SEND(...) template void send_and_receive(poolwise::output_archive &, const __VA_ARGS__ &)

// ERROR: a raw pointer; hold the object by value | const char
SEND(std::vector<const char *>);

struct holds_a_pointer_deep_inside {
  int id;
  struct {
    std::map<int, double *> pointers;
  } inner;
};
// ERROR: a raw pointer | double
SEND(holds_a_pointer_deep_inside);

struct holds_a_member_pointer {
  int holds_a_member_pointer::*member;
};
// ERROR: a raw pointer | holds_a_member_pointer::
SEND(holds_a_member_pointer);

// ERROR: a reference | reference_wrapper<int>
SEND(std::reference_wrapper<int>);

// ERROR: a function in a std::function | function<int
SEND(std::function<int(int)>);

struct holds_views {
  std::vector<std::string_view> words;
};
// ERROR: a view of memory that others own | string_view
SEND(holds_views);

// ERROR: a view of memory that others own | span<int
SEND(std::span<int>);

// ERROR: a smart pointer to an array | unique_ptr<int
SEND(std::unique_ptr<int[]>);

// ERROR: a smart pointer to an array or void | shared_ptr<void>
SEND(std::shared_ptr<void>);

union either {
  int a;
  float b;
};
// ERROR: a union; use std::variant | either
SEND(either);

struct shape {
  virtual ~shape();
  int x;
};
// ERROR: a class with virtual functions | shape
SEND(shape);

// ERROR: a class with virtual functions | unique_ptr<shape
SEND(std::unique_ptr<shape>);

struct derived : holds_views {
  int y;
};
// ERROR: a class with a base class | derived
SEND(derived);

struct part {
  explicit part(int);
};
struct holds_a_part {
  int id;
  part p;
};
// ERROR: a type that T{} does not make | holds_a_part
SEND(holds_a_part);

struct holds_a_const_reference {
  int id;
  const double &number;
};
// ERROR: a type that T{} does not make | holds_a_const_reference
SEND(holds_a_const_reference);

inline int global;
struct holds_a_reference {
  int id;
  int &number = global;
};
// ERROR: a struct with a member that {} does not initialise | holds_a_reference
SEND(holds_a_reference);

struct holds_bits {
  bool a : 1, b : 1, c : 1;
};
// ERROR: a struct with bit-fields | holds_bits
SEND(holds_bits);

struct has_41_members {
  int a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, c0, c1, c2,
      c3, c4, c5, c6, c7, c8, c9, d0, d1, d2, d3, d4, d5, d6, d7, d8, d9, one_too_many;
};
// ERROR: a struct of more than 40 members | has_41_members
SEND(has_41_members);

class account {
  int balance = 0;
};
// ERROR: a class with private members or constructors | account
SEND(account);

inline auto with_capture = [captured = &global] { return *captured; };
// ERROR: a class with private members or constructors, or a lambda with captures | lambda
SEND(decltype(with_capture));

// ERROR: a lambda with captures, or a function that holds such | types.cpp:
inline void calls_a_lambda_with_captures(poolwise::process_pool &pool) {
  static_cast<void>(pool.submit(with_capture));
}

struct counter {
  int value;
  int next() const { return value + 1; }
};
// ERROR: a pointer to a member; send a lambda without captures that calls it | types.cpp:
inline void calls_a_pointer_to_a_member(poolwise::process_pool &pool) {
  static_cast<void>(pool.submit(&counter::next, counter{1}));
}
