// Known wrong answer: an exception that the round itself catches does not leave
// the loop, but it is taken to: which types a handler takes is not recorded.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <stdexcept>
#include <vector>

static int checked(int X) {
  if (X < 0)
    throw std::runtime_error("negative");
  return X + 1;
}

// Right would be: safe.
// CHECK: loop in FP_caught_in_round: unknown
// CHECK: exception-leaves-partial-result
void FP_caught_in_round(const std::vector<int> &In, std::vector<int> &Out) {
  for (std::size_t I = 0; I < In.size(); ++I)
    try {
      Out[I] = checked(In[I]);
    } catch (const std::exception &) {
      Out[I] = 0;
    }
}
