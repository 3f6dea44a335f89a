// What is written in a body: calls of every sort, loops with their shape,
// memory, locks, and where control leaves.
// RUN: %poolwise dump --stage=summary %s -- -std=c++20 | FileCheck %s
#include <functional>
#include <mutex>
#include <string>
#include <vector>

struct Point {
  int X = 0;
  Point(int X);
  Point operator+(const Point &Other) const;
};
struct Shape {
  virtual double area() const;
};

// CHECK-LABEL: function calls at
// CHECK: variable 0: parameter Shape S, reference
// CHECK: constructor Point::Point(1) on P in {{[0-9]+}}
// CHECK: direct Point::operator+(P) on P in {{[0-9]+}}
// CHECK: virtual Shape::area() on S in {{[0-9]+}}
// CHECK: indirect {{.*}} on F in {{[0-9]+}}
// CHECK: direct std::function::operator()(3) on G in {{[0-9]+}}
void calls(const Shape &S, void (*F)(int), std::function<void(int)> &G) {
  Point P(1);
  Point Q = P + P;
  S.area();
  F(2);
  G(3);
}

// CHECK-LABEL: function loops at
// CHECK: loop in 0, {{.*}} range Name over Names
// CHECK: loop in 0, {{.*}} counted I
// CHECK: loop in 0, {{.*}} iterator It
// CHECK: loop in 0, {{.*}} counted while J
// CHECK: loop in 0, {{.*}} other
void loops(const std::vector<std::string> &Names, int N) {
  for (const std::string &Name : Names)
    (void)Name.size();
  for (int I = 0; I < N; ++I)
    (void)Names[I];
  for (auto It = Names.begin(); It != Names.end(); ++It)
    (void)It->size();
  int J = 0;
  while (J < N) {
    (void)Names[J];
    ++J;
  }
  while (!Names.empty())
    break;
}

static int Total;
static std::mutex Guard;
struct Counter {
  int Count = 0;
  // CHECK-LABEL: function Counter::add at
  // CHECK: constructor std::lock_guard::lock_guard(global {{.*}}Guard{{.*}}) on Lock
  // CHECK: write (*this).Count in 0
  // CHECK: write global {{.*}}Total{{.*}} in 0
  // CHECK: write Out in 0
  // CHECK: write *(Pointer) in 0
  void add(int N, int &Out, int *Pointer) {
    std::lock_guard<std::mutex> Lock(Guard);
    Count = N;
    Total = N;
    Out = N;
    *Pointer = N;
  }
};

// CHECK-LABEL: function exits at
// CHECK: jump: throw
// CHECK: jump: break
// CHECK: jump: return
int exits(std::vector<int> &V) {
  if (V.empty())
    throw 1;
  for (int X : V)
    if (X < 0)
      break;
  return V.size();
}

// CHECK-LABEL: function once at
// CHECK: once in 0
const std::string &once() {
  static const std::string Text(8, 'x');
  return Text;
}
