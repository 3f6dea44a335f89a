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

// A table in a function, and functions that a template is given.
// CHECK: :[[#@LINE+1]]:{{.*}}runs 'local_bad'{{.*}}[poolwise-blocking-on-event-loop]
static napi_value__ *local_bad(napi_env__ *, napi_callback_info__ *) { wait(); return nullptr; }
void define_in(void (*Define)(napi_property_descriptor *)) {
  napi_property_descriptor Own[] = {{"local", nullptr, local_bad, nullptr, nullptr}};
  Define(Own);
}
// CHECK: :[[#@LINE+1]]:{{.*}}runs 'given_bad'{{.*}}[poolwise-blocking-on-event-loop]
static void given_bad() { wait(); }
void define_class() { Napi::ObjectWrap::StaticMethod<given_bad>("given", 0, nullptr); }
static void to_javascript_ok() {}
// CHECK: :[[#@LINE+1]]:{{.*}}runs 'to_javascript_bad'{{.*}}[poolwise-blocking-on-event-loop]
static void to_javascript_bad() { wait(); }
void thread_safe_function() {
  napi_create_threadsafe_function(0, 1, 2, 3, 4, 5, 6, to_javascript_ok, 8, to_javascript_bad);
}

// A reactor that asks another server, and waits for the answer.
struct Proxy : grpc::ServerUnaryReactor {
  // CHECK: :[[#@LINE+1]]:{{.*}}runs 'Proxy::OnDone', which waits for the network{{.*}}[poolwise-blocking-on-event-loop]
  void OnDone() override { grpc::internal::BlockingUnaryCall(); }
};

// Asio by itself, without Boost.
void asio_alone(asio::io_context &Loop) {
  // CHECK: :[[#@LINE+1]]:{{.*}}waits for a timer (usleep, via wait){{.*}}[poolwise-blocking-on-event-loop]
  asio::post(Loop, [] { wait(); });
}

// A function that is put into a record.
// CHECK: :[[#@LINE+1]]:{{.*}}runs 'exit_bad'{{.*}}[poolwise-blocking-on-event-loop]
static void exit_bad(int) { wait(); }
void libuv(uv_process_options_s *Options) { Options->exit_cb = exit_bad; }

void asio_defer(asio::io_context &Loop) {
  // CHECK: :[[#@LINE+1]]:{{.*}}waits for a timer (usleep, via wait){{.*}}[poolwise-blocking-on-event-loop]
  asio::defer(Loop, [] { wait(); });
}
void grpc_asks(greeting::Stub::async &Server) {
  // CHECK: :[[#@LINE+1]]:{{.*}}waits for a timer (usleep, via wait){{.*}}[poolwise-blocking-on-event-loop]
  Server.Ask(1, 2, 3, [] { wait(); });
}

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
