// A round suspends a coroutine.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <coroutine>
#include <vector>

struct Job {
  struct promise_type {
    Job get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};

// CHECK-DAG: coroutine: each round may suspend the coroutine
Job await_bad(std::vector<int> &V) {
  for (int &X : V) {
    co_await std::suspend_always{};
    X = 1;
  }
}
