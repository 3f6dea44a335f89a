// A call of which nothing is known.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <functional>
#include <vector>

double mystery(double X);

// CHECK-DAG: loop in undefined_bad: unknown
// CHECK-DAG: [[#@LINE+3]]: maybe unknown-callee: what 'mystery' does is not known
void undefined_bad(std::vector<double> &V) {
  for (double &X : V)
    X = mystery(X);
}

// CHECK-DAG: loop in function_bad: unknown
void function_bad(std::vector<double> &V,
                  const std::function<double(double)> &F) {
  for (double &X : V)
    X = F(X);
}

// CHECK-DAG: loop in pointer_bad: unknown
void pointer_bad(std::vector<double> &V, double (*F)(double)) {
  for (double &X : V)
    X = F(X);
}

struct Shape {
  virtual double area() const = 0;
  virtual ~Shape() = default;
};
struct Square final : Shape {
  double A = 0;
  double area() const override { return A * A; }
};

// CHECK-DAG: loop in virtual_bad: unknown
void virtual_bad(const Shape &S, std::vector<double> &V) {
  for (double &X : V)
    X = S.area();
}
// CHECK-DAG: loop in final_ok: safe
void final_ok(const std::vector<Square> &In) {
  std::vector<double> Areas;
  for (const Square &S : In)
    Areas.push_back(S.area());
}
