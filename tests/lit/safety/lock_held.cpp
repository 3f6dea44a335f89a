// Locks around or inside the tasks.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <mutex>
#include <string>
#include <vector>

static std::mutex Guard;
static std::vector<std::string> All;

// CHECK-DAG: loop in inside_bad: unknown
// CHECK-DAG: [[#@LINE+3]]: maybe lock-held: each round takes a lock: what it guards is shared ('std::lock_guard::lock_guard')
void inside_bad(const std::vector<std::string> &In) {
  for (const auto &S : In) {
    std::lock_guard Lock(Guard);
    All.push_back(S);
  }
}

static std::recursive_mutex Recursive;
static int guarded(int X) {
  std::lock_guard Lock(Recursive);
  return X + 1;
}
// CHECK-DAG: loop in around_bad: unknown
// CHECK-DAG: [[#@LINE+2]]: maybe lock-held: 'Outer' is held here, and the tasks take locks themselves
void around_bad(std::vector<int> &V) {
  std::lock_guard Outer(Recursive);
  for (int &X : V)
    X = guarded(X);
}

// Held around tasks that take none, a lock guards them all.
// CHECK-DAG: loop in around_ok: safe
void around_ok(std::vector<int> &V) {
  std::lock_guard Outer(Recursive);
  for (int &X : V)
    X = X * 2;
}
