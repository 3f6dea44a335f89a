// A fork for each item.
// RUN: not %poolwise check --quiet --checks=process-per-task %s -- -std=c++20 -I %S/Inputs > %t
// RUN: FileCheck %s --implicit-check-not='[poolwise-' < %t
#include <string>
#include <unistd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <vector>

void convert(const std::string &Name);

// CHECK: :[[#@LINE+3]]:{{.*}}a process is forked for each element{{.*}}worker processes [poolwise-process-per-task]
void each_bad(const std::vector<std::string> &Names) {
  for (const std::string &Name : Names)
    if (fork() == 0) {
      convert(Name);
      _exit(0);
    }
  while (wait(nullptr) > 0)
    ;
}

// CHECK: :[[#@LINE+4]]:{{.*}}a process is forked for each request{{.*}}[poolwise-process-per-task]
void serve_bad(int Listener) {
  for (;;) {
    int Client = accept(Listener, nullptr, nullptr);
    if (fork() == 0) {
      recv(Client, nullptr, 0, 0);
      _exit(0);
    }
    close(Client);
  }
}

// Another program is no task of this one.
void programs_ok(const std::vector<std::string> &Names) {
  for (const std::string &Name : Names)
    if (fork() == 0)
      execlp(Name.c_str(), Name.c_str(), nullptr);
}

void one_ok(const std::string &Name) {
  if (fork() == 0) {
    convert(Name);
    _exit(0);
  }
}

// A function between forks.
static pid_t begin(const std::string &Name) {
  pid_t Child = fork();
  if (Child == 0) {
    convert(Name);
    _exit(0);
  }
  return Child;
}
void by_helper_bad(const std::vector<std::string> &Names) {
  for (const std::string &Name : Names)
    // CHECK: :[[#@LINE+1]]:{{.*}}a process is forked for each element{{.*}}[poolwise-process-per-task]
    begin(Name);
}
