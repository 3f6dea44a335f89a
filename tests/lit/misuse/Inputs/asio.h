// The few declarations of Boost.Asio that the tests use.
#include <coroutine>
namespace boost::asio {
struct io_context { void run(); };
struct thread_pool { explicit thread_pool(int); ~thread_pool(); void join(); };
template <class E, class F> void post(E &, F &&) {}
template <class F> void post(F &&) {}
struct steady_timer_base {};
template <class Clock> struct basic_waitable_timer {
  explicit basic_waitable_timer(io_context &);
  ~basic_waitable_timer();
  template <class F> void async_wait(F &&) {}
};
template <class Protocol> struct basic_datagram_socket {
  unsigned long available();
  unsigned long receive_from(char *, int &);
};
template <class E, class F> F bind_executor(E &, F &&);
using steady_timer = basic_waitable_timer<int>;
template <class T> struct awaitable {
  struct promise_type {
    awaitable get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
};
} // namespace boost::asio
