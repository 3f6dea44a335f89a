// Running an event loop waits for events; with the flag that says so it only asks. A file
// call of libuv waits if no callable is given.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
struct event_base;
struct uv_loop_t;
struct uv_fs_t;
struct zmq_pollitem_t;
struct GMainContext;
enum uv_run_mode { UV_RUN_DEFAULT, UV_RUN_ONCE, UV_RUN_NOWAIT };
extern "C" {
int event_base_loop(event_base *, int);
int uv_run(uv_loop_t *, uv_run_mode);
int uv_fs_stat(uv_loop_t *, uv_fs_t *, const char *, void (*)(uv_fs_t *));
int zmq_recv(void *, void *, unsigned long, int);
int g_main_context_iteration(GMainContext *, int);
}

// CHECK-DAG: loops: io
void loops(event_base *B) { event_base_loop(B, 0); }
// CHECK-DAG: loopsOnce: io
void loopsOnce(event_base *B) { event_base_loop(B, 1); }
// CHECK-DAG: loopsIfReady: cpu
void loopsIfReady(event_base *B) { event_base_loop(B, 2); }

// CHECK-DAG: runs: io
void runs(uv_loop_t *L) { uv_run(L, UV_RUN_DEFAULT); }
// CHECK-DAG: runsIfReady: cpu
void runsIfReady(uv_loop_t *L) { uv_run(L, UV_RUN_NOWAIT); }

// CHECK-DAG: stats: {{io|mixed}}
int stats(uv_loop_t *L, uv_fs_t *R) { return uv_fs_stat(L, R, "a", nullptr); }

// CHECK-DAG: receives: io
int receives(void *S, char *To) { return zmq_recv(S, To, 100, 0); }
// CHECK-DAG: receivesIfReady: {{cpu|trivial}}
int receivesIfReady(void *S, char *To) { return zmq_recv(S, To, 100, 1); }

// CHECK-DAG: iterates: io
void iterates(GMainContext *C) { g_main_context_iteration(C, 1); }
// CHECK-DAG: iteratesIfReady: cpu
void iteratesIfReady(GMainContext *C) { g_main_context_iteration(C, 0); }
