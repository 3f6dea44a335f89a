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

// A check of the program's own that fails prints, and aborts.
static void fail(const char *Why) {
  std::fprintf(stderr, "failed: %s\n", Why);
  std::fflush(stderr);
  std::abort();
}
static int checked(int X) {
  if (X <= 0)
    fail("not positive");
  return X;
}
// CHECK-DAG: loop in own_check_ok: safe
void own_check_ok(std::vector<int> &In) {
  for (int &X : In)
    X *= checked(X);
}

// One that exits is no output either, but an exit.
static void fatal(const char *Why) {
  std::puts(Why);
  std::exit(1);
}
// CHECK-DAG: loop in own_exit_bad: unknown
// CHECK-DAG: [[#@LINE+4]]: maybe early-exit: 'exit' may end the process in the middle of the loop (in 'fatal')
void own_exit_bad(std::vector<int> &In) {
  for (int &X : In) {
    if (X <= 0)
      fatal("not positive");
    X *= X;
  }
}

// Who may come back printed a line among others.
static void perhaps(bool Is) {
  std::puts("perhaps");
  if (!Is)
    return;
  std::abort();
}
// CHECK-DAG: [[#@LINE+4]]: ordered-output: each round uses the console, where the order shows ('puts', in 'perhaps')
void comes_back_bad(std::vector<int> &In) {
  for (int &X : In) {
    if (X == 0)
      perhaps(X > 0);
    X *= X;
  }
}
[[noreturn]] static void raise(int X) {
  std::puts("raised");
  throw X;
}
// CHECK-DAG: [[#@LINE+4]]: ordered-output: each round uses the console, where the order shows ('puts', in 'raise')
void raises_bad(std::vector<int> &In) {
  for (int &X : In) {
    if (X == 0)
      raise(X);
    X *= X;
  }
}

// That the process ends after the loop says nothing of its rounds.
// CHECK-DAG: [[#@LINE+3]]: ordered-output: each round uses the console, where the order shows ('puts')
int ends_later_bad(std::vector<int> &In) {
  for (int &X : In)
    std::puts("x"), ++X;
  std::exit(0);
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
