// A round needs what an earlier one left.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <string>
#include <vector>

inline double slow(double X) {
  double S = 0;
  for (int I = 0; I < 1000; ++I)
    S += X * I;
  return S;
}

// CHECK-DAG: loop in sum_ok: safe, reduce
double sum_ok(const std::vector<double> &In) {
  double Total = 0;
  for (double X : In)
    Total += slow(X);
  return Total;
}

// CHECK-DAG: loop in largest_ok: safe, reduce
double largest_ok(const std::vector<double> &In) {
  double Largest = 0;
  for (double X : In) {
    double Y = slow(X);
    if (Y > Largest)
      Largest = Y;
  }
  return Largest;
}

// CHECK-DAG: loop in joined_ok: safe, reduce
std::string joined_ok(const std::vector<double> &In) {
  std::string All;
  for (double X : In)
    All += std::to_string(slow(X));
  return All;
}

// CHECK-DAG: [[#@LINE+4]]: loop-carried-dependence: 'Total' carries a value from one round to the next
double operand_bad(const std::vector<double> &In) {
  double Total = 0;
  for (double X : In)
    Total += slow(X + Total);
  return Total;
}

// CHECK-DAG: loop in assigned_operand_bad: unsafe
double assigned_operand_bad(const std::vector<double> &In) {
  double Total = 0;
  for (double X : In)
    Total = Total + slow(X + Total);
  return Total;
}

// CHECK-DAG: loop in sum_read_bad: unsafe
double sum_read_bad(std::vector<double> &V) {
  double Total = 0;
  for (double &X : V) {
    Total += slow(X + Total);
    X = Total;
  }
  return Total;
}

// CHECK-DAG: [[#@LINE+3]]: loop-carried-dependence: 'V[I]' of one round is 'V[I - 1]' of another
void neighbour_bad(std::vector<double> &V) {
  for (std::size_t I = 1; I < V.size(); ++I)
    V[I] = slow(V[I - 1]);
}

// CHECK-DAG: loop in neighbour_ok: safe
void neighbour_ok(const std::vector<double> &In) {
  std::vector<double> Out(In.size());
  for (std::size_t I = 1; I < In.size(); ++I)
    Out[I] = slow(In[I - 1]);
}

// Two elements a round, two steps at a time.
// CHECK-DAG: loop in pairs_ok: safe
void pairs_ok(std::vector<double> &V) {
  for (std::size_t I = 0; I < V.size(); I += 2) {
    V[I] = slow(I);
    V[I + 1] = slow(V[I]);
  }
}

// CHECK-DAG: loop in reversed_bad: unknown
void reversed_bad(std::vector<double> &V) {
  for (std::size_t I = 0; I < V.size(); ++I)
    V[V.size() - 1 - I] = slow(V[I]);
}

// The state may be in a static local, in a closure, or in a mutable member.
inline int nextId() {
  static int Id;
  return ++Id;
}
// CHECK-DAG: loop in static_bad: unsafe
void static_bad(std::vector<double> &V) {
  for (double &X : V)
    X = slow(nextId());
}
// CHECK-DAG: loop in closure_bad: unsafe
void closure_bad(std::vector<double> &V) {
  auto Next = [N = 0](double X) mutable { return slow(X + N++); };
  for (double &X : V)
    X = Next(X);
}
// CHECK-DAG: loop in closure_ok: safe
void closure_ok(std::vector<double> &V) {
  auto Twice = [](double X) { return slow(X) * 2; };
  for (double &X : V)
    X = Twice(X);
}
