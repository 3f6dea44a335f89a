// A fork where threads run.
// RUN: not %poolwise check --quiet --checks=fork-with-threads %s -- -std=c++20 -I %S/Inputs > %t
// RUN: FileCheck %s --implicit-check-not='[poolwise-' < %t
#include <thread>
#include <unistd.h>

void work();
void child();

// CHECK: :[[#@LINE+3]]:{{.*}}'fork' copies a process that has started threads{{.*}}[poolwise-fork-with-threads]
void after_bad() {
  std::thread T(work);
  if (fork() == 0) {
    child();
    _exit(0);
  }
  T.join();
}

// CHECK: :[[#@LINE+2]]:{{.*}}a task of one leads here{{.*}}[poolwise-fork-with-threads]
void forks_in_task() {
  if (fork() == 0)
    child();
}
void starts() { std::thread(forks_in_task).detach(); }

void exec_ok() {
  std::thread T(work);
  if (fork() == 0)
    execl("/bin/true", "true", nullptr);
  T.join();
}

void before_ok() {
  if (fork() == 0)
    child();
  std::thread T(work);
  T.join();
}

// The callers of a wrapper call exec.
static int start_child() { return fork(); }
void wrapped_ok() {
  std::thread T(work);
  if (start_child() == 0)
    execl("/bin/true", "true", nullptr);
  T.join();
}

// A macro puts a lambda around the call.
void in_lambda_ok() {
  std::thread T(work);
  int Child = -1;
  auto Call = [&] { return Child = fork(); };
  if (Call() == 0)
    execl("/bin/true", "true", nullptr);
  T.join();
}

struct Server {
  void listen() { std::thread(work).detach(); }
  // Nothing shows which comes first.
  // CHECK: :[[#@LINE+1]]:{{.*}}note: 'fork' copies a process that may have started threads{{.*}}[poolwise-fork-with-threads]
  void run_script() { if (fork() == 0) child(); }
};

// Who is not known to start threads, is not suspected.
void elsewhere_ok() {
  if (fork() == 0)
    child();
}

// The threads have ended before.
struct Thread {
  std::thread Own;
  void start() { Own = std::thread(work); }
  void join() { Own.join(); }
};
static void measure() {
  Thread T;
  T.start();
  T.join();
}
static void measure_forks_ok() {
  if (fork() == 0)
    child();
}
void benchmark_ok() {
  measure();
  Thread T;
  T.start();
  T.join();
  measure_forks_ok();
}
static void forks_bad() {
  // CHECK: :[[#@LINE+1]]:{{.*}}warning: 'fork' copies a process that has started threads{{.*}}[poolwise-fork-with-threads]
  if (fork() == 0)
    child();
}
void goes_on(Thread &T) {
  // CHECK: :[[#@LINE+1]]:{{.*}}'Thread::start' starts a thread
  T.start();
  forks_bad();
  T.join();
}
