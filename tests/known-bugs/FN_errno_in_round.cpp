// A round reads errno, which an earlier round left set; each thread has its own.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
// Right would be: unknown, thread-local-state.
// CHECK: loop in parse: safe
#include <cerrno>
#include <cstdlib>
#include <vector>

std::vector<long> parse(const std::vector<const char *> &texts) {
  std::vector<long> out;
  errno = 0;
  for (const char *text : texts) {
    long value = std::strtol(text, nullptr, 10);
    out.push_back(errno != 0 ? -1 : value);
  }
  return out;
}
