// How a job ends: a program for mpi_end.sh, which says what to do.
#include <poolwise/mpi_session.h>
#include <poolwise/runtime.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <unistd.h>

namespace {

pid_t parent_of(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string text;
  std::getline(file, text);
  return std::atoi(text.c_str() + text.rfind(')') + 3);
}

void sleep_long() { std::this_thread::sleep_for(std::chrono::hours(1)); }

// So that mpi_end.sh can see whether any is left.
void write_pid(const std::string &folder) {
  std::ofstream(folder + "/" + std::to_string(getpid()));
}

} // namespace

int main(int argc, char **argv) {
  poolwise::mpi_session session(argc, argv);
  if (argc != 3)
    return 2;
  const std::string what = argv[1];
  const std::string folder = argv[2];
  poolwise::process_pool &pool = poolwise::processes();
  std::printf("%d ranks\n", session.ranks());
  std::fflush(stdout);
  pool.submit(write_pid, folder).get();
  if (what == "return") {
    static_cast<void>(pool.submit([](std::string f) { write_pid(f + "/done"); }, folder));
    return 3; // what is queued runs
  }
  auto running = pool.submit(sleep_long);
  if (what == "exit")
    std::exit(4);
  if (what == "abort")
    std::abort();
  if (what == "shutdown") {
    pool.shutdown_now();
    try {
      running.get();
    } catch (const poolwise::cancelled &) {
      return 5;
    }
  }
  if (what == "lose-rank") // the parent of the worker's fork server
    pool.submit([] { return parent_of(getppid()); })
        .then([](pid_t rank) { kill(rank, SIGKILL); })
        .get();
  running.get();
  return 0;
}
