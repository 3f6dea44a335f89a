// What asks first whether it was done runs once: its lines in a log are no waiting.
// RUN: not %poolwise check --quiet --checks=blocking-in-cpu-pool %s -- -std=c++20 -fopenmp > %t
// RUN: FileCheck %s --implicit-check-not='[poolwise-' < %t
#include <cmath>
#include <cstdio>
#include <vector>

static FILE *Trace;
static void set_up() {
  static bool Done = false;
  if (Done)
    return;
  Done = true;
  fprintf(Trace, "set up");
  fflush(Trace);
}
double root(double X) {
  set_up();
  double Y = X;
  for (int I = 0; I < 1000; ++I)
    Y = (Y + X / Y) / 2;
  return Y;
}
void once_ok(std::vector<double> &In) {
#pragma omp parallel for
  for (size_t I = 0; I < In.size(); ++I)
    In[I] = root(In[I]);
}

// Somebody sets the flag back.
static bool Ready;
static void open_again() {
  if (Ready)
    return;
  Ready = true;
  for (int I = 0; I < 100; ++I) {
    fprintf(Trace, "set up");
    fflush(Trace);
  }
}
void close_it() { Ready = false; }
void often_bad(std::vector<double> &In) {
// CHECK: :[[#@LINE+1]]:{{.*}}waits for the disk{{.*}}[poolwise-blocking-in-cpu-pool]
#pragma omp parallel for
  for (size_t I = 0; I < In.size(); ++I) {
    open_again();
    In[I] = std::sqrt(In[I]);
  }
}
