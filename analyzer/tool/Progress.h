//===- Progress.h - `[12/345] 3.1/s 1:47 left  file` ------------*- C++ -*-===//
#ifndef POOLWISE_TOOL_PROGRESS_H
#define POOLWISE_TOOL_PROGRESS_H

#include <chrono>
#include <string>

namespace poolwise::tool {

/// Rewrites one line of stderr as units are done; erases it at the end. Silent
/// when stderr is no terminal, or when told so.
class Progress {
public:
  explicit Progress(bool Quiet);
  ~Progress();
  Progress(const Progress &) = delete;
  Progress &operator=(const Progress &) = delete;

  void unitDone(unsigned Done, unsigned Total, const std::string &File);

private:
  std::chrono::steady_clock::time_point Start;
  bool Shows;
  bool Wrote = false;
};

} // namespace poolwise::tool

#endif
