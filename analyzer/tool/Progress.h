//===- Progress.h - `[12/345] file` on a terminal ---------------*- C++ -*-===//
#ifndef POOLWISE_TOOL_PROGRESS_H
#define POOLWISE_TOOL_PROGRESS_H

#include <functional>
#include <string>

namespace poolwise::tool {

/// Rewrites one line of stderr as units are done; erases it at the end. Silent
/// when stderr is no terminal, or when told so.
class Progress {
public:
  Progress(unsigned Total, bool Quiet);
  ~Progress();
  Progress(const Progress &) = delete;
  Progress &operator=(const Progress &) = delete;

  void unitDone(unsigned Done, const std::string &File);

private:
  unsigned Total;
  bool Shows;
  bool Wrote = false;
};

} // namespace poolwise::tool

#endif
