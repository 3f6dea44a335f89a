// Lines on the console would change their order.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <cassert>
#include <cstdlib>
#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

static void log(const std::string &Line) {
  std::fprintf(stderr, "%s\n", Line.c_str());
}

// CHECK-DAG: [[#@LINE+3]]: ordered-output: each round uses the console, where the order shows ('std::operator<<')
void cout_bad(const std::vector<std::string> &In) {
  for (const auto &S : In)
    std::cout << S;
}

// CHECK-DAG: [[#@LINE+3]]: ordered-output: each round uses the console, where the order shows ('fprintf', in 'log')
void log_bad(std::vector<std::string> &In) {
  for (auto &S : In) {
    log(S);
    S.clear();
  }
}

// CHECK-DAG: calls in calls_bad: unsafe
void calls_bad() {
  log("a");
  log("b");
}

// A stream in memory is no console.
// CHECK-DAG: loop in memory_ok: safe
void memory_ok(std::vector<std::string> &In) {
  for (auto &S : In) {
    std::ostringstream Text;
    Text << S << S.size();
    S = Text.str();
  }
}

// An assertion that fails ends the program.
// CHECK-DAG: loop in assert_ok: safe
void assert_ok(std::vector<int> &In) {
  for (int &X : In) {
    assert(X > 0);
    X *= X;
  }
}

// CHECK-DAG: loop in fatal_bad: unsafe
void fatal_bad(std::vector<std::string> &In) {
  for (auto &S : In) {
    if (S.empty()) {
      log("empty");
      std::exit(1);
    }
    S.back() = '.';
  }
}
