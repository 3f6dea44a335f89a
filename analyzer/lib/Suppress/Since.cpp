//===- Since.cpp - Only what stands on changed lines ----------------------===//
//
// A finding is kept if its site, or a step of its evidence, or a hazard, stands
// on a changed line: a call that became slow is the reason of a finding in the
// loop that makes it.
//
//===----------------------------------------------------------------------===//

#include "ChangedLines.h"
#include "poolwise/Suppress/Suppress.h"
#include "llvm/Support/Path.h"
#include <set>

using namespace llvm;

namespace poolwise {

static bool isChanged(const ChangedLines &Changed, const Program &P,
                      Location Where, uint32_t Last) {
  if (!Where.isValid())
    return false;
  auto It = Changed.find(P.Files[Where.File].Path);
  return It != Changed.end() && any_of(It->second, [&](const LineSpan &Span) {
           return Span.First <= std::max(Where.Line, Last) &&
                  Where.Line <= Span.Last;
         });
}

static bool isChanged(const ChangedLines &Changed, const Program &P,
                      const Recommendation &R) {
  const Candidate &Site = candidateOf(P, R);
  return isChanged(Changed, P, Site.Where, Site.EndLine) ||
         any_of(R.Path,
                [&](const Evidence &E) {
                  return isChanged(Changed, P, E.Where, E.Where.Line);
                }) ||
         any_of(R.Hazards, [&](const Hazard &H) {
           return isChanged(Changed, P, H.Where, H.Where.Line);
         });
}

Error applySince(StringRef Revision, const Program &P,
                 std::vector<Recommendation> &All) {
  // The program's own files may stand in several work trees.
  std::set<std::string> Folders, WorkTrees;
  for (const SourceFile &File : P.Files)
    if (!File.IsSystem)
      Folders.insert(sys::path::parent_path(File.Path).str());
  std::string Refusal;
  for (const std::string &Folder : Folders) {
    Expected<std::string> Top = workTreeOf(Folder);
    if (Top)
      WorkTrees.insert(*Top);
    else
      Refusal = toString(Top.takeError());
  }
  if (WorkTrees.empty() && !Folders.empty())
    return createStringError(inconvertibleErrorCode(),
                             "--since " + Revision + ": " + Refusal);

  ChangedLines Changed;
  for (const std::string &WorkTree : WorkTrees) {
    Expected<ChangedLines> Here = changedSince(WorkTree, Revision);
    if (!Here)
      return createStringError(inconvertibleErrorCode(),
                               "--since " + Revision + ": " +
                                   toString(Here.takeError()));
    Changed.merge(*Here);
  }
  erase_if(All,
           [&](const Recommendation &R) { return !isChanged(Changed, P, R); });
  return Error::success();
}

} // namespace poolwise
