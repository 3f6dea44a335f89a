// A round may end the loop.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <cstdlib>
#include <stdexcept>
#include <vector>

// CHECK-DAG: loop in return_bad: unsafe
// CHECK-DAG: [[#@LINE+4]]: early-exit: 'return' may end the loop before its last round
int return_bad(const std::vector<int> &V) {
  for (int X : V)
    if (X > 3)
      return X;
  return 0;
}

// CHECK-DAG: loop in break_bad: unsafe
// CHECK-DAG: [[#@LINE+4]]: early-exit: 'break' may end the loop before its last round
void break_bad(std::vector<int> &V) {
  for (int &X : V) {
    if (X > 3)
      break;
    X = 1;
  }
}

// CHECK-DAG: loop in exit_bad: unsafe
void exit_bad(std::vector<int> &V) {
  for (int &X : V) {
    if (X > 3)
      std::exit(1);
    X = 1;
  }
}

// CHECK-DAG: loop in inner_break_ok: safe
void inner_break_ok(std::vector<int> &V) {
  for (int &X : V) {
    int I = 0;
    for (; I < 100; ++I)
      if (I * I > X)
        break;
    switch (I) {
    case 1:
      break;
    default:
      X = I;
    }
  }
}

// CHECK-DAG: loop in continue_ok: safe
void continue_ok(std::vector<int> &V) {
  for (int &X : V) {
    if (X > 3)
      continue;
    X = 1;
  }
}
