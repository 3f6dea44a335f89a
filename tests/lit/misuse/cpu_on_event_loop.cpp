// Handlers that compute long.
// RUN: not %poolwise check --quiet --checks=cpu-on-event-loop %s -- -std=c++20 -I %S/Inputs > %t
// RUN: FileCheck %s --implicit-check-not='[poolwise-' < %t
#include "qt.h"
#include "uv.h"
#include <cmath>
#include <string>
#include <vector>

static double sum() {
  double Sum = 0;
  for (int I = 0; I < 10000000; ++I)
    Sum += std::sqrt(I);
  return Sum;
}
static double Last;

// CHECK: :[[#@LINE+2]]:{{.*}}the event loop runs 'on_timer_bad', which computes for about {{.*}} ms (sum){{.*}}CPU threads [poolwise-cpu-on-event-loop]
static void on_timer_bad(uv_timer_t *) {
  Last = sum();
}
static void on_timer_ok(uv_timer_t *Timer) {
  static uv_work_t Work;
  uv_queue_work(
      uv_default_loop(), &Work, [](uv_work_t *) { Last = sum(); },
      [](uv_work_t *, int) {});
}
static void on_other_ok(uv_timer_t *) { Last = std::sqrt(2); }
// How many options and letters there are is a guess; numbers are many.
static int Found;
static std::vector<std::string> Options, Lines;
static void on_parse_ok(uv_timer_t *) {
  for (const std::string &Line : Lines)
    for (const std::string &Option : Options)
      for (size_t I = 0; I < Line.size(); ++I)
        for (size_t J = 0; J < Option.size(); ++J)
          Found += Line[I] == Option[J];
}
static std::vector<double> Samples;
// CHECK: :[[#@LINE+4]]:{{.*}}the event loop runs 'on_samples_bad', which computes{{.*}}[poolwise-cpu-on-event-loop]
static void on_samples_bad(uv_timer_t *) {
  for (double A : Samples)
    for (double B : Samples)
      Last += std::sqrt(A * B);
}
void start(uv_timer_t *A) {
  uv_timer_start(A, on_parse_ok, 1, 1);
  uv_timer_start(A, on_samples_bad, 1, 1);
  uv_timer_start(A, on_timer_bad, 1, 1);
  uv_timer_start(A, on_timer_ok, 1, 1);
  uv_timer_start(A, on_other_ok, 1, 1);
  Last = sum();
}
