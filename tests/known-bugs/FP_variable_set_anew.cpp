// Known weakness: a variable that every round sets before it reads it could be
// given to each round on its own; it is refused instead.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <vector>

static double square(double X) { return X * X; }

// Right would be: safe, with the variable moved into the loop.
// CHECK: loop in FP_variable_set_anew: unsafe
// CHECK: shared-write: 'Scratch' is declared outside of the loop
void FP_variable_set_anew(std::vector<double> &V) {
  double Scratch;
  for (double &X : V) {
    Scratch = X * 2;
    X = square(Scratch);
  }
}
