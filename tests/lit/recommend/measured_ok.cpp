// Each round looks at the clock before and after its work: it is measured, and would be
// measured wrong beside others.
// RUN: %poolwise check --quiet %s -- -std=c++20 | FileCheck %s
// RUN: not %poolwise check --quiet --min-task-us 0 --min-speedup 0 %s -- -std=c++20 | FileCheck %s --check-prefix=ALL
// CHECK: no findings
// ALL: [poolwise-sequential-cpu-loop]
#include <chrono>
#include <cmath>
#include <vector>

static double seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

void measure(const std::vector<double> &In, std::vector<double> &Took) {
  for (size_t I = 0; I < Took.size(); ++I) {
    double Start = seconds(), Sum = 0;
    for (int J = 0; J < 100000; ++J)
      Sum += std::sqrt(In[I] + J);
    Took[I] = (seconds() - Start) / Sum;
  }
}
