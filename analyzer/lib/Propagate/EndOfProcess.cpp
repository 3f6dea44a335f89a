//===- EndOfProcess.cpp ---------------------------------------------------===//

#include "EndOfProcess.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

static bool endsByItself(StringRef Callee) {
  static constexpr StringLiteral Names[] = {
      "exit",     "_exit",           "_Exit",         "quick_exit",
      "abort",    "terminate",       "__assert_fail", "__assert_perror_fail",
      "__assert", "__builtin_abort", "__builtin_trap"};
  Callee.consume_front("std::");
  return is_contained(Names, Callee);
}

/// Is there another way out of the region, before the call?
static bool mayLeaveBefore(const FunctionSummary &F, const Call &C) {
  return any_of(F.Jumps, [&](const Jump &J) {
    return F.isWithin(J.Region, C.Region) && J.Where < C.Where;
  });
}

/// The regions whose facts all come before the call or not at all, from the
/// call's own outwards.
static std::vector<RegionId> leadingTo(const FunctionSummary &F,
                                       const Call &C) {
  std::vector<RegionId> Found;
  for (RegionId R = C.Region; R != NoId; R = F.Regions[R].Parent) {
    Found.push_back(R);
    if (F.Regions[R].K != Region::Kind::Statement)
      break;
  }
  return Found;
}

EndOfProcess::EndOfProcess(const Program &P)
    : P(P), Ending(P.Functions.size()) {
  DenseSet<StringRef> Ends, Fresh;
  auto Look = [&](function_ref<bool(const Call &)> IsEnd) {
    DenseSet<StringRef> Found;
    for (FunctionId Id = 0; Id < P.Functions.size(); ++Id) {
      const FunctionSummary &F = P.Functions[Id];
      for (const Call &C : F.Calls) {
        if (C.K != Call::Kind::Direct || !IsEnd(C) || mayLeaveBefore(F, C))
          continue;
        for (RegionId R : leadingTo(F, C)) {
          Ending[Id].push_back(R);
          if (R == 0 && !F.Usr.empty() && Ends.insert(F.Usr).second)
            Found.insert(F.Usr);
        }
      }
    }
    Fresh = std::move(Found);
  };
  Look([](const Call &C) { return endsByItself(C.Name); });
  while (!Fresh.empty()) {
    DenseSet<StringRef> Known = Fresh;
    Look([&](const Call &C) { return Known.contains(C.Usr); });
  }
  for (std::vector<RegionId> &Regions : Ending)
    llvm::sort(Regions);
}

bool EndOfProcess::follows(FunctionId Id, RegionId R, RegionId Root) const {
  const std::vector<RegionId> &Regions = Ending[Id];
  const FunctionSummary &F = P.Functions[Id];
  for (; !Regions.empty() && R != NoId; R = F.Regions[R].Parent) {
    if (std::binary_search(Regions.begin(), Regions.end(), R))
      return true;
    if (R == Root)
      break;
  }
  return false;
}

} // namespace poolwise
