// Variables that are declared outside of the loop, and that each round sets
// before it looks at them: a round may have one of its own.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <vector>

inline double slow(double X) {
  double S = 0;
  for (int I = 0; I < 1000; ++I)
    S += X * I;
  return S;
}

// CHECK-DAG: loop in scratch_ok: safe
void scratch_ok(std::vector<double> &V) {
  double Scratch;
  for (auto &X : V) {
    Scratch = X * X;
    X = slow(Scratch + 1);
  }
}

// CHECK-DAG: loop in inner_counter_ok: safe
void inner_counter_ok(double (&M)[100][100]) {
  int I, J;
  for (I = 0; I < 100; ++I)
    for (J = 0; J < 100; ++J)
      M[I][J] = slow(I * J);
}

// Every loop sets it again.
// CHECK-DAG: :[[#@LINE+5]]:3: loop in several_ok: safe
// CHECK-DAG: :[[#@LINE+8]]:3: loop in several_ok: safe
void several_ok(std::vector<double> &A, std::vector<double> &B) {
  double T;
  int I;
  for (I = 0; I < 100; ++I) {
    T = slow(A[I]);
    A[I] = T;
  }
  for (I = 0; I < 100; ++I) {
    T = slow(B[I]);
    B[I] = T + 1;
  }
}

// Set in a loop inside of the round, for that loop.
// CHECK-DAG: :[[#@LINE+3]]:{{[35]}}: loop in deeper_ok: safe
void deeper_ok(double (&M)[100][100]) {
  double T;
  for (auto &Row : M)
    for (double &X : Row) {
      T = X;
      X = slow(T);
    }
}

// CHECK-DAG: :[[#@LINE+3]]:{{[35]}}: loop in read_after_bad: unsafe
double read_after_bad(std::vector<double> &V) {
  double Last = 0;
  for (auto &X : V) {
    Last = X;
    X = slow(Last);
  }
  return Last;
}

// CHECK-DAG: :[[#@LINE+4]]:{{[35]}}: loop in counter_after_bad: unsafe
// CHECK-DAG: [[#@LINE+3]]: irregular-loop: 'I' is declared outside of the loop, and its last value may be looked at
int counter_after_bad(std::vector<double> &V, int N) {
  int I;
  for (I = 0; I < N; ++I)
    V[I] = slow(V[I]);
  return I;
}

// CHECK-DAG: :[[#@LINE+3]]:{{[35]}}: loop in read_first_bad: unsafe
void read_first_bad(std::vector<double> &V) {
  double Before = 0;
  for (auto &X : V) {
    X = slow(X + Before);
    Before = X;
  }
}

// CHECK-DAG: :[[#@LINE+3]]:{{[35]}}: loop in sometimes_bad: un
void sometimes_bad(std::vector<double> &V) {
  double T = 0;
  for (auto &X : V) {
    if (X > 0)
      T = X;
    X = slow(T);
  }
}

// A label of a switch is jumped to.
// CHECK-DAG: :[[#@LINE+3]]:{{[35]}}: loop in labels_bad: un
void labels_bad(std::vector<int> &V) {
  double T = 0;
  for (auto &X : V)
    switch (X) {
    case 1:
      T = 2;
    case 2:
      X = slow(T);
    }
}

// The loop around looks at it when it comes back.
// CHECK-DAG: :[[#@LINE+5]]:{{[35]}}: loop in comes_back_bad: un
double comes_back_bad(std::vector<double> &V, int N) {
  double T = 0, S = 0;
  for (int K = 0; K < N; ++K) {
    S += T;
    for (auto &X : V) {
      T = X;
      X = slow(T);
    }
  }
  return S;
}

// CHECK-DAG: :[[#@LINE+4]]:{{[35]}}: loop in pointed_at_bad: un
void pointed_at_bad(std::vector<double> &V) {
  double T = 0;
  double *P = &T;
  for (auto &X : V) {
    T = X;
    X = slow(*P);
  }
}

// CHECK-DAG: :[[#@LINE+4]]:{{[35]}}: loop in captured_bad: un
void captured_bad(std::vector<double> &V) {
  double T = 0;
  auto Look = [&] { return T; };
  for (auto &X : V) {
    T = X;
    X = slow(Look());
  }
}

// Left by a jump, before it is set again.
// CHECK-DAG: :[[#@LINE+4]]:{{[35]}}: loop in jumped_over_bad: un
double jumped_over_bad(std::vector<double> &V, int N) {
  double T = 0;
  for (int K = 0; K < N; ++K) {
    for (auto &X : V) {
      T = X;
      X = slow(T);
    }
    if (V[0] > 1)
      break;
    T = 0;
  }
  return T;
}

// In a branch of a loop around.
// CHECK-DAG: :[[#@LINE+5]]:7: loop in branch_ok: safe
void branch_ok(std::vector<double> &V, int N) {
  int I, K;
  for (K = 0; K < N; ++K)
    if (V[K] > 0)
      for (I = 0; I < 100; ++I)
        V[I] = slow(V[I]);
}
