// After a throw, other rounds have run.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <stdexcept>
#include <vector>

static int checked(int X) {
  if (X < 0)
    throw std::runtime_error("negative");
  for (int I = 0; I < 100; ++I)
    X = X * 31 % 1009;
  return X;
}

// CHECK-DAG: loop in parameter_bad: unknown
// CHECK-DAG: [[#@LINE+3]]: maybe exception-leaves-partial-result: after an exception (in 'checked'), 'Out' would hold what later rounds wrote
void parameter_bad(const std::vector<int> &In, std::vector<int> &Out) {
  for (int X : In)
    Out.push_back(checked(X));
}

// CHECK-DAG: loop in local_ok: safe
std::vector<int> local_ok(const std::vector<int> &In) {
  std::vector<int> Out;
  for (int X : In)
    Out.push_back(checked(X));
  return Out;
}

// CHECK-DAG: loop in caught_ok: safe, split
std::vector<int> caught_ok(const std::vector<int> &In) {
  std::vector<int> Out;
  try {
    for (int X : In)
      Out.push_back(checked(X));
  } catch (const std::exception &) {
  }
  return Out;
}
