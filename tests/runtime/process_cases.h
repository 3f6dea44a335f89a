// What the tests of worker processes share: running something in a child that may die, and looking
// at other processes.
#ifndef POOLWISE_TESTS_PROCESS_CASES_H
#define POOLWISE_TESTS_PROCESS_CASES_H

#include "pools.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

/// Runs the function in a child and gives the status of waitpid. The child has no threads of its
/// parent, so this must be called while there is no pool.
template <class F> int status_in_child(F f) {
  const pid_t pid = fork();
  if (pid == 0) {
    alarm(290); // a test that hangs does not stay for ever: just less than the runner gives it
    f();
    _exit(0);
  }
  int status = 0;
  waitpid(pid, &status, 0);
  return status;
}

/// Whether the process runs: there, and not just waiting to be reaped by somebody.
inline bool is_alive(pid_t pid) {
  std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
  std::string text;
  if (!std::getline(stat, text))
    return false;
  const std::size_t after_name = text.rfind(')');
  return after_name == text.npos || after_name + 2 >= text.size() ||
         (text[after_name + 2] != 'Z' && text[after_name + 2] != 'X');
}

/// What this process's descriptors are open on.
inline std::multiset<std::string> open_files() {
  std::multiset<std::string> files;
  std::error_code error;
  for (const auto &entry : std::filesystem::directory_iterator("/proc/self/fd"))
    files.insert(std::filesystem::read_symlink(entry.path(), error).string());
  return files;
}

#endif
