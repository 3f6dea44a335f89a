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

// To the end of a table, all arguments, a list of nodes.
void table_bad(char **Names) {
  for (char **Name = Names; *Name; ++Name)
    // CHECK: :[[#@LINE+1]]:{{.*}}a process is forked for each element{{.*}}[poolwise-process-per-task]
    if (fork() == 0)
      _exit(0);
}
int arguments_bad(int argc, char **argv) {
  for (int I = 1; I < argc; ++I)
    // CHECK: :[[#@LINE+1]]:{{.*}}a process is forked for each element{{.*}}[poolwise-process-per-task]
    begin(argv[I]);
  return 0;
}
struct Node {
  Node *Next;
  std::string Name;
};
void list_bad(const Node *First) {
  for (const Node *N = First; N; N = N->Next)
    // CHECK: :[[#@LINE+1]]:{{.*}}a process is forked for each element{{.*}}[poolwise-process-per-task]
    begin(N->Name);
}
void restart_ok(const Node *First) {
  const Node *N = First;
  while (N && begin(N->Name) < 0)
    wait(nullptr);
}

// Made in its place in a container.
struct Child {
  pid_t Id;
  explicit Child(const std::string &Name) : Id(begin(Name)) {}
  Child(int, const std::string &Name) : Id(fork()) {}
};
void children_bad(const std::vector<std::string> &Names) {
  std::vector<Child> Children;
  for (const std::string &Name : Names)
    // CHECK: :[[#@LINE+1]]:{{.*}}a process is forked for each element{{.*}}[poolwise-process-per-task]
    Children.emplace_back(1, Name);
}
