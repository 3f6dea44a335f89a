// FFTW plans one at a time, whatever the plan is for.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
// RUN: not %poolwise check --min-task-us 0 %s -- -std=c++20 \
// RUN:   | FileCheck %s --check-prefix=HAZARD
struct fftw_plan_s;
extern "C" {
fftw_plan_s *fftw_plan_dft_r2c_1d(int, double *, double (*)[2], unsigned);
void fftw_destroy_plan(fftw_plan_s *);
}

// CHECK-DAG: plans: cpu
// HAZARD: fftw_plan_dft_r2c_1d
void plans(double *In, double (*Out)[2]) {
  for (int N = 16; N < 4096; ++N)
    fftw_destroy_plan(fftw_plan_dft_r2c_1d(N, In, Out, 64));
}

extern "C" int LAPACKE_dgesv(int, int, int, double *, int, int *, double *, int);

// CHECK-DAG: solves: cpu
int solves(double *A, double *B, int *Pivots) {
  return LAPACKE_dgesv(102, 100, 1, A, 100, Pivots, B, 100);
}
