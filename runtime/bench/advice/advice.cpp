// One piece of work on one executor: the measurements that the advice stands on.
//
// In:  `bench_advice WORK COUNT MICROSECONDS EXECUTOR`, WORK wait (asks the wait server, whose port
//      is in the environment) or compute, EXECUTOR sequential, io, cpu, or a number of processes.
//      Then a line of standard input starts it. Out: `ready`; then the seconds from nothing to the
//      last result, which includes making the pool; then it waits until standard input ends, so
//      that ../family.py can look at the memory and the CPU time while the pool is there.
#include "../peers/work.h"

#include <poolwise/runtime.h>

#include <arpa/inet.h>
#include <cstdint>
#include <cstdio>
#include <netinet/in.h>
#include <optional>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace {

int ask_server(int us) {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in server{};
  server.sin_family = AF_INET;
  server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  server.sin_port =
      htons(static_cast<std::uint16_t>(std::stoi(std::getenv("POOLWISE_BENCH_WAIT_PORT"))));
  const auto request = static_cast<std::uint32_t>(us);
  char byte = 0;
  const bool good = connect(fd, reinterpret_cast<sockaddr *>(&server), sizeof server) == 0 &&
                    write(fd, &request, sizeof request) == sizeof request &&
                    read(fd, &byte, 1) == 1;
  close(fd);
  if (!good)
    throw std::runtime_error("the wait server does not answer");
  return byte;
}

int compute(int us) {
  bench::burn(std::chrono::microseconds(us));
  return 1;
}

void wait_for_a_line() {
  int c = 0;
  while (c != '\n' && c != EOF)
    c = std::getchar();
}

template <class F> int sum_of(const std::vector<int> &work, F f, const std::string &executor) {
  const auto add = [](const std::vector<int> &all) {
    int sum = 0;
    for (const int each : all)
      sum += each;
    return sum;
  };
  if (executor == "io")
    return add(poolwise::io_threads().map(work, f));
  if (executor == "cpu")
    return add(poolwise::cpu_threads().map(work, f));
  if (executor != "sequential") {
    static std::optional<poolwise::process_pool> pool; // stays until it has been looked at
    pool.emplace(std::stoul(executor));
    return add(pool->map(work, f));
  }
  int sum = 0;
  for (const int us : work)
    sum += f(us);
  return sum;
}

} // namespace

int main(int argc, char **argv) {
  if (argc != 5)
    return 2;
  const std::string kind = argv[1];
  const std::vector<int> work(static_cast<std::size_t>(std::stoi(argv[2])), std::stoi(argv[3]));
  std::printf("ready\n");
  std::fflush(stdout);
  wait_for_a_line();

  const auto start = std::chrono::steady_clock::now();
  const int sum = kind == "wait" ? sum_of(
                                       work, [](int us) { return ask_server(us); }, argv[4])
                                 : sum_of(work, [](int us) { return compute(us); }, argv[4]);
  std::printf("%.9g\n", bench::seconds_since(start));
  std::fflush(stdout);
  wait_for_a_line();
  return sum == static_cast<int>(work.size()) ? 0 : 1;
}
