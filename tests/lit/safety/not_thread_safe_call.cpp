// A call that must not run twice at once.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <ctime>
#include <string>
#include <vector>

// CHECK-DAG: loop in localtime_bad: unsafe
// CHECK-DAG: [[#@LINE+3]]: not-thread-safe-call: 'localtime' is not thread-safe
void localtime_bad(const std::vector<std::time_t> &In, std::vector<int> &Out) {
  for (std::size_t I = 0; I < In.size(); ++I)
    Out[I] = std::localtime(&In[I])->tm_hour;
}

// CHECK-DAG: loop in localtime_ok: safe
std::vector<int> localtime_ok(const std::vector<std::time_t> &In) {
  std::vector<int> Hours;
  for (std::time_t Time : In) {
    std::tm Parts;
    localtime_r(&Time, &Parts);
    Hours.push_back(Parts.tm_hour);
  }
  return Hours;
}
