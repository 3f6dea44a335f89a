// Two names may mean one object.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <memory>
#include <string>
#include <vector>

inline double slow(double X) {
  double S = 0;
  for (int I = 0; I < 1000; ++I)
    S += X * I;
  return S;
}

struct Config {
  double Scale;
};

// CHECK-DAG: loop in factor_bad: unknown
// CHECK-DAG: [[#@LINE+3]]: maybe possible-aliasing: 'V[X]' and 'Factor' may be one object
void factor_bad(std::vector<double> &V, const double &Factor) {
  for (double &X : V)
    X = slow(X * Factor);
}

// An element of a vector of numbers is no member.
// CHECK-DAG: loop in member_ok: safe
void member_ok(std::vector<double> &V, const Config &C) {
  for (double &X : V)
    X = slow(X * C.Scale);
}

// CHECK-DAG: loop in value_ok: safe
void value_ok(std::vector<double> &V, double Factor) {
  for (double &X : V)
    X = slow(X * Factor);
}

// Two vectors are one object or two, so equal indices never collide.
// CHECK-DAG: loop in vectors_ok: safe
void vectors_ok(const std::vector<double> &In, std::vector<double> &Out) {
  for (std::size_t I = 0; I < In.size(); ++I)
    Out[I] = slow(In[I]);
}

// Shifted by one they do, if they are one.
// CHECK-DAG: loop in shifted_bad: unknown
void shifted_bad(const std::vector<double> &In, std::vector<double> &Out) {
  for (std::size_t I = 0; I < In.size(); ++I)
    Out[I + 1] = slow(In[I]);
}

// Raw pointers may overlap partly.
// CHECK-DAG: loop in pointers_bad: unknown
void pointers_bad(const double *In, double *Out, int N) {
  for (int I = 0; I < N; ++I)
    Out[I] = slow(In[I]);
}

struct Node {
  double Value;
};

// CHECK-DAG: loop in repeated_bad: unknown
void repeated_bad(std::vector<Node *> &Nodes) {
  for (Node *N : Nodes)
    N->Value = slow(N->Value);
}
// CHECK-DAG: loop in shared_bad: unknown
void shared_bad(std::vector<std::shared_ptr<Node>> &Nodes) {
  for (auto &N : Nodes)
    N->Value = slow(N->Value);
}
// CHECK-DAG: loop in owned_ok: safe
void owned_ok(std::vector<std::unique_ptr<Node>> &Nodes) {
  for (auto &N : Nodes)
    N->Value = slow(N->Value);
}
// CHECK-DAG: loop in values_ok: safe
void values_ok(std::vector<Node> &Nodes) {
  for (auto &N : Nodes)
    N.Value = slow(N.Value);
}

// What is appended to is not what is walked: that would be no loop at all.
// CHECK-DAG: loop in append_ok: safe, append
void append_ok(const std::vector<double> &In, std::vector<double> &Out) {
  for (const double &X : In)
    Out.push_back(slow(X));
}
// With a bound of its own it may be.
// CHECK-DAG: loop in append_counted_bad: unknown
void append_counted_bad(const std::vector<double> &In,
                        std::vector<double> &Out, int N) {
  for (int I = 0; I < N; ++I)
    Out.push_back(slow(In[I]));
}

// CHECK-DAG: loop in first_bad: unknown
void first_bad(std::vector<double> &V) {
  double &First = V[0];
  for (double &X : V)
    X = slow(First);
}

// A constant number is no memory that anybody writes; a variable is.
const int Limit = 1000;
const int Table[] = {3, 1, 2};
extern int Variable;
inline int weigh(int X) {
  for (int I = 0; I < Limit; ++I)
    X += Table[I % 3];
  return X;
}
struct Histogram {
  unsigned Counts[8];
};
// CHECK-DAG: loop in constants_ok: safe
void constants_ok(const std::vector<short> &In, Histogram *Out) {
  for (std::size_t I = 0; I < In.size(); ++I)
    Out[I].Counts[In[I] & 7] += weigh(In[I]);
}
// CHECK-DAG: loop in variable_bad: unknown
void variable_bad(const std::vector<short> &In, Histogram *Out) {
  for (std::size_t I = 0; I < In.size(); ++I)
    Out[I].Counts[In[I] & 7] += weigh(Variable);
}
