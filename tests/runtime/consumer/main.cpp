// A user's program, as small as can be.
#include <poolwise/runtime.h>

#include <cstdio>
#include <functional>
#include <string>
#include <unistd.h>

pid_t own_number(int) { return getpid(); }

int main() {
  const int sum = poolwise::cpu_threads().reduce(poolwise::indices(10), 0, std::plus<>(),
                                                 [](int i) { return i * i; });
  auto length = poolwise::io_threads().submit(&std::string::size, std::string("hello"));
  // Workers enter by an entry of the library's, which the linker must not leave out.
  const bool elsewhere = poolwise::processes().map({1}, own_number)[0] != getpid();
  std::printf("sum %d, length %zu, elsewhere %d\n", sum, length.get(), elsewhere);
}
