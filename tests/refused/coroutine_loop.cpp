// A round suspends the coroutine.
// REFUSED: coroutine
#include <coroutine>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};

Task all(std::vector<unsigned> &values) {
  for (unsigned &value : values) {
    value = mix(value);
    co_await std::suspend_never();
  }
}
