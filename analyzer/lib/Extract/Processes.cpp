//===- Processes.cpp - A function in worker processes ---------------------===//
//
// Exceptions of the runtime end here.
//
//===----------------------------------------------------------------------===//

#include "Processes.h"
#include <algorithm>
#include <cstring>
#include <poolwise/runtime.h>

namespace poolwise {

namespace {
using Answer = future<std::string>;

std::string sentence(const worker_died &Death) {
  constexpr const char *Rest = "; the other files are not affected";
  if (Death.signal())
    return std::string("the parser crashed (") + strsignal(Death.signal()) +
           ")" + Rest;
  return "the parser ended with exit status " +
         std::to_string(Death.exit_code()) + Rest;
}

WorkerAnswer receive(Answer &From, const ExtractOptions &Options) {
  try {
    return {From.get(), {}};
  } catch (const worker_died &Death) {
    return {{}, sentence(Death)};
  } catch (const deadline_exceeded &) {
    return {{},
            "the parser took longer than " +
                std::to_string(Options.DeadlineSeconds) +
                " s and was ended; --file-timeout sets the limit"};
  } catch (const memory_exceeded &) {
    return {{},
            "the parser took more than " +
                std::to_string(Options.MemoryBytes >> 20) +
                " MiB of memory and was ended; --file-memory sets the limit"};
  } catch (const std::exception &Other) {
    return {{}, Other.what()};
  }
}

struct Running {
  std::vector<size_t> Indices;
  std::vector<Answer> Answers;
};

template <class Pool>
void run(Pool &&Workers, size_t AtOnce,
         const std::vector<std::string> &Requests,
         std::string (*Work)(const std::string &),
         const ExtractOptions &Options,
         const std::function<void(size_t, WorkerAnswer)> &Take) {
  Running Now;
  size_t Next = 0;
  while (Next < Requests.size() || !Now.Answers.empty()) {
    if (Options.IsInterrupted && Options.IsInterrupted())
      break;
    // One waits behind each that runs, so that no worker has nothing to do.
    while (Next < Requests.size() && Now.Answers.size() < 2 * AtOnce) {
      Now.Answers.push_back(Workers.submit(Work, Requests[Next]));
      Now.Indices.push_back(Next++);
    }
    wait_any(Now.Answers, std::chrono::milliseconds(200));
    for (size_t I = 0; I < Now.Answers.size();) {
      if (!Now.Answers[I].ready()) {
        ++I;
        continue;
      }
      Take(Now.Indices[I], receive(Now.Answers[I], Options));
      Now.Answers.erase(Now.Answers.begin() + I);
      Now.Indices.erase(Now.Indices.begin() + I);
    }
  }
  for (Answer &Lost : Now.Answers)
    Lost.cancel();
}
} // namespace

void inProcesses(const std::vector<std::string> &Requests,
                 std::string (*Work)(const std::string &),
                 const ExtractOptions &Options,
                 const std::function<void(size_t, WorkerAnswer)> &Take) {
  if (Requests.empty())
    return;
  task_limits Limits{.deadline = std::chrono::seconds(Options.DeadlineSeconds),
                     .memory = Options.MemoryBytes};
  if (Options.OnOtherMachines) {
    process_pool &Shared = processes();
    run(Shared.with(Limits), Shared.size(), Requests, Work, Options, Take);
    return;
  }
  size_t Workers = Options.Jobs ? Options.Jobs : process_pool::default_size();
  Workers = std::min(Workers, Requests.size());
  // A fork of this process has Clang loaded and its symbols bound already.
  process_pool Own({.workers = Workers, .start = start_method::fork});
  run(Own.with(Limits), Workers, Requests, Work, Options, Take);
  Own.shutdown_now();
}

} // namespace poolwise
