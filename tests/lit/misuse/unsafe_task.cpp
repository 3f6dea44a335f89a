// Tasks that share what they must not.
// RUN: not %poolwise check --quiet --checks=unsafe-task %s -- -std=c++20 -I %S/Inputs > %t
// RUN: FileCheck %s --implicit-check-not='[poolwise-' < %t
#include "tbb.h"
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

// CHECK: :[[#@LINE+4]]:{{.*}}the task writes 'Count' while another task writes it{{.*}}[poolwise-unsafe-task]
int counter_bad() {
  int Count = 0;
  // Two starts.
  std::thread A([&] { ++Count; });
  std::thread B([&] { ++Count; });
  A.join();
  B.join();
  return Count;
}

// CHECK: :[[#@LINE+5]]:{{.*}}the task writes 'Sum' while another one writes it{{.*}}[poolwise-unsafe-task]
long loop_bad(const std::vector<int> &In) {
  long Sum = 0;
  std::vector<std::thread> All;
  for (int X : In)
    All.emplace_back([&Sum, X] { Sum += X; });
  for (auto &T : All)
    T.join();
  return Sum;
}

// CHECK: :[[#@LINE+3]]:{{.*}}while its starter {{.*}}[poolwise-unsafe-task]
int starter_bad() {
  int Count = 0;
  std::thread A([&] { ++Count; });
  ++Count;
  A.join();
  return Count;
}

// CHECK: :[[#@LINE+2]]:{{.*}}'strtok' at the same time, which is not thread-safe [poolwise-unsafe-task]
void call_bad(char **Lines) {
  tbb::parallel_for(0, 10, [=](int I) { strtok(Lines[I], ","); });
}

// CHECK: :[[#@LINE+3]]:{{.*}}the task writes 'Found' while another one writes it{{.*}}[poolwise-unsafe-task]
void append_bad() {
  std::vector<int> Found;
  tbb::parallel_for(0, 10, [&](int I) { Found.push_back(I); });
}

// The counter goes on meanwhile.
void counter_bad(std::vector<int> &Out) {
  std::vector<std::thread> All;
  for (size_t I = 0; I < Out.size(); ++I)
    // CHECK: :[[#@LINE+1]]:{{.*}}the task reads 'I' while its starter goes on to the next round and changes it{{.*}}[poolwise-unsafe-task]
    All.emplace_back([&] { Out[I] = 1; });
  for (auto &T : All)
    T.join();
}
void own_counter_ok(std::vector<int> &Out) {
  std::vector<std::thread> All;
  for (size_t I = 0; I < Out.size(); ++I)
    All.emplace_back([&, I] { Out[I] = 1; });
  for (auto &T : All)
    T.join();
}

// A part of the range each; a functor may be copied.
double parts_bad(const std::vector<double> &In) {
  double Sum = 0;
  // CHECK: :[[#@LINE+1]]:{{.*}}the task writes 'Sum' while another one writes it{{.*}}[poolwise-unsafe-task]
  tbb::parallel_for(tbb::blocked_range<int>(0, 10), [&](const tbb::blocked_range<int> &R) {
    for (int I = R.begin(); I < R.end(); ++I)
      Sum += In[I];
  });
  return Sum;
}

// The C library locks these; their order is nobody's business.
void random_ok(int *Out) {
  tbb::parallel_for(0, 10, [=](int I) { Out[I] = rand(); });
}

int atomic_ok() {
  std::atomic<int> Count = 0;
  std::thread A([&] { ++Count; });
  std::thread B([&] { ++Count; });
  A.join();
  B.join();
  return Count;
}

int locked_ok() {
  int Count = 0;
  std::mutex M;
  auto Add = [&] {
    std::lock_guard Lock(M);
    ++Count;
  };
  std::thread A(Add), B(Add);
  A.join();
  B.join();
  return Count;
}

int apart_ok() {
  int First = 0, Second = 0;
  std::thread A([&] { ++First; });
  std::thread B([&] { ++Second; });
  A.join();
  B.join();
  return First + Second;
}

int later_ok() {
  int Count = 0;
  std::thread A([&] { ++Count; });
  A.join();
  std::thread B([&] { ++Count; });
  B.join();
  return Count;
}

void own_element_ok(std::vector<int> &Out) {
  tbb::parallel_for(0, 10, [&](int I) { Out[I] = I; });
}

void console_ok() {
  std::thread A([] { std::cout << "a"; });
  std::thread B([] { std::cout << "b"; });
  A.join();
  B.join();
}

// CHECK: :[[#@LINE+2]]:{{.*}}the task writes '*Count' while another task writes it{{.*}}[poolwise-unsafe-task]
void behind_parameter_bad(int *Count) {
  std::thread A([=] { ++*Count; });
  std::thread B([=] { ++*Count; });
  A.join();
  B.join();
}
void list_ok(struct Node *N);
struct Node { int Sum; Node *Next; };
void each_node_ok(Node *N) {
  std::vector<std::thread> All;
  for (; N; N = N->Next)
    All.emplace_back([N] { ++N->Sum; });
  for (std::thread &T : All)
    T.join();
}

// A function between starts the task.
static void start_count(std::vector<std::thread> &All, int &Sum) {
  All.emplace_back([&Sum] { ++Sum; });
}
void started_by_helper_bad() {
  std::vector<std::thread> All;
  int Sum = 0;
  for (int I = 0; I < 4; ++I)
    // CHECK: :[[#@LINE+1]]:{{.*}}the task writes 'Sum' while another one writes it{{.*}}[poolwise-unsafe-task]
    start_count(All, Sum);
  for (std::thread &T : All)
    T.join();
}
void own_sums_ok() {
  std::vector<std::thread> All;
  int Sums[2] = {};
  start_count(All, Sums[0]);
  start_count(All, Sums[1]);
  for (std::thread &T : All)
    T.join();
}

// It is started again when it has died: there is one at a time.
std::thread Runner;
int Steps;
static void run_steps() { ++Steps; }
static void restart_if_dead_ok(bool Dead) {
  if (Dead)
    Runner = std::thread(run_steps);
}
void each_request_ok() {
  for (int I = 0; I < 4; ++I)
    restart_if_dead_ok(I == 3);
}

// A method, its object, and a number beside it.
struct Statistics {
  long Hits = 0;
  void add(long More) { Hits += More; }
};
void method_bad(Statistics &S) {
  // CHECK: :[[#@LINE+1]]:{{.*}}the task writes 'S.Hits' while another task writes it{{.*}}[poolwise-unsafe-task]
  std::thread A(&Statistics::add, &S, 1);
  std::thread B(&Statistics::add, &S, 2);
  A.join();
  B.join();
}

// Made to be filled by several threads.
void concurrent_ok(const std::vector<int> &In) {
  tbb::concurrent_vector<int> Out;
  tbb::parallel_for(0, int(In.size()), [&](int I) { Out.push_back(In[I]); });
}
