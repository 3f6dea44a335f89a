// A static local is initialized once, by the first to come, while all others
// wait: no round writes it after that. What else its initializer writes is
// written in one round only, which proves nothing.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <string>
#include <vector>

static double slow(double X);

struct Table {
  std::vector<double> Values;
  Table() { Values.assign(256, 1.0); }
};
static const Table &table() {
  static const Table The;
  return The;
}

static int Limit = -1;
static int limit() {
  if (Limit < 0)
    Limit = 100;
  return Limit;
}
struct Settings {
  int Most;
  Settings() : Most(limit()) {}
};
static const Settings &settings() {
  static const Settings The;
  return The;
}

// CHECK-DAG: loop in ready_ok: safe
std::vector<double> ready_ok(const std::vector<double> &All) {
  std::vector<double> Out;
  for (double X : All)
    Out.push_back(X * table().Values[7]);
  return Out;
}

// CHECK-DAG: loop in limit_bad: unsafe
void limit_bad(std::vector<int> &All) {
  for (int &X : All)
    X = limit();
}

// CHECK-DAG: loop in settings_bad: unknown
void settings_bad(std::vector<int> &All) {
  for (int &X : All)
    X = settings().Most;
}

// CHECK-DAG: loop in counter_bad: unsafe
void counter_bad(std::vector<int> &All) {
  for (int &X : All) {
    static int Calls = 0;
    X = ++Calls;
  }
}
