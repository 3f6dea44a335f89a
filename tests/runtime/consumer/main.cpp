// A user's program, as small as can be.
#include <poolwise/runtime.h>

#include <cstdio>
#include <functional>
#include <string>

int main() {
  const int sum = poolwise::cpu_threads().reduce(poolwise::indices(10), 0, std::plus<>(),
                                                 [](int i) { return i * i; });
  auto length = poolwise::io_threads().submit(&std::string::size, std::string("hello"));
  std::printf("sum %d, length %zu\n", sum, length.get());
}
