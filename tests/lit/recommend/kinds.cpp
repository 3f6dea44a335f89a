// Waiting goes to I/O threads, computing to CPU threads, small work nowhere.
// RUN: not %poolwise check %s -- -std=c++20 > %t
// RUN: FileCheck %s < %t
#include <cmath>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

static std::string contents(const std::string &Path) {
  std::ifstream In(Path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(In), {});
}

static double integral(double X) {
  double Sum = 0;
  for (int I = 0; I < 20000; ++I)
    Sum += std::sin(X + I);
  return Sum;
}

// CHECK-DAG: kinds.cpp:[[#@LINE+3]]:{{.*}}each round waits for the disk ({{.*}}via contents); the rounds are independent: run them on I/O threads (about {{[0-9.]+}}x at 16 rounds) {{.*}}sequential-io-loop
std::vector<std::string> reads_bad(const std::vector<std::string> &Paths) {
  std::vector<std::string> All;
  for (const auto &Path : Paths)
    All.push_back(contents(Path));
  return All;
}

// CHECK-DAG: each round computes for about {{.*}}(integral); the rounds are independent: run them on CPU threads (about {{[0-9.]+}}x at 16 rounds) {{.*}}sequential-cpu-loop
std::vector<double> computes_bad(const std::vector<double> &In) {
  std::vector<double> Out;
  for (double X : In)
    Out.push_back(integral(X));
  return Out;
}

// CHECK: 2 findings
std::vector<double> doubles_ok(const std::vector<double> &In) {
  std::vector<double> Out;
  for (double X : In)
    Out.push_back(X * 2);
  return Out;
}
