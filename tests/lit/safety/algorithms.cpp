// Calls of algorithms are judged as their loops would be.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

inline double slow(double X) {
  double S = 0;
  for (int I = 0; I < 1000; ++I)
    S += X * I;
  return S;
}

// CHECK-DAG: algorithm in for_each_ok: safe
void for_each_ok(std::vector<double> &V) {
  std::for_each(V.begin(), V.end(), [](double &X) { X = slow(X); });
}
// CHECK-DAG: algorithm in ranges_ok: safe
void ranges_ok(std::vector<double> &V) {
  std::ranges::for_each(V, [](double &X) { X = slow(X); });
}
// CHECK-DAG: algorithm in transform_ok: safe
void transform_ok(const std::vector<double> &In, std::vector<double> &Out) {
  std::transform(In.begin(), In.end(), Out.begin(), slow);
}
// CHECK-DAG: algorithm in in_place_ok: safe
void in_place_ok(std::vector<double> &V) {
  std::transform(V.begin(), V.end(), V.begin(), slow);
}
// CHECK-DAG: algorithm in inserter_ok: safe
std::vector<double> inserter_ok(const std::vector<double> &In) {
  std::vector<double> Out;
  std::transform(In.begin(), In.end(), std::back_inserter(Out), slow);
  return Out;
}
// CHECK-DAG: algorithm in shifted_bad: unknown
void shifted_bad(std::vector<double> &V) {
  std::transform(V.begin(), V.end() - 1, V.begin() + 1, slow);
}
// CHECK-DAG: algorithm in capture_bad: unsafe
void capture_bad(std::vector<double> &V) {
  int N = 0;
  std::for_each(V.begin(), V.end(), [&N](double &X) { X = slow(X + N++); });
}
// CHECK-DAG: algorithm in mutable_bad: unsafe
void mutable_bad(std::vector<double> &V) {
  std::for_each(V.begin(), V.end(),
                [N = 0](double &X) mutable { X = slow(X + N++); });
}
// CHECK-DAG: algorithm in bits_bad: unsafe
void bits_bad(const std::vector<double> &In, std::vector<bool> &Out) {
  std::transform(In.begin(), In.end(), Out.begin(),
                 [](double X) { return slow(X) > 3; });
}
