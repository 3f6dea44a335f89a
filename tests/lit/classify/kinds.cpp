// What a function is bound by follows from what it waits and computes.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
#include <cmath>
#include <fstream>
#include <iostream>
#include <mutex>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

void unknownWork();

// CHECK-DAG: readsFile: io
std::string readsFile(const std::string &Path) {
  std::ifstream In(Path);
  std::string Line;
  std::getline(In, Line);
  return Line;
}

// CHECK-DAG: computes: cpu
double computes(const std::vector<double> &V) {
  double Sum = 0;
  for (double A : V)
    for (double B : V)
      Sum += std::sin(A * B);
  return Sum;
}

// CHECK-DAG: complains: io
void complains(int Code) { std::cerr << Code; }

// CHECK-DAG: prints: cpu
void prints(int Code) { std::cout << Code; }

// CHECK-DAG: joins: lock
void joins(std::thread &T) { T.join(); }

// CHECK-DAG: one: trivial
int one() { return 1; }

// It may be called millions of times.
// CHECK-DAG: adds: cpu
int adds(int A, int B) { return A * B + A; }

// CHECK-DAG: asks: unknown
void asks() { unknownWork(); }

// CHECK-DAG: logsErrors: cpu
double logsErrors(const std::vector<double> &V) {
  if (V.empty()) {
    std::ofstream("errors.log") << "empty\n";
    throw 1;
  }
  return computes(V);
}
