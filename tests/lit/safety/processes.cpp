// What stands against worker processes.
// RUN: %exits 1 %poolwise check --min-task-us=0 --min-speedup=0 %s -- -std=c++20 | FileCheck %s
#include <ctime>
#include <map>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 60000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}
static int day(long stamp) {
  std::time_t time = stamp + mix(stamp) % 1000;
  return std::localtime(&time)->tm_yday;
}

std::vector<int> copied_ok(const std::vector<long> &stamps, int offset) {
  std::vector<int> days;
  // CHECK: [[# @LINE + 1]]:3: warning: {{.*}}[poolwise-isolated-cpu-loop]
  for (long stamp : stamps)
    days.push_back(day(stamp) + offset);
  // CHECK: '--fix' rewrites this
  return days;
}

void elements_bad(const std::vector<long> &stamps, int *days) {
  // CHECK: [[# @LINE + 1]]:3: {{.*}}[poolwise-isolated-cpu-loop]
  for (int i = 0; i < 9; ++i)
    days[i] = day(stamps[i]);
  // CHECK: a round yields no result that could be sent back [parent-visible-side-effect]
}

int Zone = 0;
std::vector<int> global_bad(const std::vector<long> &stamps) {
  std::vector<int> days;
  // CHECK: [[# @LINE + 1]]:3: {{.*}}[poolwise-isolated-cpu-loop]
  for (long stamp : stamps)
    days.push_back(day(stamp) + Zone);
  // CHECK: a worker process does not see 'Zone' as it is here [not-serializable]
  return days;
}

struct Place { int Offset; };
std::vector<int> class_bad(const std::vector<long> &stamps, const Place &place) {
  std::vector<int> days;
  // CHECK: [[# @LINE + 1]]:3: {{.*}}[poolwise-isolated-cpu-loop]
  for (long stamp : stamps)
    days.push_back(day(stamp) + place.Offset);
  // CHECK: 'place' can't be copied to another process for certain: its type is 'Place' [not-serializable]
  return days;
}

// Without main() there may be others that set the time zone.
int main() { return copied_ok({}, 1).size(); }
