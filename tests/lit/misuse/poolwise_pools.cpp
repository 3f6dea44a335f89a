// The runtime's own pools: waiting belongs on I/O threads.
// RUN: not %poolwise check --quiet --checks=blocking-in-cpu-pool %s -- -std=c++20 -I%S/../../../runtime/include > %t
// RUN: FileCheck %s --implicit-check-not='[poolwise-' < %t
#include <fstream>
#include <poolwise/runtime.h>
#include <string>
#include <vector>

static std::string firstLine(const std::string &File) {
  std::ifstream In(File);
  std::string Line;
  std::getline(In, Line);
  return Line;
}

// CHECK: [[#@LINE+2]]:{{.*}}[poolwise-blocking-in-cpu-pool]
std::vector<std::string> on_cpu_threads_bad(const std::vector<std::string> &Files) {
  return poolwise::cpu_threads().map(Files, [](const std::string &File) { return firstLine(File); });
}

std::vector<std::string> on_io_threads_ok(const std::vector<std::string> &Files) {
  return poolwise::io_threads().map(Files, [](const std::string &File) { return firstLine(File); });
}
