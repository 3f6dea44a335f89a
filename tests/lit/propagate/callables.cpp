// A callable that is known where it is given is followed; else it is unknown.
// RUN: %poolwise dump --stage=behaviors %s -- -std=c++20 | FileCheck %s
#include <functional>
#include <unistd.h>

static void wait(int Us) { usleep(Us); }

// CHECK-LABEL: function apply: {{.*}} partial
// CHECK: unknown F
void apply(const std::function<void(int)> &F) { F(1); }

// CHECK-LABEL: function byFunction:
// CHECK: effect sleep
// CHECK-NOT: unknown
void byFunction() { apply(wait); }

// CHECK-LABEL: function byLambda:
// CHECK: effect sleep
// CHECK-NOT: unknown
void byLambda() {
  apply([](int Us) { usleep(Us); });
}

// CHECK-LABEL: function byPointer:
// CHECK: unknown F
void byPointer(void (*F)(int)) { F(1); }
