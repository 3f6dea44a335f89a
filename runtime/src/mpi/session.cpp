#include <poolwise/mpi_session.h>

#include "../cpu_limit.h"
#include "../default_processes.h"
#include "../default_size.h"
#include "../worker_protocol.h"
#include "rank.h"
#include "transport.h"

#include <poolwise/process_errors.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>
#include <unistd.h>
#include <vector>

namespace poolwise {

namespace detail {

namespace {

struct {
  bool used = false;
  bool starts_mpi = false;
  bool lasts = false;
  process_pool *pool = nullptr; // null: there are no ranks but this one
  process_pool *before = nullptr;
  pid_t owner = 0;
} session;

// Without one of these MPI would be started for this process alone, which takes long and is good
// for nothing.
bool is_started_by_mpi() {
  constexpr std::array variables{"OMPI_COMM_WORLD_SIZE", "PMIX_RANK", "PMI_RANK", "PMI_SIZE"};
  return std::any_of(variables.begin(), variables.end(),
                     [](const char *name) { return std::getenv(name) != nullptr; });
}

void start_mpi(int &argc, char **&argv) {
  int initialized = 0;
  int level = MPI_THREAD_SINGLE;
  MPI_Initialized(&initialized);
  session.starts_mpi = initialized == 0;
  if (initialized != 0)
    MPI_Query_thread(&level);
  else
    MPI_Init_thread(&argc, &argv, MPI_THREAD_SERIALIZED, &level);
  if (level < MPI_THREAD_SERIALIZED)
    throw std::logic_error("poolwise: MPI was initialized with less than MPI_THREAD_SERIALIZED");
}

void end_mpi() {
  if (session.starts_mpi)
    MPI_Finalize();
}

struct introduction {
  server_hello program;
  char machine[MPI_MAX_PROCESSOR_NAME] = {};
};

std::vector<introduction> introduce(MPI_Comm everybody, int ranks) {
  introduction mine{own_hello(), {}};
  int length = 0;
  MPI_Get_processor_name(mine.machine, &length);
  std::vector<introduction> all(static_cast<std::size_t>(ranks));
  MPI_Allgather(&mine, sizeof mine, MPI_BYTE, all.data(), sizeof mine, MPI_BYTE, everybody);
  return all;
}

// Functions are sent as places in the program. Empty: all are the same.
std::string difference_in(const std::vector<introduction> &all) {
  for (std::size_t i = 1; i != all.size(); ++i)
    if (std::memcmp(&all[i].program, &all[0].program, sizeof(server_hello)) != 0)
      return "poolwise: rank " + std::to_string(i) + " (" + all[i].machine +
             ") runs another build of the program than rank 0 (" + all[0].machine + ")";
  return {};
}

// The ranks on one machine share its cores.
server_plan plan_for(const std::vector<introduction> &all, int rank) {
  const std::string machine = all[static_cast<std::size_t>(rank)].machine;
  const auto beside = static_cast<std::size_t>(std::count_if(
      all.begin() + 1, all.end(), [&](const introduction &i) { return machine == i.machine; }));
  return {.threads_per_worker = std::max<std::size_t>(1, usable_cores() / beside)};
}

void end_session(bool at_exit) {
  if (!session.lasts || session.owner != getpid())
    return;
  session.lasts = false;
  if (session.pool != nullptr) {
    if (!at_exit)
      session.pool->shutdown();
    else if (!session.pool->shutdown_for(exit_grace))
      session.pool->shutdown_now();
    exchange_processes(session.before);
  }
  end_mpi();
}

} // namespace

} // namespace detail

mpi_session::mpi_session(int &argc, char **&argv) {
  using namespace detail;
  if (session.used)
    throw std::logic_error("poolwise: there has been an mpi_session in this process");
  if (!is_started_by_mpi())
    return;
  session.used = true;
  start_mpi(argc, argv);
  MPI_Comm everybody = MPI_COMM_NULL;
  MPI_Comm_dup(MPI_COMM_WORLD, &everybody);
  int rank = 0;
  MPI_Comm_rank(everybody, &rank);
  MPI_Comm_size(everybody, &ranks_);
  const std::vector<introduction> all = introduce(everybody, ranks_);
  const std::string difference = difference_in(all);
  if (rank != 0) {
    if (difference.empty())
      mpi_rank(mpi_port(everybody), plan_for(all, rank)).serve();
    end_mpi();
    // A rank that failed would have mpirun end rank 0 before that tells of the difference.
    std::exit(0);
  }
  if (!difference.empty()) {
    end_mpi();
    throw worker_start_failed(difference);
  }
  session.owner = getpid();
  session.lasts = true;
  std::atexit([] { end_session(true); });
  if (ranks_ == 1)
    return;
  session.pool = make_shared_pool({.workers = static_cast<std::size_t>(ranks_) - 1},
                                  std::make_unique<mpi_transport>(mpi_port(everybody), ranks_ - 1));
  session.before = exchange_processes(session.pool);
}

mpi_session::~mpi_session() { detail::end_session(false); }

} // namespace poolwise
