// Known wrong answers: misuse that is not found.
// RUN: %poolwise check --quiet --checks=*,-sequential-* %s -- -std=c++20 | FileCheck %s --allow-empty --implicit-check-not='[poolwise-'
#include <future>
#include <netdb.h>
#include <sys/socket.h>
#include <thread>
#include <vector>

static void serve(int Client) { gethostbyname("example.org"); }

// Right would be: thread-per-task. The loop stands in another function than the start.
static void FN_start(int Client) { std::thread(serve, Client).detach(); }
void each(int Listener) {
  while (true)
    FN_start(accept(Listener, nullptr, nullptr));
}

// Right would be: serial-async. Start and wait stand in different functions.
static std::future<void> FN_begin(int Client) {
  return std::async(std::launch::async, serve, Client);
}
void one(int Client) { FN_begin(Client).get(); }

// Right would be: unsafe-task. Both write what a pointer leads to.
void FN_behind_pointer(int *Count) {
  std::thread A([=] { ++*Count; });
  std::thread B([=] { ++*Count; });
  A.join();
  B.join();
}
