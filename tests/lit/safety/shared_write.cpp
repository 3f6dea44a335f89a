// One object is written in every round.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <atomic>
#include <bitset>
#include <string>
#include <vector>

double work(double X);

inline double slow(double X) {
  double S = 0;
  for (int I = 0; I < 1000; ++I)
    S += X * I;
  return S;
}

// CHECK-DAG: loop in last_bad: unsafe
// CHECK-DAG: [[#@LINE+3]]: shared-write: 'Last' is written in every round
void last_bad(const std::vector<double> &In, double &Last) {
  for (const auto &X : In)
    Last = slow(X);
}

// A variable that is set anew is still one for all if more than the loop uses it.
// CHECK-DAG: [[#@LINE+4]]: shared-write: 'Scratch' is declared outside of the loop, though it is set anew in every round
double scratch_bad(std::vector<double> &V) {
  double Scratch;
  for (auto &X : V) {
    Scratch = X * X;
    X = slow(Scratch + 1);
  }
  return Scratch;
}

// CHECK-DAG: loop in scratch_moved_inside_ok: safe
void scratch_moved_inside_ok(std::vector<double> &V) {
  double Scratch;
  for (auto &X : V) {
    Scratch = X * X;
    X = slow(Scratch + 1);
  }
}

// CHECK-DAG: loop in scratch_ok: safe
void scratch_ok(std::vector<double> &V) {
  for (auto &X : V) {
    double Scratch = slow(X);
    X = Scratch + 1;
  }
}

// CHECK-DAG: loop in index_bad: unknown
// CHECK-DAG: [[#@LINE+3]]: maybe shared-write: 'Out[I]' is written, and two rounds may have the same index
void index_bad(const std::vector<int> &In, std::vector<double> &Out) {
  for (int I : In)
    Out[I] = I;
}

// CHECK-DAG: loop in index_ok: safe
void index_ok(const std::vector<int> &In, std::vector<double> &Out) {
  for (std::size_t I = 0; I < In.size(); ++I)
    Out[I] = slow(In[I]);
}

// Narrowed, two rounds have one index.
// CHECK-DAG: loop in narrowed_bad: unknown
void narrowed_bad(std::vector<double> &Out) {
  for (int I = 0; I < 1000; ++I)
    Out[static_cast<unsigned char>(I)] = I;
}

// The order of atomic operations shows in what they yield.
// CHECK-DAG: [[#@LINE+4]]: maybe shared-write: 'N' is written in every round; no race
int atomic_bad(const std::vector<double> &In, std::vector<int> &Numbers) {
  std::atomic<int> N = 0;
  for (std::size_t I = 0; I < In.size(); ++I) {
    Numbers[I] = N++;
  }
  return N;
}

// Neighbouring bit-fields are one memory location; so are a union's members.
struct Flags {
  unsigned A : 3, B : 5;
};
// CHECK-DAG: calls in bits_bad: unsafe
void bits_bad(Flags &F) {
  F.A = slow(1);
  F.B = slow(2);
}
union Either {
  float F;
  int I;
};
// CHECK-DAG: calls in union_bad: unsafe
void union_bad(Either &E) {
  E.F = slow(1);
  E.I = slow(2);
}

// Computed side by side, and written in order.
// CHECK-DAG: loop in fresh_ok: safe, split
double fresh_ok(const std::vector<double> &In) {
  double *Total = new double(0);
  for (double X : In)
    *Total = slow(X);
  return *Total;
}

// CHECK-DAG: loop in bitset_ok: safe, split
void bitset_ok(std::bitset<64> &Seen) {
  for (int I = 0; I < 64; ++I)
    Seen.set(I, slow(I) > 2);
}
