//===- PartsRecipe.cpp - Rounds that add to several objects -----*- C++ -*-===//
//
//   for (const auto &row : rows)
//     for (int x : row) {
//       sum += x;
//       largest = std::max(largest, x);
//     }
//   -> auto sum_parts = E.map(rows, [&](const auto &row) {
//        long long sum = 0;
//        int largest = std::numeric_limits<int>::lowest();
//        ...
//        return std::tuple(sum, largest);
//      });
//      for (auto &&[own_sum, own_largest] : sum_parts) {
//        sum += own_sum;
//        largest = std::max(largest, own_largest);
//      }
//
// The body stays as it is: what it names is the round's own. Not handled:
// worker processes.
//
//===----------------------------------------------------------------------===//

#include "Names.h"
#include "OwnPart.h"
#include "OwnResult.h"
#include "Tokens.h"
#include "poolwise/Summary/RoundSinks.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

static Expected<OwnPart> ownPart(const Site &S, const RoundSink &Sink) {
  if (Sink.IsCall)
    return ownVector(S, Sink.Id);
  return isOfElement(S.F.Updates[Sink.Id]) ? ownTable(S, Sink.Id)
                                           : ownTotal(S, Sink.Id);
}

static std::string joinText(const OwnPart &Own, StringRef OwnName) {
  std::string Text;
  StringRef Rest = Own.Join;
  while (!Rest.empty()) {
    if (Rest.consume_front("$name"))
      Text += Own.Name;
    else if (Rest.consume_front("$own"))
      Text += OwnName;
    else {
      Text += Rest.front();
      Rest = Rest.drop_front();
    }
  }
  return Text;
}

namespace {
/// What each round has, by name: a variable, or a structure of members.
struct OwnObject {
  std::string Name;
  std::vector<OwnPart> Parts;

  bool isStructure() const { return Parts[0].Name != Name; }
  bool isNumber() const { return !isStructure() && Parts[0].IsNumber; }
};
} // namespace

/// The loop names the object only by these members.
static bool hasOnlyMembers(const Site &S, const OwnObject &O) {
  std::vector<Token> Code = codeTokens(S.text(S.loop().Body));
  for (size_t I = 0; I < Code.size(); ++I) {
    bool IsIt = Code[I].is(O.Name) &&
                !(I > 0 && (Code[I - 1].is(".") || Code[I - 1].is("->") ||
                            Code[I - 1].is("::")));
    if (IsIt && none_of(O.Parts, [&](const OwnPart &P) {
          return I + 2 < Code.size() && Code[I + 1].is(".") &&
                 P.Name == O.Name + "." + Code[I + 2].Text.str();
        }))
      return false;
  }
  return true;
}

static Expected<std::vector<OwnObject>> ownObjects(const Site &S) {
  std::vector<OwnObject> All;
  for (const RoundSink &Sink : roundSinks(S.F, S.C.Region, S.Found.Count)) {
    auto Own = ownPart(S, Sink);
    if (!Own)
      return Own.takeError();
    std::string Name = StringRef(Own->Name).split('.').first.trim().str();
    auto At = find_if(All, [&](const OwnObject &O) { return O.Name == Name; });
    if (At == All.end())
      At = All.insert(All.end(), {Name, {}});
    At->Parts.push_back(std::move(*Own));
  }
  for (const OwnObject &O : All)
    if (O.isStructure() && !hasOnlyMembers(S, O))
      return refuse("'" + O.Name +
                    "' is used in the loop besides collecting results");
  return All;
}

/// "int sum = 0;", or a structure of such lines.
static std::string declarationOf(const OwnObject &O) {
  if (!O.isStructure())
    return O.Parts[0].Declaration;
  std::string Line(1, LineBreak), Text = "struct {";
  for (const OwnPart &P : O.Parts)
    Text += Line + "  " + P.Declaration;
  return Text + Line + "} " + O.Name + ";";
}

Expected<Rewriting> partsRecipe(const Site &S) {
  if (Error E = checkBody(S))
    return E;
  auto Objects = ownObjects(S);
  if (!Objects)
    return Objects.takeError();
  OwnResult Round;
  Round.Processes = "a round has several results";
  Round.Recipe = "parts";
  bool IsOne = Objects->size() == 1;
  std::vector<std::string> Declarations, Owns, Results, Joins, Types;
  for (const OwnObject &O : *Objects) {
    Declarations.push_back(declarationOf(O));
    Owns.push_back(nameBehind(S, {"own", O.Name}));
    bool Moves = !O.isNumber() && !IsOne;
    const std::string &Own = O.isStructure() ? O.Name : O.Parts[0].Own;
    Results.push_back(Moves ? "std::move(" + Own + ")" : Own);
    if (Moves)
      Round.Headers.insert("<utility>");
    Types.push_back(O.isStructure() ? "" : O.Parts[0].OwnType);
    for (const OwnPart &P : O.Parts) {
      Joins.push_back(joinText(P, Owns.back() + P.Name.substr(O.Name.size())));
      Round.Headers.insert(P.Headers.begin(), P.Headers.end());
      append_range(Round.Renamed, P.Renamed);
      if (P.IsTable)
        Round.Recipe = "tables";
    }
  }
  if (!IsOne)
    Round.Headers.insert("<tuple>");
  std::string Line(1, LineBreak);
  Round.Declaration = join(Declarations, Line);
  Round.Names["each"] = IsOne ? Owns[0] : "[" + join(Owns, ", ") + "]";
  Round.Names["result"] =
      IsOne ? Results[0] : "std::tuple(" + join(Results, ", ") + ")";
  Round.Names["values"] = localName(S, {Objects->front().Name, "parts"});
  Round.Names["part"] = nameBehind(S, {"part"});
  // `auto` has no such need.
  if (S.To.Standard < 20 && is_contained(Types, ""))
    return refuse("what a round has itself is of a type without a name");
  Round.Names["value_type"] =
      IsOne ? Types[0] : "std::tuple<" + join(Types, ", ") + ">";
  Round.Names["joins"] = join(Joins, Line + "  ");
  return fillOwnResult(S, Round);
}

} // namespace poolwise::rewrite
