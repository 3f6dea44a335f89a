// Whose thread runs what: each framework once. blocking-on-event-loop is what tells.
// RUN: not %poolwise check --quiet --checks=*,-sequential-* %s -- -std=c++20 -isystem %S/Inputs > %t
// RUN: FileCheck %s --implicit-check-not='[poolwise-' < %t
#include "frameworks.h"
#include <unistd.h>

static void wait() { usleep(5000); }

// CHECK: :[[#@LINE+1]]:{{.*}}runs 'event_bad', which waits for a timer{{.*}}[poolwise-blocking-on-event-loop]
static void event_bad(int, short, void *) { wait(); }
event *libevent(event_base *Base) { return event_new(Base, 0, 0, event_bad, nullptr); }

// CHECK: :[[#@LINE+1]]:{{.*}}runs 'timeout_bad'{{.*}}[poolwise-blocking-on-event-loop]
static int timeout_bad(void *) { return usleep(5000); }
void glib() { g_timeout_add(100, timeout_bad, nullptr); }

// CHECK: :[[#@LINE+1]]:{{.*}}runs 'method_bad'{{.*}}[poolwise-blocking-on-event-loop]
static napi_value__ *method_bad(napi_env__ *, napi_callback_info__ *) { wait(); return nullptr; }
static napi_property_descriptor Properties[] = {{"wait", nullptr, method_bad, nullptr, nullptr}};

static void execute_ok(napi_env__ *, void *) { wait(); }
// CHECK: :[[#@LINE+1]]:{{.*}}runs 'complete_bad'{{.*}}[poolwise-blocking-on-event-loop]
static void complete_bad(napi_env__ *, int, void *) { wait(); }
void node(napi_env__ *Env, napi_async_work__ **Work) {
  napi_create_async_work(Env, nullptr, nullptr, execute_ok, complete_bad, nullptr, Work);
}

// What a code generator makes of a service with a callback method.
template <class Base> struct WithCallbackMethod_Ask : Base {
  virtual grpc::ServerUnaryReactor *Ask(int) { return nullptr; }
};
struct Empty {};
struct Reactor : grpc::ServerUnaryReactor {
  // CHECK: :[[#@LINE+1]]:{{.*}}runs 'Reactor::OnDone'{{.*}}[poolwise-blocking-on-event-loop]
  void OnDone() override { wait(); }
};
struct Service : WithCallbackMethod_Ask<Empty> {
  // CHECK: :[[#@LINE+1]]:{{.*}}runs 'Service::Ask'{{.*}}[poolwise-blocking-on-event-loop]
  grpc::ServerUnaryReactor *Ask(int) override { wait(); return nullptr; }
};

// CHECK: :[[#@LINE+2]]:{{.*}}waited for as soon as it is started{{.*}}[poolwise-serial-async]
void boost_thread() {
  boost::thread T([] { wait(); });
  T.join();
}
