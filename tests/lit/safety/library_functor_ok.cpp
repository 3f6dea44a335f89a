// What a library's function object does is known: sorting downwards is as safe
// as sorting upwards.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <algorithm>
#include <functional>
#include <vector>

// CHECK: loop in sortAll: safe
void sortAll(std::vector<std::vector<int>> &All) {
  for (std::vector<int> &One : All)
    std::sort(One.begin(), One.end(), std::greater<>());
}

// CHECK: loop in sortBy: unknown
// CHECK: unknown-callee
void sortBy(std::vector<std::vector<int>> &All,
            const std::function<bool(int, int)> &Less) {
  for (std::vector<int> &One : All)
    std::sort(One.begin(), One.end(), Less);
}
