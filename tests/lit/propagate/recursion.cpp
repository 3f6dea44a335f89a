// Functions that call each other are settled together, and calls end.
// RUN: %poolwise dump --stage=behaviors %s -- -std=c++20 | FileCheck %s
#include <unistd.h>

bool odd(unsigned N);
// CHECK-LABEL: function even: {{.*}} guessed
// CHECK: effect sleep
bool even(unsigned N) { return N == 0 || odd(N - 1); }
// CHECK-LABEL: function odd: {{.*}} guessed
// CHECK: effect sleep
bool odd(unsigned N) {
  usleep(5);
  return N != 0 && even(N - 1);
}
