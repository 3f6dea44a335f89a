// Known wrong answers: misuse that is not found.
// RUN: %poolwise check --quiet --checks=*,-sequential-* %s -- -std=c++20 -fopenmp | FileCheck %s --allow-empty --implicit-check-not='[poolwise-'
#include <netdb.h>
#include <sys/socket.h>
#include <thread>

static void serve(int Client) { gethostbyname("example.org"); }

// Right would be: thread-per-task. Four functions stand between the loop and the start.
static void FN_start(int Client) { std::thread(serve, Client).detach(); }
static void third(int Client) { FN_start(Client); }
static void second(int Client) { third(Client); }
static void first(int Client) { second(Client); }
void each(int Listener) {
  while (true)
    first(accept(Listener, nullptr, nullptr));
}

// Right would be: unsafe-task. Both write what a pointer leads to that was set before.
void FN_behind_pointer(int *First, int *Second, bool Which) {
  int *Count = Which ? First : Second;
  std::thread A([=] { ++*Count; });
  std::thread B([=] { ++*Count; });
  A.join();
  B.join();
}

// Right would be: unsafe-task. Two rounds may count in one place.
void FN_histogram(const unsigned char *In, int Count, int *Histogram) {
#pragma omp parallel for
  for (int I = 0; I < Count; ++I)
    ++Histogram[In[I]];
}
