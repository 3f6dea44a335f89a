// A macro makes a class, with members at one place: they are no instances of the test.
// RUN: %exits 1 %poolwise check --diff --min-task-us 0 --min-speedup 0 %s -- -std=c++20 > %t.patch
// RUN: FileCheck %s < %t.patch
#include <cmath>
#include <vector>
struct Test {
  Test() {}
  virtual ~Test() {}
  virtual void body() = 0;
};
#define TEST(Name)                                                                                 \
  struct Name : Test {                                                                             \
    Name() : Test() {}                                                                             \
    ~Name() override {}                                                                            \
    void body() override;                                                                          \
  };                                                                                               \
  Name Made##Name;                                                                                 \
  void Name::body()

TEST(fills) {
  std::vector<double> Values(300);
  // CHECK: + poolwise::cpu_threads().for_each(poolwise::indices(300), [&](int I) {
  for (int I = 0; I < 300; ++I) {
    Values[I] = std::sin(I);
  }
}
