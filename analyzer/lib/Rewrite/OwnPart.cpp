#include "OwnPart.h"
#include "ArithmeticType.h"
#include "Names.h"
#include "Round.h"
#include "Tokens.h"
#include "Types.h"
#include "poolwise/Summary/RoundSinks.h"

using namespace llvm;

namespace poolwise::rewrite {

namespace {
/// How totals are put together, and the total of nothing.
struct Totals {
  std::string Fold, Nothing, Join;
  StringRef Header = "<functional>"; ///< of the fold
};
} // namespace

/// "std::numeric_limits<int>::max()"
static std::string limit(const Update &U, const ArithmeticType &Type) {
  bool IsMin = U.O == Update::Op::Min;
  std::string Limits = "std::numeric_limits<" + U.TargetType + ">::";
  if (Type.IsFloat)
    return (IsMin ? "" : "-") + Limits + "infinity()";
  return Limits + (IsMin ? "max()" : "lowest()");
}

static std::optional<Totals> totalsOf(const Update &U) {
  if (isTextType(U.TargetType))
    return Totals{"std::plus<>()", "", "$name += $own;"};
  auto Type = arithmeticType(U.TargetType);
  if (!Type)
    return std::nullopt;
  switch (U.O) {
  case Update::Op::Add:
  case Update::Op::Subtract:
  case Update::Op::Count:
    // 0.0 + -0.0 is 0.0, so that the total of nothing has to be -0.0.
    return Totals{"std::plus<>()", Type->IsFloat ? "-0.0" : "0",
                  "$name += $own;"};
  case Update::Op::Multiply:
    return Totals{"std::multiplies<>()", "1", "$name *= $own;"};
  case Update::Op::Or:
    return Totals{"std::bit_or<>()", Type->IsBool ? "false" : "0",
                  "$name |= $own;"};
  case Update::Op::Xor:
    return Totals{"std::bit_xor<>()", Type->IsBool ? "false" : "0",
                  "$name ^= $own;"};
  case Update::Op::And:
    if (Type->IsBool)
      return Totals{"std::bit_and<>()", "true", "$name &= $own;"};
    return std::nullopt;
  case Update::Op::Min:
  case Update::Op::Max: {
    std::string Call = U.O == Update::Op::Min ? "std::min" : "std::max";
    return Totals{
        "[](auto best, auto value) { return " + Call + "(best, value); }",
        limit(U, *Type), "$name = " + Call + "($name, $own);", "<algorithm>"};
  }
  default:
    return std::nullopt;
  }
}

/// All updates in the loop name the variable by this word.
static bool hasOneName(const Site &S, const Update &Of, StringRef Name) {
  return all_of(S.F.Updates, [&](const Update &U) {
    return U.Target != Of.Target || !S.isInLoop(U.Region) ||
           (S.S.holds(U.TargetText) && S.text(U.TargetText) == Name);
  });
}

/// "total", or "result.total", where the loop's header does not name it.
static bool isWord(const Site &S, StringRef Name) {
  std::vector<Token> Words = codeTokens(Name);
  bool IsMember =
      Words.size() == 3 && Words[1].is(".") && Words[2].K == Token::Kind::Word;
  return (Words.size() == 1 || IsMember) && Words[0].K == Token::Kind::Word &&
         !Words[0].is("this") &&
         !hasWord(S.text(S.loop().Header), Words[0].Text);
}

/// "total" of "result.total".
static StringRef ownWord(StringRef Name) {
  return Name.contains('.') ? Name.split('.').second.trim() : Name;
}

/// Gives the round's own another name where it would hide something.
static Error giveName(const Site &S, const Place &Named, OwnPart &P) {
  P.Own = P.Name;
  bool IsLocal = Named.R == Place::Root::Variable &&
                 (S.F.Variables[Named.Id].K == Variable::Kind::Local ||
                  S.F.Variables[Named.Id].K == Variable::Kind::Parameter);
  if (IsLocal)
    return Error::success();
  if (StringRef(P.Name).contains('.'))
    return refuse("'" + P.Name + "' is a member of another object");
  P.Own = nameInLoop(S, {"own", P.Name});
  StringRef Body = S.text(S.loop().Body);
  std::vector<Token> Code = codeTokens(Body);
  for (size_t I = 0; I < Code.size(); ++I) {
    bool IsMember = I > 0 && (Code[I - 1].is(".") || Code[I - 1].is("->") ||
                              Code[I - 1].is("::"));
    if (!Code[I].is(P.Name) || IsMember)
      continue;
    uint32_t Begin =
        S.loop().Body.Begin + uint32_t(Code[I].Text.data() - Body.data());
    P.Renamed.push_back(
        S.replace(Begin, Begin + uint32_t(Code[I].Text.size()), P.Own));
  }
  return Error::success();
}

static Error noOwn(StringRef Name) {
  return refuse("'" + Name + "' is no variable that a round can have itself");
}

/// "std::size_t", as it stands before the name, if a declaration of another
/// variable may begin so.
static StringRef typeAsWritten(const Site &S, const Variable &V) {
  if (!S.S.holds(V.Declaration) || !V.Declaration.holds(V.Where))
    return {};
  StringRef Text = S.text(V.Declaration.Begin, V.Where.Offset).rtrim();
  static constexpr StringLiteral Other[] = {
      "auto", "static",       "const",     "&",
      "&&",   "thread_local", "constexpr", "volatile"};
  bool IsPlain = none_of(codeTokens(Text), [](const Token &Each) {
    return any_of(Other, [&](StringRef Word) { return Each.is(Word); });
  });
  return IsPlain && !Text.contains('\n') && !hasComment(Text) ? Text
                                                              : StringRef();
}

static const Variable *variableOf(const Site &S, const Place &P) {
  return P.R == Place::Root::Variable && P.Path.empty() ? &S.F.Variables[P.Id]
                                                        : nullptr;
}

/// "std::size_t" of "std::size_t lines", or the canonical type.
static std::string numberType(const Site &S, const Update &U, StringRef Name) {
  if (const Variable *V = variableOf(S, U.Target)) {
    StringRef Text = typeAsWritten(S, *V);
    bool IsType = all_of(codeTokens(Text), [](const Token &Each) {
      return Each.K == Token::Kind::Word || Each.is("::") || Each.is(":");
    });
    if (V->Name == Name && IsType && !Text.empty())
      return Text.str();
  }
  return shortType(U.TargetType);
}

/// Of int, only one value in a round is surely held by an int.
static bool needsWide(const Site &S, const Update &Of) {
  bool IsSum = false, IsCount = true, IsOne = false;
  for (const Update &U : S.F.Updates) {
    if (U.Target != Of.Target || !S.isInLoop(U.Region))
      continue;
    IsOne = !IsSum && U.O != Update::Op::Subtract;
    IsSum = true;
    IsCount &= U.O == Update::Op::Count;
    for (RegionId R = U.Region; R != NoId && IsOne; R = S.F.Regions[R].Parent) {
      if (R == S.C.Region)
        break;
      IsOne &= S.F.Regions[R].K != Region::Kind::Loop;
    }
  }
  bool Adds = Of.O == Update::Op::Add || Of.O == Update::Op::Subtract ||
              Of.O == Update::Op::Count;
  return Of.TargetType == "int" && Adds && !IsCount && !IsOne;
}

Expected<OwnPart> ownTotal(const Site &S, uint32_t Id) {
  if (Id >= S.F.Updates.size())
    return refuse("the update is not known");
  const Update &U = S.F.Updates[Id];
  std::optional<Totals> T = totalsOf(U);
  if (!T || !S.S.holds(U.TargetText))
    return refuse("the update has a form that is not rewritten");
  StringRef Name = S.text(U.TargetText);
  if (!isWord(S, Name) || !hasOneName(S, U, Name))
    return noOwn(Name);
  OwnPart Own;
  Own.Name = Name.str();
  Own.Type = U.TargetType;
  Own.IsNumber = !isTextType(U.TargetType);
  std::string Type = needsWide(S, U) ? "long long" : numberType(S, U, Name);
  if (Error E = giveName(S, U.Target, Own))
    return std::move(E);
  Own.Declaration = Type + " " + ownWord(Own.Own).str() +
                    (T->Nothing.empty() ? "" : " = ") + T->Nothing + ";";
  Own.OwnType = Own.IsNumber ? Type : shortType(U.TargetType);
  Own.Fold = T->Fold;
  Own.Join = T->Join;
  Own.FoldHeaders.insert(T->Header.str());
  if (T->Header == "<algorithm>")
    Own.Headers.insert({"<algorithm>", "<limits>"});
  return Own;
}

/// In the loop, the name stands only where one of these follows it.
static bool standsOnlyBefore(const Site &S, StringRef Name,
                             ArrayRef<StringRef> Methods,
                             ArrayRef<StringRef> Signs) {
  std::vector<Token> Code = codeTokens(S.text(S.loop().Body));
  // Who names members besides is seen where they are put together.
  if (Name.contains('.'))
    return isWord(S, Name);
  for (size_t I = 0; I < Code.size(); ++I) {
    if (!Code[I].is(Name))
      continue;
    bool IsMember = I > 0 && (Code[I - 1].is(".") || Code[I - 1].is("->") ||
                              Code[I - 1].is("::"));
    bool IsMethod =
        I + 3 < Code.size() && Code[I + 1].is(".") && Code[I + 3].is("(") &&
        any_of(Methods, [&](StringRef M) { return Code[I + 2].is(M); });
    bool IsSign = I + 1 < Code.size() && any_of(Signs, [&](StringRef Sign) {
                    return Code[I + 1].is(Sign);
                  });
    if (IsMember || (!IsMethod && !IsSign))
      return false;
  }
  return isWord(S, Name);
}

/// "std::vector<Entry> entries", as it was declared, or by its type.
static std::string likeIt(const Site &S, const Variable *V, OwnPart &Own) {
  if (StringRef(Own.Name).contains('.'))
    return shortType(Own.Type) + " " + ownWord(Own.Name).str();
  StringRef Type = V ? typeAsWritten(S, *V) : StringRef();
  if (!Type.empty() && (Type.ends_with(">") || Type == "std::string"))
    return (Type + " " + Own.Own).str();
  std::string Like = "decltype(" + Own.Name + ")";
  if (!V || !V->IsReference)
    return Like + " " + Own.Own;
  Own.Headers.insert("<type_traits>");
  return "std::remove_reference_t<" + Like + "> " + Own.Own;
}

/// "entries" of `entries.push_back(x)`, "result.entries" likewise.
static StringRef receiverName(const Site &S, const Call &C) {
  if (!S.S.holds(C.Text))
    return {};
  StringRef Text = S.text(C.Text);
  std::vector<Token> Code = codeTokens(Text);
  size_t Dots = Code.size() > 4 && Code[1].is(".") && Code[3].is(".") ? 3 : 1;
  return Code.size() > Dots && Code[Dots].is(".")
             ? Text.take_front(Code[Dots].Text.data() - Text.data()).trim()
             : StringRef();
}

Expected<OwnPart> ownVector(const Site &S, CallId Id) {
  const Call &C = S.F.Calls[Id];
  StringRef Name = receiverName(S, C);
  bool IsText = isTextType(C.Receiver->Type);
  if (Name.empty() ||
      !(IsText ? standsOnlyBefore(S, Name, {"append", "push_back"}, {"+="})
               : standsOnlyBefore(S, Name, {"push_back", "emplace_back"}, {})))
    return refuse("'" + Name + "' is no vector that a round can have itself");
  OwnPart Own;
  Own.Name = Name.str();
  Own.Type = C.Receiver->Type;
  if (Error E = giveName(S, C.Receiver->P, Own))
    return std::move(E);
  Own.Declaration = likeIt(S, variableOf(S, C.Receiver->P), Own) + ";";
  if (!StringRef(Own.Name).contains('.'))
    Own.OwnType = "std::decay_t<decltype(" + Own.Name + ")>";
  if (IsText) {
    Own.Join = "$name += $own;";
    return Own;
  }
  Own.Join = S.To.Standard < 20
                 ? "std::move($own.begin(), $own.end(), "
                   "std::back_inserter($name));"
                 : "std::ranges::move($own, std::back_inserter($name));";
  Own.Headers.insert({"<algorithm>", "<iterator>"});
  return Own;
}

/// "256" of "int[256]".
static StringRef onlyLength(StringRef Type) {
  auto [Element, Length] = Type.split('[');
  return Length.consume_back("]") && !Length.contains('[') ? Length
                                                           : StringRef();
}

Expected<OwnPart> ownTable(const Site &S, uint32_t Id) {
  const Update &U = S.F.Updates[Id];
  StringRef Name = S.S.holds(U.TargetText) && !S.text(U.TargetText).empty()
                       ? codeTokens(S.text(U.TargetText)).front().Text
                       : StringRef();
  if (Name.empty() || !standsOnlyBefore(S, Name, {}, {"["}))
    return noOwn(Name);
  CallId Element = elementCall(S.F, U);
  const Variable *V = variableOf(S, namedBy(U));
  OwnPart Own;
  Own.Name = Name.str();
  Own.IsTable = true;
  if (Error E = giveName(S, namedBy(U), Own))
    return std::move(E);
  Own.Type = Element != NoId ? S.F.Calls[Element].Receiver->Type
             : V             ? V->Type
                             : "";
  StringRef Type = Own.Type;
  if (Type.starts_with("std::map<")) {
    Own.Declaration = likeIt(S, V, Own) + ";";
    std::string Key = nameBehind(S, {"key"}), Count = nameBehind(S, {"count"});
    Own.Join = "for (const auto &[" + Key + ", " + Count + "] : $own)" +
               LineBreak + "    $name[" + Key + "] += " + Count + ";";
    return Own;
  }
  Own.Headers.insert({"<algorithm>", "<functional>", "<iterator>"});
  Own.Join = "std::ranges::transform($name, $own, std::begin($name), "
             "std::plus<>());";
  if (Type.starts_with("std::array<")) {
    Own.Declaration = likeIt(S, V, Own) + "{};";
  } else if (Type.starts_with("std::vector<")) {
    std::string Size = nameInLoop(S, {Own.Name, "size"});
    Own.Declaration = "const auto " + Size + " = " + Own.Name + ".size();" +
                      LineBreak + likeIt(S, V, Own) + "(" + Size + ");";
  } else if (StringRef Length = onlyLength(Type); !Length.empty()) {
    Own.Headers.insert("<array>");
    Own.Declaration = "std::array<" + U.TargetType + ", " + Length.str() +
                      "> " + Own.Own + "{};";
  } else {
    return noOwn(Name);
  }
  return Own;
}

} // namespace poolwise::rewrite
