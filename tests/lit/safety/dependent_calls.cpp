// A call needs what an earlier one gives.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <string>
#include <utility>
#include <vector>

static std::string slow(const std::string &In) {
  std::string Out;
  for (char C : In)
    Out += C + 1;
  return Out;
}
static std::vector<std::string> Log;
static std::string &logged(const std::string &In) {
  Log.push_back(slow(In));
  return Log.back();
}
void use(const std::string &A, const std::string &B);

// CHECK-DAG: calls in independent_ok: safe, invoke
void independent_ok() {
  auto A = slow("a");
  auto B = slow("b");
  if (A != B)
    use(A, B);
}

// CHECK-DAG: [[#@LINE+4]]: dependent-calls: 'A', which one of the calls gives, is used by another (in 'slow')
void value_bad() {
  auto A = slow("a");
  // The second reads what the first yields.
  auto B = slow(A);
  if (A != B)
    use(A, B);
}

// CHECK-DAG: [[#@LINE+3]]: dependent-calls: the result of 'logged' is used by another of the calls
void reference_bad() {
  auto &A = logged("a");
  auto B = slow(A);
  if (B.empty())
    use(A, B);
}

// CHECK-DAG: calls in assigned_bad: unsafe
void assigned_bad(std::string &A, std::string &B) {
  A = slow("a");
  B = slow(A);
}

// CHECK-DAG: calls in global_bad: unsafe
void global_bad() {
  logged("a");
  logged("b");
}
