// What only the body of a library's function calls is there all the same,
// though such bodies are not parsed: members of class templates, of classes
// that only the library needs whole, virtual ones that their constructors make
// reachable, and members that the compiler writes.
// RUN: %poolwise functions --format=json --no-cache --no-preamble %s -- -std=c++20 > %t.skipped
// RUN: %poolwise functions --format=json --no-cache --all-bodies %s -- -std=c++20 > %t.all
// RUN: diff %t.skipped %t.all
// RUN: %poolwise functions --no-cache %s -- -std=c++20 | FileCheck %s
// RUN: %poolwise dump --stage=program %s -- -std=c++20 | FileCheck %s --check-prefix=MADE
#include <memory>
#include <unistd.h>
#include <vector>

int Counter;

template <class T> struct Box {
  T Value;
  explicit Box(T V) : Value(V) { usleep(1000); }
  Box(const Box &Other) : Value(Other.Value) { usleep(1000); }
};

struct Sink {
  virtual ~Sink();
  virtual void write();
};
template <class T> struct FileSink : Sink {
  FileSink() { flush(); }
  void write() override { usleep(2000); }
  void flush() { usleep(3000); }
};

struct Counted {
  Counted();
  Counted(const Counted &Other) { usleep(4000); }
};
struct Pair {
  Counted First, Second;
};

// Wrong for this type; nobody calls it.
struct Bare {};
template <class T> struct Sum {
  T Value;
  Sum() = default;
  Sum(int A) : Value(A + T()) {}
};

// CHECK-DAG: Box::Box: io
// CHECK-DAG: made: {{.*}}sleep
auto made() { return std::make_unique<Box<int>>(3); }
// CHECK-DAG: FileSink::flush: io
// CHECK-DAG: FileSink::write: io
// CHECK-DAG: opened: {{.*}}sleep
std::shared_ptr<Sink> opened() { return std::make_shared<FileSink<int>>(); }
// CHECK-DAG: kept: {{.*}}sleep
void kept(std::vector<Pair> &All, const Pair &P) { All.push_back(P); }
// CHECK-DAG: sums: cpu
auto sums() { return std::make_unique<Sum<Bare>>(); }

// A test is made by its library alone.
struct Rig {
  Rig() { usleep(5000); }
};
struct Check : Rig {
  Check() = default;
};
// MADE: function Check::Check at
// MADE: constructor Rig::Rig()
