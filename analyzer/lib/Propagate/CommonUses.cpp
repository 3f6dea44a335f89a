//===- CommonUses.cpp -----------------------------------------------------===//

#include "CommonUses.h"

namespace poolwise {

using Root = Place::Root;

namespace {
/// Of an element itself, what the library's model says: it looks at elements,
/// and changes those that it was not given as constants.
bool isOfElement(const MemoryUse &Use, const FunctionSummary &Member,
                 bool Changes) {
  if (Use.P.R == Root::This)
    return !Use.Write || Changes;
  if (Use.P.R != Root::Variable)
    return false;
  const Variable &V = Member.Variables[Use.P.Id];
  return V.K == Variable::Kind::Parameter &&
         (!Use.Write || V.By == Passing::Reference || V.By == Passing::Moved);
}

/// Does its place mean the same in each member? All parameters are elements.
bool isCommon(const MemoryUse &Use, const FunctionSummary &Member) {
  return Use.P.R != Root::Variable ||
         (Use.P.Id < Member.ParameterCount &&
          Member.Variables[Use.P.Id].K == Variable::Kind::Parameter);
}
} // namespace

void CommonUses::add(FunctionId Body, bool Changes, bool IsUnsure, bool Outer) {
  const FunctionSummary &Member = W.P.Functions[Body];
  const std::vector<MemoryUse> &Memory = W.Records[Body].Does.Memory;
  llvm::ArrayRef<uint32_t> Numbers = W.useNumbers(Body);
  for (size_t I = 0; I < Memory.size(); ++I) {
    const MemoryUse &Use = Memory[I];
    const World::KnownUse &Known = W.knownUse(Numbers[I]);
    if (!Known.LeadsOut && isOfElement(Use, Member, Changes))
      continue;
    CommonUse New{&Use, Body, Changes, IsUnsure, true};
    if (!Known.HasConstantPath || !isCommon(Use, Member)) {
      Uses.push_back(New);
      continue;
    }
    auto [It, IsNew] =
        Index.try_emplace(uint64_t(Numbers[I]) << 1 | Changes, Uses.size());
    if (IsNew) {
      Uses.push_back(New);
      continue;
    }
    CommonUse &Kept = Uses[It->second];
    New.HasOneType = Kept.HasOneType && Kept.Use->Type == Use.Type;
    auto IsPerhaps = [&](const CommonUse &U) {
      return Outer || U.IsUnsure || U.Use->Path->Perhaps;
    };
    if (std::pair(IsPerhaps(New), Use.Path->Depth) <
        std::pair(IsPerhaps(Kept), Kept.Use->Path->Depth))
      Kept = New;
    else
      Kept.HasOneType = New.HasOneType;
  }
}

} // namespace poolwise
