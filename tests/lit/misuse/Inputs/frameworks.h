// The few declarations of libevent, libuv, GLib, gRPC, Node and Boost.Thread that the tests use.
extern "C" {
struct event_base;
struct event;
typedef void (*event_callback_fn)(int, short, void *);
event *event_new(event_base *, int, short, event_callback_fn, void *);
typedef int (*GSourceFunc)(void *);
unsigned g_timeout_add(unsigned, GSourceFunc, void *);
struct uv_process_options_s { void (*exit_cb)(int); };
struct napi_env__;
struct napi_value__;
struct napi_callback_info__;
typedef napi_value__ *(*napi_callback)(napi_env__ *, napi_callback_info__ *);
struct napi_property_descriptor {
  const char *utf8name;
  napi_value__ *name;
  napi_callback method, getter, setter;
};
struct napi_async_work__;
int napi_create_async_work(napi_env__ *, napi_value__ *, napi_value__ *,
                           void (*execute)(napi_env__ *, void *),
                           void (*complete)(napi_env__ *, int, void *), void *,
                           napi_async_work__ **);
}
int napi_create_threadsafe_function(int, int, int, int, int, int, int, void (*finalize)(), int,
                                    void (*call_js)());
namespace Napi {
struct ObjectWrap {
  template <void (*Method)()> static int StaticMethod(const char *, int, void *) { return 0; }
};
} // namespace Napi
namespace grpc {
struct ServerUnaryReactor {
  virtual ~ServerUnaryReactor();
  virtual void OnDone() = 0;
};
namespace internal {
int BlockingUnaryCall();
}
} // namespace grpc
// What is generated for a service: a class for each sort of call.
namespace greeting {
struct Stub {
  struct async {
    template <class Done> void Ask(int, int, int, Done) {}
  };
};
} // namespace greeting
namespace asio {
struct io_context {};
template <class Executor, class Work> void defer(Executor &, Work) {}
template <class Executor, class Work> void post(Executor &, Work) {}
} // namespace asio
namespace boost {
struct thread {
  template <class F> explicit thread(F) {}
  ~thread();
  void join();
  void detach();
};
} // namespace boost
