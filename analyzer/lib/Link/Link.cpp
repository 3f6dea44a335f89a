//===- Link.cpp - TU summaries to one program -----------------------------===//
//
// In:  the summaries, in any order. Out: the program (Program.h).
//
// A function stands in many units when it is inline, or when several programs
// with a main() of their own lie in one compilation database. The first kind
// has one location and is kept once; the second has several, and all are kept:
// a later one, and what its own unit says of it, gets " in FILE" behind its
// USR. So does what reads otherwise when one file is compiled again with other
// flags. Who calls it from another file may run any version (World::bodies).
//
// Not handled: a definition in a header that differs between units by
// preprocessor branches. The first stands for all; candidates that others lack
// get an obstacle.
//
//===----------------------------------------------------------------------===//

#include "FileTable.h"
#include "SameCode.h"
#include "Usrs.h"
#include "poolwise/Program/Program.h"
#include "poolwise/Summary/VersionMark.h"
#include "poolwise/Summary/WeakMark.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include <numeric>
#include <set>

namespace poolwise {

const FunctionSummary *Program::find(llvm::StringRef Usr) const {
  auto It = ByUsr.find(Usr);
  return It == ByUsr.end() ? nullptr : &Functions[It->second];
}

llvm::ArrayRef<FunctionId> Program::overridersOf(llvm::StringRef Usr) const {
  auto It = Overriders.find(Usr);
  if (It == Overriders.end())
    return {};
  return It->second;
}

namespace {

FailedUnit failureOf(const TUSummary &Unit) {
  const ParseError &First = Unit.Errors.front();
  std::string Text = First.Message;
  if (!First.File.empty())
    Text = First.File + ":" + std::to_string(First.Line) + ": " + Text;
  if (size_t More = Unit.Errors.size() - 1)
    Text += " (and " + std::to_string(More) + " more)";
  return {Unit.MainFile, std::move(Text)};
}

/// Unites what stands against editing. A candidate that one unit does not see
/// must not be edited for all.
void uniteObstacles(FunctionSummary &Kept, const FunctionSummary &Other,
                    llvm::StringRef OtherUnit) {
  for (Candidate &C : Kept.Candidates) {
    auto Same = llvm::find_if(Other.Candidates, [&](const Candidate &O) {
      return O.S == C.S && O.Where == C.Where;
    });
    if (Same == Other.Candidates.end()) {
      C.Obstacles.push_back({"the code reads differently when " +
                                 OtherUnit.str() + " includes it",
                             C.Where});
      continue;
    }
    C.Standard = std::min(C.Standard, Same->Standard);
    for (const EditObstacle &O : Same->Obstacles)
      if (llvm::none_of(C.Obstacles, [&](const EditObstacle &Known) {
            return Known.Reason == O.Reason && Known.Where == O.Where;
          }))
        C.Obstacles.push_back(O);
  }
}

/// Of a weak definition and another one only the other is in the program.
void settleWeak(std::vector<TUSummary> &Units) {
  llvm::StringSet<> Strong; // holds names of its own: the others move
  bool AnyWeak = false;
  for (const TUSummary &Unit : Units)
    for (const FunctionSummary &F : Unit.Functions)
      if (llvm::StringRef(F.Usr).ends_with(WeakMark))
        AnyWeak = true;
      else
        Strong.insert(F.Usr);
  if (!AnyWeak)
    return;
  for (TUSummary &Unit : Units) {
    std::vector<FunctionSummary> Kept;
    for (FunctionSummary &F : Unit.Functions) {
      llvm::StringRef Usr = F.Usr;
      if (Usr.consume_back(WeakMark)) {
        if (Strong.contains(Usr))
          continue;
        F.Usr = Usr.str();
      }
      Kept.push_back(std::move(F));
    }
    Unit.Functions = std::move(Kept);
  }
}

struct Definition {
  FunctionSummary F;
  std::string Unit;
  bool Failed = false;    ///< this version came out of a failed unit
  bool AnyFailed = false; ///< some version did
};

class Linker {
public:
  Program run(std::vector<TUSummary> Units, std::vector<FailedUnit> Failures);

private:
  void add(TUSummary &Unit, const std::vector<FileId> &NewIds);
  void define(FunctionSummary F, const std::string &Unit, bool Failed);
  void separateVersions(const TUSummary &Unit, UsrRenaming &Renamed,
                        llvm::StringRef Suffix) const;
  void uniteClasses(const TUSummary &Unit);
  void collectOverriders();

  Program Out;
  std::map<std::string, unsigned> TimesRead; ///< by main file
  std::map<std::string, Definition> ByUsr;
};

void Linker::define(FunctionSummary F, const std::string &Unit, bool Failed) {
  auto [It, New] = ByUsr.try_emplace(F.Usr);
  Definition &D = It->second;
  if (New || (D.Failed && !Failed)) {
    // A version from a unit that parsed well is worth more than an earlier one.
    FunctionSummary Before = std::move(D.F);
    std::string BeforeUnit = std::move(D.Unit);
    D.F = std::move(F);
    D.Unit = Unit;
    D.Failed = Failed;
    if (!New)
      uniteObstacles(D.F, Before, BeforeUnit);
  } else {
    uniteObstacles(D.F, F, Unit);
  }
  D.AnyFailed |= Failed;
}

void Linker::add(TUSummary &Unit, const std::vector<FileId> &NewIds) {
  bool Failed = !Unit.Errors.empty();
  if (Failed)
    Out.Failures.push_back(failureOf(Unit));
  UsrRenaming Renamed;
  unsigned Version = ++TimesRead[Unit.MainFile];
  std::string Suffix = (VersionMark + Unit.MainFile).str();
  if (Version > 1)
    Suffix += " (" + std::to_string(Version) + ")";
  for (FunctionSummary &F : Unit.Functions) {
    renumberFiles(F, NewIds);
    auto Known = ByUsr.find(F.Usr);
    if (Known != ByUsr.end() && Known->second.F.Where != F.Where)
      Renamed[F.Usr] = F.Usr + Suffix;
  }
  if (Version > 1 && !Failed)
    separateVersions(Unit, Renamed, Suffix);
  for (FunctionSummary &F : Unit.Functions) {
    if (!Renamed.empty())
      renameUsrs(F, Renamed);
    define(std::move(F), Unit.MainFile, Failed);
  }
  uniteClasses(Unit);
}

/// A file that is compiled again, with other flags: what reads otherwise then,
/// or calls what does, is a function of its own.
void Linker::separateVersions(const TUSummary &Unit, UsrRenaming &Renamed,
                              llvm::StringRef Suffix) const {
  bool Again = true;
  while (std::exchange(Again, false))
    for (const FunctionSummary &F : Unit.Functions) {
      auto Known = ByUsr.find(F.Usr);
      if (Known == ByUsr.end() || Known->second.Failed || Renamed.count(F.Usr))
        continue;
      FunctionSummary Now = F;
      renameUsrs(Now, Renamed);
      if (!isSameCode(Now, Known->second.F)) {
        Renamed[F.Usr] = F.Usr + Suffix.str();
        Again = true;
      }
    }
}

void Linker::uniteClasses(const TUSummary &Unit) {
  for (const ClassLayout &Class : Unit.Classes) {
    std::vector<std::string> &Parts = Out.Classes[Class.Name];
    Parts.insert(Parts.end(), Class.Parts.begin(), Class.Parts.end());
    llvm::sort(Parts);
    Parts.erase(llvm::unique(Parts), Parts.end());
  }
}

void Linker::collectOverriders() {
  llvm::StringMap<std::set<FunctionId>> All;
  for (FunctionId F = 0; F < Out.Functions.size(); ++F) {
    std::vector<std::string> Open = Out.Functions[F].Overrides;
    std::set<std::string> Seen;
    while (!Open.empty()) {
      std::string Base = std::move(Open.back());
      Open.pop_back();
      if (!Seen.insert(Base).second)
        continue;
      All[Base].insert(F);
      if (const FunctionSummary *B = Out.find(Base))
        Open.insert(Open.end(), B->Overrides.begin(), B->Overrides.end());
    }
  }
  for (auto &Entry : All)
    Out.Overriders[Entry.getKey()].assign(Entry.getValue().begin(),
                                          Entry.getValue().end());
}

Program Linker::run(std::vector<TUSummary> Units,
                    std::vector<FailedUnit> Failures) {
  // By name, whatever worker came first; a name that stands twice keeps its
  // order.
  std::vector<size_t> Order(Units.size());
  std::iota(Order.begin(), Order.end(), 0);
  llvm::sort(Order, [&](size_t A, size_t B) {
    return std::tie(Units[A].MainFile, A) < std::tie(Units[B].MainFile, B);
  });
  std::vector<TUSummary> Sorted;
  for (size_t I : Order)
    Sorted.push_back(std::move(Units[I]));
  Units = std::move(Sorted);

  settleWeak(Units);
  FileTable Table = uniteFiles(Units);
  Out.Units = Units.size();
  Out.Failures = std::move(Failures);
  for (const std::string &Path : Table.Changed)
    Out.Failures.push_back(
        {Path, "changed while it was analysed; run poolwise again"});
  for (size_t I = 0; I < Units.size(); ++I)
    add(Units[I], Table.NewIds[I]);
  Out.Files = std::move(Table.Files);

  bool HasMain = false;
  for (auto &[Usr, D] : ByUsr) {
    HasMain |= D.F.IsMain;
    Out.ByUsr[Usr] = Out.Functions.size();
    Out.Functions.push_back(std::move(D.F));
    Out.FromFailedUnit.push_back(D.AnyFailed);
  }
  collectOverriders();
  llvm::sort(Out.Failures, [](const FailedUnit &A, const FailedUnit &B) {
    return std::tie(A.File, A.Message) < std::tie(B.File, B.Message);
  });
  Out.IsWhole = HasMain && Out.Failures.empty();
  return std::move(Out);
}

} // namespace

Program link(std::vector<TUSummary> Units, std::vector<FailedUnit> Failures) {
  return Linker().run(std::move(Units), std::move(Failures));
}

} // namespace poolwise
