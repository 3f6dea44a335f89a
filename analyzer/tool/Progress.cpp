//===- Progress.cpp - `[12/345] file` on a terminal -----------------------===//

#include "Progress.h"
#include "poolwise/Report/SourceLines.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace poolwise::tool {

static constexpr StringRef EraseLine = "\r\033[K";

Progress::Progress(unsigned Total, bool Quiet)
    : Total(Total), Shows(!Quiet && sys::Process::StandardErrIsDisplayed()) {}

Progress::~Progress() {
  if (Wrote)
    errs() << EraseLine;
}

void Progress::unitDone(unsigned Done, const std::string &File) {
  if (!Shows)
    return;
  Wrote = true;
  std::string Head = ("[" + Twine(Done) + "/" + Twine(Total) + "] ").str();
  std::string Path = shownPath(File);
  // A line that wraps could not be erased.
  unsigned Columns = sys::Process::StandardErrColumns();
  size_t Room = Columns > Head.size() + 4 ? Columns - Head.size() - 4 : 60;
  if (Path.size() > Room)
    Path = "..." + Path.substr(Path.size() - Room);
  errs() << EraseLine << Head << Path;
}

} // namespace poolwise::tool
