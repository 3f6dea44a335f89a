//===- Round.cpp - A loop's body as an object of its own --------*- C++ -*-===//

#include "Round.h"
#include "Names.h"
#include "Tokens.h"
#include "Types.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

/// A round has no `this`.
static bool usesThis(const Site &S) {
  if (hasWord(S.text(S.loop().Body), "this"))
    return true;
  for (const Call &C : S.F.Calls)
    if (S.isInLoop(C.Region) && C.Receiver &&
        C.Receiver->P.R == Place::Root::This)
      return true;
  return any_of(S.F.Accesses, [&](const Access &A) {
    return S.isInLoop(A.Region) && A.P.R == Place::Root::This;
  });
}

bool isOfOtherLoop(const Site &S, VariableId Id) {
  for (RegionId R = 0; R < S.F.Regions.size(); ++R)
    if (const auto &L = S.F.Regions[R].Loop;
        L && (L->Variable == Id || is_contained(L->Bindings, Id)) &&
        !S.F.isWithin(S.C.Region, R))
      return true;
  return false;
}

/// Variables of the function around that the body names, besides the one that
/// `Result` is or belongs to: that is named where it collects, and only there.
static Expected<std::vector<const Variable *>> captured(const Site &S,
                                                        StringRef Result) {
  std::vector<Token> Path = codeTokens(Result);
  StringRef Collects = Path[Path[0].is("*") && Path.size() > 1].Text;
  StringRef Counter = S.F.Variables[S.loop().Variable].Name;
  std::set<StringRef> Inside;
  std::vector<const Variable *> Found;
  for (VariableId Id = 0; Id < S.F.Variables.size(); ++Id) {
    const Variable &V = S.F.Variables[Id];
    if (V.Name.empty() || V.Name == Collects || V.Name == Counter ||
        V.K == Variable::Kind::StaticLocal || isOfOtherLoop(S, Id) ||
        !hasWord(S.text(S.loop().Body), V.Name))
      continue;
    if (V.K == Variable::Kind::Local && S.isInLoop(V.Region))
      Inside.insert(V.Name);
    else if (S.F.isWithin(S.C.Region, V.Region))
      Found.push_back(&V);
  }
  std::set<StringRef> Names;
  for (const Variable *V : Found)
    if (Inside.count(V->Name) || !Names.insert(V->Name).second)
      return refuse("'" + V->Name + "' stands for two variables");
  return Found;
}

Error addRound(const Site &S, StringRef Result, Values &V) {
  if (S.On != Executor::Processes)
    return Error::success();
  const LoopShape &L = S.loop();
  if (L.Variable == NoId)
    return refuse("the loop takes its elements apart");
  if (!S.Found.SetAnew.empty())
    return refuse("'" + S.F.Variables[S.Found.SetAnew[0]].Name +
                  "' would have to be declared in the loop");
  if (usesThis(S))
    return refuse("a round uses members of its class");
  if (StringRef(S.F.Usr).contains("<#"))
    return refuse("the types of a template are not known to be sendable");
  auto Captured = captured(S, Result);
  if (!Captured)
    return Captured.takeError();
  std::string Members;
  SmallVector<StringRef> Names;
  for (const Variable *Each : *Captured) {
    Members += LineBreak;
    Members += "  " + shortType(Each->Type) + " " + Each->Name + ";";
    Names.push_back(Each->Name);
  }
  const Variable &Element = S.F.Variables[L.Variable];
  std::string Type = shortType(Element.Type);
  if (Element.IsReference)
    V["copied_parameter"] = "const " + Type + " &" + Element.Name;
  else
    V["copied_parameter"] =
        (Element.IsConst ? "const " : "") + Type + " " + Element.Name;
  V["round"] = localName(S, {codeTokens(Result).back().Text, "round"});
  V["members"] = Members;
  V["captures"] = join(Names, ", ");
  return Error::success();
}

} // namespace poolwise::rewrite
