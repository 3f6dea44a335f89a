// Starting it costs more than doing it.
// RUN: not %poolwise check --quiet --checks=task-too-small %s -- -std=c++20 -I %S/Inputs > %t
// RUN: FileCheck %s --implicit-check-not='[poolwise-' < %t
#include <future>
#include <sys/socket.h>
#include <thread>
#include <vector>

// CHECK: :[[#@LINE+4]]:{{.*}}each task takes less than 1 us{{.*}}[poolwise-task-too-small]
void add_bad(const std::vector<int> &In) {
  std::vector<std::future<int>> All;
  for (int X : In)
    All.push_back(std::async(std::launch::async, [X] { return X + 1; }));
  for (auto &F : All)
    F.get();
}

void fetch_ok(const std::vector<int> &In) {
  std::vector<std::future<long>> All;
  for (int X : In)
    All.push_back(std::async(std::launch::async, [X] { return recv(X, nullptr, 0, 0); }));
  for (auto &F : All)
    F.get();
}

int unknown(int);
void unknown_ok(const std::vector<int> &In) {
  std::vector<std::thread> All;
  for (int X : In)
    All.emplace_back(unknown, X);
  for (auto &T : All)
    T.join();
}

void once_ok() {
  std::thread T([] {});
  T.join();
}

// A function between starts it.
static std::future<int> begin_add(int X) {
  return std::async(std::launch::async, [X] { return X + 1; });
}
void by_helper_bad(const std::vector<int> &In) {
  std::vector<std::future<int>> All;
  for (int X : In)
    // CHECK: :[[#@LINE+1]]:{{.*}}each task takes less than 1 us{{.*}}[poolwise-task-too-small]
    All.push_back(begin_add(X));
  for (auto &F : All)
    F.get();
}

// As long as the vector is.
#include <numeric>
void sums_ok(std::vector<std::vector<int>> &Rows) {
  std::vector<std::future<int>> All;
  for (auto &Row : Rows)
    All.push_back(std::async(std::launch::async,
                             [&Row] { return std::accumulate(Row.begin(), Row.end(), 0); }));
  for (auto &F : All)
    F.get();
}
