// The few declarations of libuv that the tests use.
extern "C" {
struct uv_loop_t { void *data; };
struct uv_handle_t { void *data; };
struct uv_stream_t { void *data; };
struct uv_timer_t { void *data; };
struct uv_work_t { void *data; };
struct uv_buf_t { char *base; unsigned long len; };
typedef void (*uv_alloc_cb)(uv_handle_t *, unsigned long, uv_buf_t *);
typedef void (*uv_read_cb)(uv_stream_t *, long, const uv_buf_t *);
typedef void (*uv_timer_cb)(uv_timer_t *);
typedef void (*uv_work_cb)(uv_work_t *);
typedef void (*uv_after_work_cb)(uv_work_t *, int);
struct uv_getaddrinfo_t { void *data; };
int uv_getaddrinfo(uv_loop_t *, uv_getaddrinfo_t *, void (*)(uv_getaddrinfo_t *, int), const char *);
uv_loop_t *uv_default_loop(void);
int uv_read_start(uv_stream_t *, uv_alloc_cb, uv_read_cb);
int uv_timer_start(uv_timer_t *, uv_timer_cb, unsigned long, unsigned long);
int uv_queue_work(uv_loop_t *, uv_work_t *, uv_work_cb, uv_after_work_cb);
}
