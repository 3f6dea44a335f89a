// What all rounds write to one file takes as long on many threads; what a failing check
// writes there is not the work.
// RUN: %poolwise check --quiet %s -- -std=c++20 -fopenmp | FileCheck %s
// CHECK: no findings
#include <cmath>
#include <cstdarg>
#include <cstdio>
#include <vector>

static FILE *Log;
static void say(const char *Format, ...) {
  va_list Arguments;
  va_start(Arguments, Format);
  vfprintf(Log, Format, Arguments);
  va_end(Arguments);
  fflush(Log);
}
void my_assert_fail(const char *Text);
#define check(X) (void)((X) || (say("failed: %s", #X), my_assert_fail(#X), 0))

void log_all(const std::vector<std::vector<double>> &Rows) {
  for (const auto &Row : Rows)
    for (double X : Row)
      say("%g", X);
}

void roots(std::vector<double> &In) {
#pragma omp parallel for
  for (size_t I = 0; I < In.size(); ++I)
    for (int J = 0; J < 1000; ++J) {
      check(In[I] >= 0);
      In[I] = std::sqrt(In[I]);
    }
}

// Two ways lead to it.
static void first(double X) { say("first %g", X); }
static void second(double X) {
  say("second %g", X);
  say("and %g", X);
}
void two_ways(const std::vector<double> &In) {
  for (double X : In) {
    first(X);
    second(X);
  }
}
