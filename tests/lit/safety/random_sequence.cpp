// Rounds draw from one random sequence.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <cstdlib>
#include <random>
#include <vector>

// CHECK-DAG: [[#@LINE+3]]: random-sequence: each round draws from one sequence of random numbers ('rand')
void rand_bad(std::vector<int> &V) {
  for (int &X : V)
    X = std::rand();
}

// A generator is an object like any other.
// CHECK-DAG: loop in engine_bad: unsafe
void engine_bad(std::vector<unsigned> &V) {
  std::mt19937 Engine(1);
  for (unsigned &X : V)
    X = Engine();
}
