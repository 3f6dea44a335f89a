//===- Journal.h - How the files were, for after a crash --------*- C++ -*-===//
//
// A folder `.poolwise-journal` in the working directory, from before the first
// file is changed until all are as they shall stay. `files` names them, `N.old`
// is the text of the Nth, `N.written` has a digest for each text written into
// it. The lock tells a run that goes on from one that was cut off.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_VERIFY_JOURNAL_H
#define POOLWISE_VERIFY_JOURNAL_H

#include "poolwise/Rewrite/WriteFiles.h"
#include <map>
#include <vector>

namespace poolwise::verify {

class Journal {
public:
  /// Writes down the files as they are. An error if there is a journal already.
  static llvm::Expected<Journal>
  begin(const std::map<std::string, std::string> &Files);
  Journal(Journal &&Other)
      : Numbers(std::move(Other.Numbers)), Lock(Other.Lock) {
    Other.Lock = -1;
  }
  Journal &operator=(Journal &&) = delete;
  /// Keeps the folder: what was not ended is put back by the next run.
  ~Journal();

  /// To be called before these are written.
  llvm::Error note(llvm::ArrayRef<FileChange> Changes);
  void end();

  /// Output of commands goes there.
  static std::string logFile();

private:
  Journal() = default;
  std::map<std::string, unsigned> Numbers;
  int Lock = -1;
};

} // namespace poolwise::verify

#endif
