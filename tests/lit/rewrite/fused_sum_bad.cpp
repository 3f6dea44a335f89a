// Where the target multiplies and adds in one operation, a sum of products would be rounded
// otherwise in other code.
// RUN: %exits 1 %poolwise check --format=json --min-task-us 0 --min-speedup 0 %s -- -std=c++20 -mfma | FileCheck %s --check-prefix=FUSED
// RUN: %exits 1 %poolwise check --format=json --min-task-us 0 --min-speedup 0 %s -- -std=c++20 -mfma -ffp-contract=off | FileCheck %s --check-prefix=APART
// RUN: %exits 1 %poolwise check --format=json --min-task-us 0 --min-speedup 0 %s -- -std=c++20 | FileCheck %s --check-prefix=APART
#include <cmath>
#include <numeric>
#include <vector>

// FUSED: "fix_refused": "the target multiplies and adds in one operation
// APART-NOT: the target multiplies
double dot(const std::vector<double> &A, const std::vector<double> &B) {
  double Sum = 0;
  for (std::size_t I = 0; I < A.size(); ++I)
    Sum += std::exp(A[I]) * B[I];
  return Sum;
}

// A sum that the round has itself stays in the code that it stands in.
// FUSED: "applicability": "safe"
std::vector<double> rows(const std::vector<std::vector<double>> &A) {
  std::vector<double> Out(A.size());
  for (std::size_t I = 0; I < Out.size(); ++I) {
    double Sum = 0;
    for (double X : A[I])
      Sum += std::exp(X) * X;
    Out[I] = Sum;
  }
  return Out;
}

// FUSED: "fix_refused": "the target multiplies and adds in one operation
double weighed(const std::vector<double> &A) {
  return std::accumulate(A.begin(), A.end(), 0.0,
                         [](double Sum, double X) { return Sum + std::exp(X) * X; });
}
