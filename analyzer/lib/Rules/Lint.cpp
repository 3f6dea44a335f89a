//===- Lint.cpp - Entries that say nothing --------------------------------===//

#include "poolwise/Rules/Lint.h"
#include "NamePattern.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include <set>

using namespace llvm;
using namespace poolwise;

std::vector<PackRemark> poolwise::hiddenModels(ArrayRef<CompiledPack> Earlier,
                                               const CompiledPack &Later) {
  StringMap<std::string> Known; // name -> file:line
  for (const CompiledPack &Pack : Earlier)
    for (auto [M, At] : zip(Pack.Functions, Pack.Names))
      Known[M.NamePattern] = M.PackFile + ":" + std::to_string(At.Line);
  std::vector<PackRemark> Remarks;
  for (auto [M, At] : zip(Later.Functions, Later.Names))
    if (auto Hidden = Known.find(M.NamePattern); Hidden != Known.end())
      Remarks.push_back(
          {M.PackFile, At,
           "'" + M.NamePattern + "' shadows the entry of " + Hidden->second,
           /*IsError=*/false});
  return Remarks;
}

/// What holds when the later conditions do.
static bool isImpliedBy(const ModelCondition &Earlier,
                        ArrayRef<ModelCondition> Later) {
  return any_of(Later, [&](const ModelCondition &C) {
    return C.T == Earlier.T && C.Object == Earlier.Object &&
           C.Text == Earlier.Text && C.Number == Earlier.Number &&
           C.After == Earlier.After && C.On == Earlier.On;
  });
}

std::vector<PackRemark>
poolwise::unreachedAlternatives(const CompiledPack &Pack) {
  std::vector<PackRemark> Remarks;
  std::set<unsigned> Told; // an entry of several names is told once
  for (const Model &M : Pack.Functions)
    for (size_t Late = 0; Late < M.When.size(); ++Late) {
      const auto &Alternative = M.When[Late];
      const auto *Before =
          find_if(ArrayRef(M.When).take_front(Late), [&](const auto &Early) {
            return all_of(Early.If, [&](const ModelCondition &C) {
              return isImpliedBy(C, Alternative.If);
            });
          });
      if (Before == M.When.data() + Late ||
          !Told.insert(Alternative.Then->PackLine).second)
        continue;
      Remarks.push_back({M.PackFile,
                         {Alternative.Then->PackLine, 1},
                         "this alternative of '" + M.NamePattern +
                             "' is shadowed: where it holds, the one of line " +
                             std::to_string(Before->Then->PackLine) +
                             " does already"});
    }
  return Remarks;
}

std::vector<PackRemark>
poolwise::namesWithoutUse(const CompiledPack &Pack,
                          ArrayRef<StringRef> Declared) {
  StringSet<> Exact, Names;
  for (const Model &M : Pack.Functions)
    if (NamePattern(M.NamePattern).isExact())
      Exact.insert(M.NamePattern);
  for (StringRef Name : Declared)
    Names.insert(Name);
  std::vector<PackRemark> Remarks;
  for (auto [M, At] : zip(Pack.Functions, Pack.Names)) {
    // `*::Stub::async::*` stands in code that is generated for each program.
    if (StringRef(M.NamePattern).starts_with("*"))
      continue;
    NamePattern Pattern(M.NamePattern);
    auto matches = [&](StringRef Name) { return Pattern.matches(Name); };
    if (Pattern.isExact() ? Names.contains(M.NamePattern)
                          : any_of(Declared, [&](StringRef Name) {
                              return matches(Name) && !Exact.contains(Name);
                            }))
      continue;
    std::string Message =
        "no header of the pack declares '" + M.NamePattern + "'";
    if (!Pattern.isExact() && any_of(Declared, matches)) {
      Message = "'" + M.NamePattern +
                "' is shadowed: all that it matches has entries of its own";
    } else if (Pattern.isExact()) {
      StringRef Nearest;
      unsigned Least = std::max<size_t>(M.NamePattern.size() / 3, 2) + 1;
      for (StringRef Name : Declared)
        if (unsigned D = Name.edit_distance(M.NamePattern, true, Least);
            D < Least) {
          Least = D;
          Nearest = Name;
        }
      if (!Nearest.empty())
        Message += (" (did you mean '" + Nearest + "'?)").str();
    }
    Remarks.push_back({M.PackFile, At, Message});
  }
  return Remarks;
}
