// A refusal is told if enough is at stake for what would have to change.
// RUN: not %poolwise check %s -- -std=c++20 > %t
// RUN: FileCheck %s < %t
// RUN: not %poolwise check --min-task-us 0 --min-speedup 0 %s -- -std=c++20 > %t.all
// RUN: FileCheck %s --check-prefix=ALL < %t.all
#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

static long Total, Seen, Last, Smallest, Largest;

static void count(long Size) {
  Seen = Seen * 3 + Size;
  Last = Last * 5 + Size;
  Smallest = Smallest * 7 + Size;
  Largest = Largest * 9 + Size;
  Total = Total * 11 + Size;
}

// CHECK-NOT: waits for the disk
// ALL-DAG: worth.cpp:[[#@LINE+2]]:{{.*}}each round waits for the disk
void small_ok(const std::vector<std::string> &Paths) {
  for (const auto &Path : Paths) {
    struct stat About;
    if (stat(Path.c_str(), &About) == 0)
      count(About.st_size);
  }
}

// CHECK-DAG: worth.cpp:[[#@LINE+3]]:{{.*}}each round waits for another process ({{.*}}); the rounds are not independent
// ALL-DAG: worth.cpp:[[#@LINE+2]]:{{.*}}each round waits for another process
void large_bad(const std::vector<std::string> &Commands) {
  for (const auto &Command : Commands)
    count(std::system(Command.c_str()));
}
// Nine places stand in the way, in rounds of some ms.
// CHECK-NOT: waits for the disk
// ALL-DAG: worth.cpp:[[#@LINE+2]]:{{.*}}each round {{.*}}waits for the disk
void many_ok(const std::vector<std::string> &Paths) {
  for (const auto &Path : Paths) {
    std::FILE *File = std::fopen(Path.c_str(), "w");
    Seen = Seen * 3 + Last;
    Last = Last * 5 + Smallest;
    Smallest = Smallest * 7 + Largest;
    Largest = Largest * 9 + Total;
    Total = Total * 11 + Seen;
    std::fprintf(File, "%ld", Total);
    std::fclose(File);
    std::rename(Path.c_str(), "last");
    std::rand();
  }
}

// One thread at a time removes names from a folder.
// CHECK-NOT: waits for the disk
// ALL-DAG: worth.cpp:[[#@LINE+2]]:{{.*}}each round waits for the disk
void remove_ok(const std::vector<std::string> &Paths) {
  for (const auto &Path : Paths)
    unlink(Path.c_str());
}

// Looks again after a while.
// CHECK-NOT: waits for a timer
// ALL-DAG: worth.cpp:[[#@LINE+2]]:{{.*}}each round waits for a timer
void poll_ok(int Times) {
  for (int I = 0; I < Times; ++I) {
    usleep(100'000);
    Seen = Seen * 3 + I;
  }
}
// The slow call shares six objects with the other rounds' calls.
struct Builder {
  long A = 1, B = 2, C = 3, D = 4, E = 5, F = 6;
  void add(const char *Path) {
    struct stat About;
    stat(Path, &About);
    std::remove(Path);
    A = A * 3 + About.st_size;
    B = B * 5 + A;
    C = C * 7 + B;
    D = D * 9 + C;
    E = E * 11 + D;
    F = F * 13 + E;
  }
};
// CHECK-NOT: waits for the disk
// ALL-DAG: worth.cpp:[[#@LINE+2]]:{{.*}}each round waits for the disk
void inside_ok(Builder &B, const std::vector<std::string> &Paths) {
  for (const auto &Path : Paths)
    B.add(Path.c_str());
}

// They run already: the slowest sets the time.
void reap_ok(const std::vector<int> &Children) {
  for (int Child : Children)
    waitpid(Child, nullptr, 0);
}
// Sleeping is not work.
static void delay() { usleep(10'000); }
void waits_ok() {
  delay();
  Seen = 1;
  delay();
  delay();
}
// What forks is better left to one thread.
// ALL-DAG: worth.cpp:[[#@LINE+2]]:{{.*}}each round waits for another process
void fork_ok(const std::vector<std::string> &Programs) {
  for (const auto &Program : Programs) {
    int Child = fork();
    if (Child == 0) {
      execl(Program.c_str(), Program.c_str(), nullptr);
      _exit(1);
    }
    waitpid(Child, nullptr, 0);
  }
}
// CHECK: 1 finding
// ALL: 8 findings
