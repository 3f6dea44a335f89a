//===- Needs.cpp - What a recipe's text needs to be right -------*- C++ -*-===//

#include "Needs.h"
#include "ArithmeticType.h"
#include "Sink.h"
#include "Tokens.h"
#include "Types.h"

using namespace llvm;

namespace poolwise::rewrite {

using Check = Error (*)(const Site &, const LoopInput &);

/// Text of what is looped over may stand several times.
static Error plain(const Site &S, const LoopInput &In) {
  StringRef Over = In.Texts.at("over");
  if (!isPlainPath(Over))
    return refuse("'" + Over + "' would be evaluated more than once");
  return Error::success();
}

static Error standardRange(const Site &S, const LoopInput &) {
  StringRef Type = S.loop().Over.Type;
  if (!Type.starts_with("std::") && !Type.ends_with("]"))
    return refuse("'" + Type + "' may not be a range of the standard library");
  return Error::success();
}

/// Elements by number, each an object of its own.
static Error indexable(const Site &S, const LoopInput &In) {
  StringRef Type = S.loop().Over.Type;
  bool IsKnown =
      Type.ends_with("]") ||
      (Type.starts_with("std::vector<") &&
       firstTemplateArgument(Type) != "bool") ||
      any_of(ArrayRef<StringRef>{"std::array<", "std::deque<", "std::span<",
                                 "std::basic_string<"},
             [&](StringRef Start) { return Type.starts_with(Start); });
  if (!IsKnown)
    return refuse("the elements of '" + Type + "' have no numbers");
  if (!S.loop().Bindings.empty())
    return refuse("the loop takes its elements apart");
  return plain(S, In);
}

static Error integerBound(const Site &S, const LoopInput &In) {
  auto Bound = arithmeticType(S.loop().Bound.Type);
  int64_t Number = 0;
  bool IsLiteral = !StringRef(In.Texts.at("bound")).getAsInteger(10, Number);
  if (!IsLiteral && (!Bound || Bound->IsFloat || Bound->IsBool))
    return refuse("the loop's bound is no integer");
  return Error::success();
}

/// One by one, from any number on.
static Error countsUp(const Site &S, const LoopInput &In) {
  if (S.loop().Step != 1 || S.loop().stepsByPlace())
    return refuse("the loop's counter does not go up by one");
  return integerBound(S, In);
}

static Error countsFromZero(const Site &S, const LoopInput &In) {
  if (In.Texts.at("first") != "0")
    return refuse("the loop's counter does not begin with 0");
  return countsUp(S, In);
}

/// A loop that OpenMP takes.
static Error canonical(const Site &S, const LoopInput &In) {
  const LoopShape &L = S.loop();
  if (L.F != LoopShape::Form::Counted || L.Ahead != 0)
    return refuse("the loop is no for loop that counts up to a bound");
  StringRef Header = insideBrackets(S.text(L.Header).drop_front(3), '(');
  size_t End = findTopLevel(Header, ";");
  if (End == StringRef::npos ||
      findTopLevel(Header.take_front(End), ",") != StringRef::npos)
    return refuse("the loop's header declares more than its counter");
  return integerBound(S, In);
}

/// A line of its own can be put before the loop.
static Error ownLine(const Site &S, const LoopInput &) {
  uint32_t Begin = S.loop().Header.Begin;
  if (!S.text(S.S.lineBegin(Begin), Begin).trim().empty())
    return refuse("the loop does not begin its line");
  return Error::success();
}

/// Results may be written into elements that stand there before: each has a
/// default, and memory of its own.
static Error plainResults(const Site &S, const LoopInput &In) {
  StringRef Type = In.ResultType;
  auto Number = arithmeticType(Type);
  bool IsPlain = (Number && !Number->IsBool) ||
                 Type.starts_with("std::basic_string<") ||
                 Type.starts_with("std::vector<");
  if (!IsPlain)
    return refuse("whether '" + Type +
                  "' has a default, and can be written "
                  "by several at a time, is not known");
  return Error::success();
}

/// The sum is a variable of its own, and no floating-point number.
static Error integerVariable(const Site &S, const LoopInput &) {
  const Update &U = S.F.Updates[S.Found.Sink];
  auto Type = arithmeticType(U.TargetType);
  bool IsVariable = U.Target.R == Place::Root::Variable &&
                    U.Target.Path.empty() &&
                    codeTokens(S.text(U.TargetText)).size() == 1;
  if (!IsVariable || S.F.Variables[U.Target.Id].IsReference ||
      S.F.Variables[U.Target.Id].K == Variable::Kind::Capture)
    return refuse("what is counted into is no local variable");
  if (!Type || Type->IsFloat)
    return refuse("what is counted into is no integer");
  return Error::success();
}

static constexpr std::pair<StringLiteral, Check> Checks[] = {
    {"plain", plain},
    {"standard-range", standardRange},
    {"indexable", indexable},
    {"counts-up", countsUp},
    {"counts-from-zero", countsFromZero},
    {"canonical", canonical},
    {"own-line", ownLine},
    {"plain-results", plainResults},
    {"integer-variable", integerVariable},
};

bool isKnownNeed(StringRef Word) {
  return any_of(Checks, [&](const auto &C) { return C.first == Word; });
}

Error checkNeeds(const Site &S, const LoopInput &In,
                 ArrayRef<std::string> Needs) {
  for (StringRef Word : Needs)
    for (const auto &[Name, Run] : Checks)
      if (Name == Word)
        if (Error E = Run(S, In))
          return E;
  return Error::success();
}

} // namespace poolwise::rewrite
