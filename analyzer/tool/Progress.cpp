//===- Progress.cpp - `[12/345] 3.1/s 1:47 left  file` --------------------===//

#include "Progress.h"
#include "poolwise/Report/SourceLines.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace poolwise::tool {

static constexpr StringRef EraseLine = "\r\033[K";

Progress::Progress(bool Quiet)
    : Start(std::chrono::steady_clock::now()),
      Shows(!Quiet && sys::Process::StandardErrIsDisplayed()) {}

Progress::~Progress() {
  if (Wrote)
    errs() << EraseLine;
}

/// `3.1/s 1:47 left`; nothing at first, when there is nothing to go by.
static std::string pace(unsigned Done, unsigned Total, double Seconds) {
  if (Done < 2 || Seconds < 1)
    return "";
  double Rate = Done / Seconds;
  unsigned Left = unsigned((Total - Done) / Rate + 0.5);
  return formatv("{0:f1}/s {1}:{2}{3} left  ", Rate, Left / 60,
                 Left % 60 < 10 ? "0" : "", Left % 60);
}

void Progress::unitDone(unsigned Done, unsigned Total,
                        const std::string &File) {
  if (!Shows)
    return;
  Wrote = true;
  std::string Head = ("[" + Twine(Done) + "/" + Twine(Total) + "] ").str();
  std::chrono::duration<double> Time = std::chrono::steady_clock::now() - Start;
  Head += pace(Done, Total, Time.count());
  std::string Path = shownPath(File);
  // A line that wraps could not be erased.
  unsigned Columns = sys::Process::StandardErrColumns();
  size_t Room = Columns > Head.size() + 4 ? Columns - Head.size() - 4 : 60;
  if (Path.size() > Room)
    Path = "..." + Path.substr(Path.size() - Room);
  errs() << EraseLine << Head << Path;
}

} // namespace poolwise::tool
