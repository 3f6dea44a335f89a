// Who forks must be the thread that stands there: the child goes on with it alone.
// RUN: %poolwise check --quiet --min-task-us 0 --min-speedup 0 --checks=independent-calls %s -- -std=c++20 | FileCheck %s --allow-empty --implicit-check-not='[poolwise-'
#include <cstdio>
#include <unistd.h>

void fork_alone_bad() {
  pid_t Child;
  std::fflush(stderr);
  Child = fork();
  if (Child == 0)
    _exit(0);
}
