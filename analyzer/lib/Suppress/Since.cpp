//===- Since.cpp - Only what concerns changed lines -----------------------===//
//
// In:  findings of the whole program, and changed lines. Out: the findings that
//      these concern: whose site, a step of whose evidence or a hazard stands
//      there. A call that became slow is the reason of a finding in the loop
//      that makes it. Where no library call decides, what computes is the body
//      of the last function on the way, so a change anywhere in it counts.
//
//===----------------------------------------------------------------------===//

#include "ChangedLines.h"
#include "poolwise/Suppress/Suppress.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <set>

using namespace llvm;

namespace poolwise {

namespace {

/// Tells which findings lines concern.
class Concern {
public:
  Concern(const Program &P, const ChangedLines &Changed)
      : P(P), Changed(Changed) {}
  bool operator()(const Recommendation &R) const;
  bool isChanged(StringRef File, uint32_t First, uint32_t Last) const;

private:
  bool isChanged(Location Where, uint32_t Last) const;
  const FunctionSummary *calleeAt(Location Where) const;

  const Program &P;
  const ChangedLines &Changed;
  /// Calls by place, made when first needed.
  mutable std::map<Location, StringRef> Callees;
};

} // namespace

bool Concern::isChanged(StringRef File, uint32_t First, uint32_t Last) const {
  auto It = Changed.find(File.str());
  return It != Changed.end() && any_of(It->second, [&](const LineSpan &Span) {
           return Span.First <= Last && First <= Span.Last;
         });
}

bool Concern::isChanged(Location Where, uint32_t Last) const {
  return Where.isValid() && isChanged(P.Files[Where.File].Path, Where.Line,
                                      std::max(Where.Line, Last));
}

const FunctionSummary *Concern::calleeAt(Location Where) const {
  if (Callees.empty())
    for (const FunctionSummary &F : P.Functions)
      for (const Call &C : F.Calls)
        Callees.try_emplace(C.Where, C.Usr);
  auto It = Callees.find(Where);
  return It == Callees.end() ? nullptr : P.find(It->second);
}

bool Concern::operator()(const Recommendation &R) const {
  const Candidate &Site = candidateOf(P, R);
  auto lineChanged = [&](const auto &Reason) {
    return isChanged(Reason.Where, Reason.Where.Line);
  };
  if (isChanged(Site.Where, Site.EndLine) || any_of(R.Path, lineChanged) ||
      any_of(R.Hazards, lineChanged))
    return true;
  return any_of(R.Path, [&](const Evidence &E) {
    const FunctionSummary *Callee =
        E.Model.empty() && E.Where.isValid() ? calleeAt(E.Where) : nullptr;
    if (!Callee)
      return false;
    bool GoesOnInside = any_of(R.Path, [&](const Evidence &Other) {
      return Other.Where.File == Callee->Where.File &&
             Callee->Where.Line <= Other.Where.Line &&
             Other.Where.Line <= Callee->EndLine && &Other != &E;
    });
    return !GoesOnInside && isChanged(Callee->Where, Callee->EndLine);
  });
}

static void keepConcerned(const Program &P, const ChangedLines &Changed,
                          std::vector<Recommendation> &All,
                          std::vector<UnusedSuppression> &Unused) {
  Concern Concerns(P, Changed);
  erase_if(All, [&](const Recommendation &R) { return !Concerns(R); });
  erase_if(Unused, [&](const UnusedSuppression &U) {
    return !Concerns.isChanged(U.File, U.Line, U.Line);
  });
}

Error applySince(StringRef Revision, const Program &P,
                 std::vector<Recommendation> &All,
                 std::vector<UnusedSuppression> &Unused) {
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

  Expected<std::string> Own = workTreeOf(".");
  if (!Own) {
    consumeError(Own.takeError());
    Own = "";
  }
  ChangedLines Changed;
  for (const std::string &WorkTree : WorkTrees) {
    Expected<ChangedLines> Here = changedSince(WorkTree, Revision, *Own);
    if (!Here)
      return createStringError(
          inconvertibleErrorCode(),
          "--since " + Revision + ": " + toString(Here.takeError()) +
              (WorkTree == *Own ? "" : ", in " + WorkTree));
    Changed.merge(*Here);
  }
  keepConcerned(P, Changed, All, Unused);
  return Error::success();
}

/// Where names in a diff may be relative to: here, and the work tree's top.
static std::vector<std::string> diffFolders() {
  std::vector<std::string> Folders{"."};
  if (Expected<std::string> Top = workTreeOf("."))
    Folders.push_back(*Top);
  else
    consumeError(Top.takeError());
  return Folders;
}

/// The program's file that a name in a diff means; the first folder of the name
/// may be the tool's own: a/, b/, new/. Empty: none.
static std::string fileMeant(StringRef Name, ArrayRef<std::string> Folders,
                             const std::set<StringRef> &Known) {
  for (StringRef Tail : {Name, Name.split('/').second})
    for (const std::string &Folder : Folders) {
      SmallString<256> Path(sys::path::is_absolute(Tail) ? "" : Folder), Real;
      sys::path::append(Path, Tail);
      if (!Tail.empty() && !sys::fs::real_path(Path, Real) && Known.count(Real))
        return Real.str().str();
    }
  return "";
}

Expected<std::vector<std::string>>
applyDiff(StringRef Diff, const Program &P, std::vector<Recommendation> &All,
          std::vector<UnusedSuppression> &Unused) {
  Expected<ChangedLines> Named = parseDiff(Diff);
  if (!Named)
    return Named.takeError();
  std::set<StringRef> Known;
  for (const SourceFile &File : P.Files)
    Known.insert(File.Path);
  std::vector<std::string> Folders = diffFolders(), Unknown;
  ChangedLines Changed;
  for (auto &[Name, Spans] : *Named)
    if (std::string File = fileMeant(Name, Folders, Known); !File.empty())
      append_range(Changed[File], Spans);
    else
      Unknown.push_back(Name);
  keepConcerned(P, Changed, All, Unused);
  return Unknown;
}

} // namespace poolwise
