//===- Processes.h - A function in worker processes -------------*- C++ -*-===//
//
// The one place where the analyzer meets poolwise::runtime.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_PROCESSES_H
#define POOLWISE_EXTRACT_PROCESSES_H

#include "poolwise/Extract/Extract.h"

namespace poolwise {

struct WorkerAnswer {
  std::string Text;
  std::string
      Failure; ///< why there is no text, as it stands behind a file name
};

/// Calls `Work` on each request in worker processes, and `Take` here with each
/// answer as it comes. Needs a process without threads, unless it is one of an
/// MPI job: then the workers are on the other ranks.
void inProcesses(const std::vector<std::string> &Requests,
                 std::string (*Work)(const std::string &),
                 const ExtractOptions &Options,
                 const std::function<void(size_t, WorkerAnswer)> &Take);

} // namespace poolwise

#endif
