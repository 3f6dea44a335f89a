//===- Gather.cpp - Summaries, wherever they come from --------------------===//
//
// In:  compile commands, or files that hold summaries. Out: the summaries of
//      all units, and what could not be had.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Pipeline.h"
#include "poolwise/Summary/Record.h"
#include "llvm/ADT/StringSet.h"
#include <chrono>

using namespace llvm;

namespace poolwise {

namespace {
/// Measures until it is asked.
class StopWatch {
public:
  double seconds() const {
    return std::chrono::duration<double>(Clock::now() - Start).count();
  }

private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point Start = Clock::now();
};
} // namespace

Gathered
gather(const std::vector<CompileCommand> &Commands, unsigned Jobs,
       const std::function<void(unsigned, const std::string &)> &Progress) {
  StopWatch Watch;
  ExtractResult Extracted = extractAll(Commands, Jobs, Progress);
  return {std::move(Extracted.Units), std::move(Extracted.Failures),
          unsigned(Commands.size()), Watch.seconds()};
}

/// A unit of which nothing is known is written as an error without a place.
static bool isFailure(const TUSummary &Unit) {
  return Unit.Errors.size() == 1 && Unit.Errors[0].File.empty() &&
         Unit.Functions.empty();
}

Expected<Gathered> gatherFromFiles(ArrayRef<std::string> Files,
                                   StringRef Root) {
  StopWatch Watch;
  Gathered Out;
  StringSet<> Seen; // an object and the archive that holds it
  for (const std::string &File : Files) {
    Expected<std::vector<std::string>> Records = readRecords(File);
    if (!Records)
      return Records.takeError();
    for (const std::string &Bytes : *Records) {
      if (!Seen.insert(Bytes).second)
        continue;
      Expected<Record> R = decodeRecord(Bytes, Root);
      if (!R)
        return createStringError(File + ": " + toString(R.takeError()));
      ++Out.Total;
      if (isFailure(R->Summary))
        Out.Failures.push_back(
            {R->Summary.MainFile, R->Summary.Errors[0].Message});
      else
        Out.Units.push_back(std::move(R->Summary));
    }
  }
  Out.Seconds = Watch.seconds();
  return Out;
}

} // namespace poolwise
