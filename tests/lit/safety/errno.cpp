// errno is the thread's own, and no call clears it.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <unistd.h>
#include <vector>

// CHECK-DAG: loop in stale_bad: unknown
// CHECK-DAG: [[#@LINE+6]]: maybe thread-local-state: 'errno' may be what an earlier round left
std::vector<long> stale_bad(const std::vector<const char *> &Texts) {
  std::vector<long> Out;
  errno = 0;
  for (const char *Text : Texts) {
    long Value = std::strtol(Text, nullptr, 10);
    Out.push_back(errno != 0 ? -1 : Value);
  }
  return Out;
}

// CHECK-DAG: loop in cleared_ok: safe
std::vector<long> cleared_ok(const std::vector<const char *> &Texts) {
  std::vector<long> Out;
  for (const char *Text : Texts) {
    errno = 0;
    long Value = std::strtol(Text, nullptr, 10);
    Out.push_back(errno != 0 ? -1 : Value);
  }
  return Out;
}

// CHECK-DAG: loop in failed_ok: safe
void failed_ok(const std::vector<std::string> &Paths, std::vector<int> &Errors) {
  for (std::size_t I = 0; I < Paths.size(); ++I) {
    int Found = access(Paths[I].c_str(), R_OK);
    if (Found < 0)
      Errors[I] = errno;
  }
}

// CHECK-DAG: loop in afterwards_bad: unknown
// CHECK-DAG: [[#@LINE+4]]: maybe thread-local-state: 'errno' is looked at behind the loop
bool afterwards_bad(const std::vector<const char *> &Texts, std::vector<long> &Out) {
  for (std::size_t I = 0; I < Texts.size(); ++I)
    Out[I] = std::strtol(Texts[I], nullptr, 10);
  return errno == 0;
}

int count(int);
static int opens(const std::string &Path) {
  int File = open(Path.c_str(), O_RDONLY);
  return File < 0 ? -1 : close(File);
}
static long Last;
static void note(int Error) { Last = Last * 31 + Error; }

// The call would run ahead on a thread with an errno of its own.
// CHECK-DAG: loop in split_bad: unsafe
void split_bad(const std::vector<std::string> &Paths) {
  for (const auto &Path : Paths) {
    int Opened = opens(Path);
    if (Opened < 0)
      note(errno);
  }
}
