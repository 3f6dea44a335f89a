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
#include "poolwise/Program/Repeated.h"
#include "poolwise/Summary/VersionMark.h"
#include "poolwise/Summary/WeakMark.h"
#include "llvm/ADT/DenseSet.h"
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

using FunctionSet = llvm::DenseSet<const FunctionSummary *>;

/// Of a weak definition and another one only the other is in the program. Gives
/// those that are not.
FunctionSet settleWeak(std::vector<TUSummary> &Units) {
  FunctionSet Overruled;
  auto IsWeak = [](const FunctionSummary &F) {
    return llvm::StringRef(F.Usr).ends_with(WeakMark);
  };
  if (llvm::none_of(Units, [&](const TUSummary &Unit) {
        return llvm::any_of(Unit.Functions, IsWeak);
      }))
    return Overruled;
  llvm::StringSet<> Strong;
  for (const TUSummary &Unit : Units)
    for (const FunctionSummary &F : Unit.Functions)
      if (!IsWeak(F))
        Strong.insert(F.Usr);
  for (TUSummary &Unit : Units)
    for (FunctionSummary &F : Unit.Functions)
      if (IsWeak(F)) {
        F.Usr.resize(F.Usr.size() - llvm::StringRef(WeakMark).size());
        if (Strong.contains(F.Usr))
          Overruled.insert(&F);
      }
  return Overruled;
}

struct Definition {
  FunctionSummary F;
  std::string Unit;
  bool Failed = false;    ///< this version came out of a failed unit
  bool AnyFailed = false; ///< some version did
};

class Linker {
public:
  Program run(std::vector<TUSummary> Units, std::vector<FailedUnit> Failures,
              RepeatedFunctions Repeated);

private:
  using FunctionsOfUnit = std::vector<FunctionSummary *>;

  void add(TUSummary &Unit, const FunctionsOfUnit &Functions);
  void define(FunctionSummary &F, const std::string &Unit, bool Failed);
  void separateVersions(const FunctionsOfUnit &Functions, UsrRenaming &Renamed,
                        llvm::StringRef Suffix) const;
  FunctionSummary taken(FunctionSummary &F);
  void uniteClasses(const TUSummary &Unit);
  void collectOverriders();

  Program Out;
  std::map<std::string, unsigned> TimesRead; ///< by main file
  std::map<std::string, Definition> ByUsr;
  FunctionSet Shared; ///< by several units
};

/// Moved out of its unit, if no other needs it.
FunctionSummary Linker::taken(FunctionSummary &F) {
  return Shared.contains(&F) ? F : std::move(F);
}

void Linker::define(FunctionSummary &F, const std::string &Unit, bool Failed) {
  auto [It, New] = ByUsr.try_emplace(F.Usr);
  Definition &D = It->second;
  if (New || (D.Failed && !Failed)) {
    // A version from a unit that parsed well is worth more than an earlier one.
    FunctionSummary Before = std::move(D.F);
    std::string BeforeUnit = std::move(D.Unit);
    D.F = taken(F);
    D.Unit = Unit;
    D.Failed = Failed;
    if (!New)
      uniteObstacles(D.F, Before, BeforeUnit);
  } else {
    uniteObstacles(D.F, F, Unit);
  }
  D.AnyFailed |= Failed;
}

void Linker::add(TUSummary &Unit, const FunctionsOfUnit &Functions) {
  bool Failed = !Unit.Errors.empty();
  if (Failed)
    Out.Failures.push_back(failureOf(Unit));
  UsrRenaming Renamed;
  unsigned Version = ++TimesRead[Unit.MainFile];
  std::string Suffix = (VersionMark + Unit.MainFile).str();
  if (Version > 1)
    Suffix += " (" + std::to_string(Version) + ")";
  for (const FunctionSummary *F : Functions) {
    auto Known = ByUsr.find(F->Usr);
    if (Known != ByUsr.end() && Known->second.F.Where != F->Where)
      Renamed[F->Usr] = F->Usr + Suffix;
  }
  if (Version > 1 && !Failed)
    separateVersions(Functions, Renamed, Suffix);
  for (FunctionSummary *F : Functions) {
    if (Renamed.empty()) {
      define(*F, Unit.MainFile, Failed);
      continue;
    }
    FunctionSummary Mine = taken(*F);
    renameUsrs(Mine, Renamed);
    define(Mine, Unit.MainFile, Failed);
  }
  uniteClasses(Unit);
}

/// A file that is compiled again, with other flags: what reads otherwise then,
/// or calls what does, is a function of its own.
void Linker::separateVersions(const FunctionsOfUnit &Functions,
                              UsrRenaming &Renamed,
                              llvm::StringRef Suffix) const {
  bool Again = true;
  while (std::exchange(Again, false))
    for (const FunctionSummary *F : Functions) {
      auto Known = ByUsr.find(F->Usr);
      if (Known == ByUsr.end() || Known->second.Failed || Renamed.count(F->Usr))
        continue;
      FunctionSummary Now = *F;
      renameUsrs(Now, Renamed);
      if (!isSameCode(Now, Known->second.F)) {
        Renamed[F->Usr] = F->Usr + Suffix.str();
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

/// Sorted by name, whatever worker came first; a name that stands twice keeps
/// its order.
static void sortUnits(std::vector<TUSummary> &Units,
                      RepeatedFunctions &Repeated) {
  Repeated.resize(Units.size());
  std::vector<size_t> Order(Units.size()), Place(Units.size());
  std::iota(Order.begin(), Order.end(), 0);
  llvm::sort(Order, [&](size_t A, size_t B) {
    return std::tie(Units[A].MainFile, A) < std::tie(Units[B].MainFile, B);
  });
  std::vector<TUSummary> Sorted;
  RepeatedFunctions OfSorted;
  for (size_t I : Order) {
    Place[I] = Sorted.size();
    Sorted.push_back(std::move(Units[I]));
    OfSorted.push_back(std::move(Repeated[I]));
  }
  for (std::vector<RepeatedFunction> &OfUnit : OfSorted)
    for (RepeatedFunction &R : OfUnit)
      R.Unit = Place[R.Unit];
  Units = std::move(Sorted);
  Repeated = std::move(OfSorted);
}

/// Its own and those that it shares, in the order of the unit.
static std::vector<FunctionSummary *>
functionsOf(size_t Unit, std::vector<TUSummary> &Units,
            llvm::ArrayRef<RepeatedFunction> Repeated,
            const FunctionSet &Overruled) {
  std::vector<FunctionSummary *> Out;
  auto Add = [&](FunctionSummary &F) {
    if (!Overruled.contains(&F))
      Out.push_back(&F);
  };
  std::vector<FunctionSummary> &Own = Units[Unit].Functions;
  for (size_t I = 0; I <= Own.size(); ++I) {
    for (; !Repeated.empty() && Repeated.front().Before == I;
         Repeated = Repeated.drop_front())
      Add(Units[Repeated.front().Unit].Functions[Repeated.front().Function]);
    if (I < Own.size())
      Add(Own[I]);
  }
  return Out;
}

Program Linker::run(std::vector<TUSummary> Units,
                    std::vector<FailedUnit> Failures,
                    RepeatedFunctions Repeated) {
  sortUnits(Units, Repeated);
  const FunctionSet Overruled = settleWeak(Units);
  FileTable Table = uniteFiles(Units);
  Out.Units = Units.size();
  Out.Failures = std::move(Failures);
  for (const std::string &Path : Table.Changed)
    Out.Failures.push_back(
        {Path, "changed while it was analysed; run poolwise again"});
  for (size_t I = 0; I < Units.size(); ++I)
    for (FunctionSummary &F : Units[I].Functions)
      renumberFiles(F, Table.NewIds[I]);
  for (llvm::ArrayRef<RepeatedFunction> OfUnit : Repeated)
    for (const RepeatedFunction &R : OfUnit)
      Shared.insert(&Units[R.Unit].Functions[R.Function]);
  for (size_t I = 0; I < Units.size(); ++I)
    add(Units[I], functionsOf(I, Units, Repeated[I], Overruled));
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

Program link(std::vector<TUSummary> Units, std::vector<FailedUnit> Failures,
             RepeatedFunctions Repeated) {
  return Linker().run(std::move(Units), std::move(Failures),
                      std::move(Repeated));
}

Program link(std::vector<TUSummary> Units, std::vector<FailedUnit> Failures) {
  return link(std::move(Units), std::move(Failures), {});
}

} // namespace poolwise
