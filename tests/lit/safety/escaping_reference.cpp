// The address of what lives for one round is kept.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <vector>

// CHECK-DAG: loop in pushed_bad: unknown
// CHECK-DAG: [[#@LINE+4]]: maybe escaping-reference: the address of 'Copy', which lives for one round, is kept outside
void pushed_bad(const std::vector<int> &In, std::vector<const int *> &Out) {
  for (int X : In) {
    int Copy = X;
    Out.push_back(&Copy);
  }
}

// CHECK-DAG: loop in element_ok: safe
void element_ok(const std::vector<int> &In, std::vector<const int *> &Out) {
  for (const int &X : In)
    Out.push_back(&X);
}
