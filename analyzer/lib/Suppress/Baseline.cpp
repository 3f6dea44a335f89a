//===- Baseline.cpp - Findings that were there before ---------------------===//
//
// In, out: a sorted text file, one finding a line:
//   <fingerprint> # <check> in <function>, <file>
// Everything behind the fingerprint is for the reader. A fingerprint that
// stands n times covers n findings. No line numbers, so that edits elsewhere
// leave the file as it is, and merges are easy.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Suppress/Suppress.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace poolwise {

static constexpr StringRef Head =
    "# poolwise baseline 1: findings that are known and not shown.\n"
    "# Written by `poolwise check --write-baseline`; lines may be removed.\n";

static Error lineError(StringRef File, size_t Line, const Twine &Message) {
  return createStringError(inconvertibleErrorCode(),
                           File + ":" + Twine(Line) + ": " + Message);
}

Error applyBaseline(StringRef File, std::vector<Recommendation> &All,
                    std::vector<UnusedSuppression> &Unused) {
  auto Buffer = MemoryBuffer::getFile(File);
  if (!Buffer)
    return createStringError(
        Buffer.getError(),
        File + ": the baseline cannot be read: " + Buffer.getError().message() +
            "; `--write-baseline " + File + "` writes one");
  struct Entry {
    unsigned Left = 0;
    uint32_t Line = 0;
  };
  StringMap<Entry> Known;
  SmallVector<StringRef> Lines;
  (*Buffer)->getBuffer().split(Lines, '\n');
  for (size_t I = 0; I < Lines.size(); ++I) {
    StringRef Fingerprint = Lines[I].split('#').first.trim();
    if (Fingerprint.empty())
      continue;
    if (Fingerprint.find_first_of(" \t<>{}[]\"'") != StringRef::npos)
      return lineError(
          File, I + 1,
          "not a baseline line: expected '<fingerprint> # comment'");
    Entry &E = Known[Fingerprint];
    ++E.Left;
    E.Line = I + 1;
  }
  for (Recommendation &R : All) {
    auto It = Known.find(R.Fingerprint);
    // What a NOLINT hides already does not use up a line.
    if (R.Suppressed || It == Known.end() || It->second.Left == 0)
      continue;
    --It->second.Left;
    suppress(R, Silencer::Baseline, "stands in the baseline " + File.str());
  }
  unsigned Stale = 0;
  uint32_t First = UINT32_MAX;
  for (const auto &Line : Known)
    if (Line.second.Left) {
      Stale += Line.second.Left;
      First = std::min(First, Line.second.Line);
    }
  if (Stale)
    Unused.push_back({File.str(), First, 1,
                      std::to_string(Stale) +
                          (Stale == 1 ? " line of the baseline matches"
                                      : " lines of the baseline match") +
                          " no finding of this run; "
                          "--write-baseline writes it anew"});
  return Error::success();
}

Error writeBaseline(StringRef File, const Program &P,
                    const std::vector<Recommendation> &All) {
  std::vector<std::string> Lines;
  for (const Recommendation &R : All) {
    if (R.Suppressed)
      continue;
    const Candidate &Site = candidateOf(P, R);
    Lines.push_back(R.Fingerprint + " # " + R.Check + " in " +
                    P.Functions[R.Function].Name + ", " +
                    sys::path::filename(P.Files[Site.Where.File].Path).str() +
                    "\n");
  }
  llvm::sort(Lines);
  Error E = writeToOutput(File, [&](raw_ostream &OS) {
    OS << Head;
    for (const std::string &Line : Lines)
      OS << Line;
    return Error::success();
  });
  if (E)
    return createStringError(
        inconvertibleErrorCode(),
        File + ": the baseline cannot be written: " + toString(std::move(E)));
  return Error::success();
}

} // namespace poolwise
