//===- StoredProgram.cpp - What stands around a unit ----------------------===//

#include "poolwise/Unit/StoredProgram.h"
#include "poolwise/Judge/ProcessState.h"
#include "poolwise/Summary/Fields.h"
#include "poolwise/Summary/WeakMark.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace poolwise {

/// Looks up every name that stands anywhere in a summary: functions by USR, and
/// types whose objects can be called.
struct StoredProgram::References {
  const StoredProgram &In;
  std::vector<FunctionId> Found;

  void operator()(const std::string &Name) {
    if (Name.empty())
      return;
    if (auto F = In.P.ByUsr.find(Name); F != In.P.ByUsr.end())
      Found.push_back(F->second);
    append_range(Found, In.P.overridersOf(Name));
    if (auto F = In.CallOperators.find(
            (StringRef(Name).split('<').first + "::operator()").str());
        F != In.CallOperators.end())
      Found.push_back(F->second);
  }
  template <HasFields T> void operator()(const T &V) {
    listFields<T>([&](const char *, auto Member) { (*this)(V.*Member); });
  }
  template <class T> void operator()(const std::vector<T> &V) {
    for (const T &Element : V)
      (*this)(Element);
  }
  template <class T> void operator()(const std::optional<T> &V) {
    if (V)
      (*this)(*V);
  }
  void operator()(const Location &) {}
  void operator()(const Range &) {}
  template <class T>
    requires std::is_scalar_v<T>
  void operator()(const T &) {}

  std::vector<FunctionId> of(const FunctionSummary &F) {
    (*this)(F);
    llvm::sort(Found);
    Found.erase(llvm::unique(Found), Found.end());
    return std::exchange(Found, {});
  }
};

StoredProgram::StoredProgram(std::vector<TUSummary> Units)
    : P(link(std::move(Units), {})), UsedBy(P.Functions.size()) {
  for (FunctionId F = 0; F < P.Functions.size(); ++F)
    if (StringRef(P.Functions[F].Name).ends_with("::operator()"))
      CallOperators.try_emplace(P.Functions[F].Name, F);
  References Names{*this, {}};
  for (FunctionId F = 0; F < P.Functions.size(); ++F) {
    Uses.push_back(Names.of(P.Functions[F]));
    for (FunctionId Used : Uses.back())
      UsedBy[Used].push_back(F);
  }
}

void StoredProgram::reach(
    std::set<FunctionId> &Found, std::vector<FunctionId> Open,
    const std::vector<std::vector<FunctionId>> &Next) const {
  std::set<FunctionId> Seen(Open.begin(), Open.end());
  while (!Open.empty()) {
    FunctionId F = Open.back();
    Open.pop_back();
    Found.insert(F);
    for (FunctionId N : Next[F])
      if (Seen.insert(N).second)
        Open.push_back(N);
  }
}

/// As SourceFile names it.
static std::string mainFileOf(const TUSummary &Unit) {
  SmallString<256> Real;
  return sys::fs::real_path(Unit.MainFile, Real) ? Unit.MainFile
                                                 : Real.str().str();
}

TUSummary StoredProgram::around(const TUSummary &Unit) const {
  References Names{*this, {}};
  std::vector<FunctionId> Down, Up;
  StringSet<> Own;
  for (const FunctionSummary &F : Unit.Functions) {
    StringRef Usr = F.Usr;
    Usr.consume_back(WeakMark);
    Own.insert(Usr);
    append_range(Down, Names.of(F));
    if (auto Known = P.ByUsr.find(Usr); Known != P.ByUsr.end())
      Up.push_back(Known->second);
  }
  if (P.IsWhole) // it is asked whether some function does
    for (FunctionId F = 0; F < P.Functions.size(); ++F)
      if (changesProcessState(P.Functions[F]))
        Down.push_back(F);
  std::set<FunctionId> Found, Callers;
  reach(Found, std::move(Down), Uses);
  reach(Callers, std::move(Up), UsedBy);
  Found.insert(Callers.begin(), Callers.end());

  TUSummary Out;
  Out.Files = P.Files;
  StringMap<const SourceFile *> JustRead;
  for (const SourceFile &File : Unit.Files)
    JustRead[File.Path] = &File;
  for (SourceFile &File : Out.Files)
    if (const SourceFile *Now = JustRead.lookup(File.Path))
      File = *Now;
  const std::string Main = mainFileOf(Unit);
  for (FunctionId F : Found) {
    const FunctionSummary &Function = P.Functions[F];
    bool IsInMain =
        Function.Where.isValid() && P.Files[Function.Where.File].Path == Main;
    if (IsInMain || Own.contains(Function.Usr))
      continue;
    Out.Functions.push_back(Function);
    // Nobody wants to know what could be done there. In callers it counts: work
    // inside a task needs no tasks of its own.
    if (!Callers.count(F))
      Out.Functions.back().Candidates.clear();
  }
  for (const auto &Class : P.Classes)
    Out.Classes.push_back({Class.getKey().str(), Class.getValue()});
  return Out;
}

void StoredProgram::addObstacles(TUSummary &Unit) const {
  auto isSame = [&](Location A, Location B) {
    return A.isValid() && B.isValid() && A.Offset == B.Offset &&
           Unit.Files[A.File].Path == P.Files[B.File].Path;
  };
  const std::string Main = mainFileOf(Unit);
  for (FunctionSummary &F : Unit.Functions) {
    const FunctionSummary *Known = P.find(F.Usr);
    if (!Known || !isSame(F.Where, Known->Where) ||
        Unit.Files[F.Where.File].Path == Main)
      continue;
    for (Candidate &C : F.Candidates)
      for (const Candidate &Other : Known->Candidates)
        if (C.S == Other.S && isSame(C.Where, Other.Where))
          for (const EditObstacle &O : Other.Obstacles)
            C.Obstacles.push_back({O.Reason, C.Where});
  }
}

} // namespace poolwise
