//===- LoopInput.cpp - What a loop runs over, as a range --------*- C++ -*-===//

#include "LoopInput.h"
#include "ArithmeticType.h"
#include "Names.h"
#include "OwnDeclarations.h"
#include "Tokens.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

//--- for (auto &x : xs) -----------------------------------------------------//

/// `auto &x`, `auto& x`, `T x`: as the type is written.
static std::string declared(StringRef Type, StringRef Name) {
  StringRef Plain = Type.rtrim("&*");
  bool Adjoins = Plain.size() < Type.size() && Plain.ends_with(" ");
  return (Type + (Adjoins ? "" : " ") + Name).str();
}

/// Does the runtime surely take this as a range?
static bool isStandardRange(StringRef Type) {
  return Type.starts_with("std::") || Type.ends_with("]");
}

/// Offset of the `[` of `auto &[a, b]`, or npos.
static size_t bindingNames(StringRef Element) {
  std::vector<Token> All = codeTokens(Element);
  for (size_t I = 1; I < All.size(); ++I) {
    const Token &Before = All[I - 1];
    if (All[I].is("[") &&
        (Before.is("auto") || Before.is("&") || Before.is("&&")))
      return All[I].Text.data() - Element.data();
  }
  return StringRef::npos;
}

static Expected<LoopInput> rangeInput(const Site &S) {
  const LoopShape &L = S.loop();
  if (!S.S.holds(L.ElementText) || !S.S.holds(L.OverText) ||
      !L.Header.contains(L.ElementText) || !L.Header.contains(L.OverText))
    return refuse("the loop's header comes out of a macro");
  if (!isSameCode(S.text(L.Header.Begin, L.ElementText.Begin), "for (") ||
      !isSameCode(S.text(L.ElementText.End, L.OverText.Begin), ":") ||
      !isSameCode(S.text(L.OverText.End, L.Header.End), ")"))
    return refuse("the loop's header has a form that is not rewritten");

  LoopInput In;
  StringRef Over = S.text(L.OverText), Element = S.text(L.ElementText);
  // Parentheses keep a comma operator, or a comma between template arguments,
  // one argument.
  bool IsOne = findTopLevel(Over, ",") == StringRef::npos;
  In.Form = "range";
  In.Texts["over"] = IsOne ? Over.str() : ("(" + Over + ")").str();
  In.Texts["index"] = nameInLoop(S, {"i"});
  if (!isStandardRange(L.Over.Type) && !Over.starts_with("{"))
    In.Also.Review = "'" + (L.Over.Type.empty() ? Over.str() : L.Over.Type) +
                     "' may not be a range in the sense of std::ranges";

  size_t Names = bindingNames(Element);
  if (Names == StringRef::npos) {
    if (hasWord(Element, "decltype"))
      return refuse("the element's declaration can't be a lambda parameter");
    In.Texts["parameter"] = Element.str();
    return In;
  }
  StringRef Specifiers = Element.take_front(Names).rtrim();
  std::string Entry = nameInLoop(S, {"entry"});
  // A copy is made once, by the parameter.
  bool IsReference = Specifiers.ends_with("&");
  In.Texts["parameter"] = declared(Specifiers, Entry);
  In.Prologue = (IsReference ? Element.str()
                             : S.S.inStyle((Specifiers + " &").str() +
                                           Element.substr(Names).str())) +
                " = " + Entry + ";";
  return In;
}

//--- for (T i = first; i < bound; i += step) --------------------------------//

namespace {
/// What the header of a counting or iterator loop says, checked against its
/// text token by token.
struct CountedText {
  StringRef Type, Name, First;
  std::string Bound;
  StringRef Compare;
  /// Of `i + width <= n`; empty: the counter itself is compared.
  StringRef Width;
  /// `i-- > 0`: no increment, rounds see what is one less.
  bool DecreasesFirst = false;
};

/// A name, a member or a length, to be written once more without brackets.
bool isPlainNumber(StringRef Text) {
  Text.consume_back("()");
  return isPlainPath(Text);
}
} // namespace

static bool isStepOf(const Site &S, StringRef Increment, StringRef Name) {
  const LoopShape &L = S.loop();
  if (L.Step < 0 && L.Ahead)
    return Increment.trim().empty();
  if (L.stepsByPlace())
    return S.S.holds(L.StepText) &&
           isSameCode(Increment, (Name + " += " + S.text(L.StepText)).str());
  int64_t Step = L.Step;
  std::string N = Name.str(), By = std::to_string(Step < 0 ? -Step : Step);
  std::string Sign = Step < 0 ? "-" : "+";
  std::vector<std::string> Forms = {N + Sign + "=" + By,
                                    N + "=" + N + Sign + By};
  if (By == "1") {
    Forms.push_back(N + Sign + Sign);
    Forms.push_back(Sign + Sign + N);
  }
  if (S.S.holds(L.StepText) && L.StepText.isValid())
    Forms.push_back(N + Sign + "=" + S.text(L.StepText).str());
  return any_of(Forms,
                [&](StringRef Form) { return isSameCode(Increment, Form); });
}

/// `Text` is "i < bound" or "bound > i": the comparison with the counter on the
/// left, or empty.
static StringRef comparison(StringRef Text, StringRef Name, StringRef Bound) {
  static constexpr std::pair<StringLiteral, StringLiteral> Mirrored[] = {
      {"<", ">"}, {"<=", ">="}, {">", "<"}, {">=", "<="}, {"!=", "!="}};
  for (auto [Sign, Other] : Mirrored) {
    if (isSameCode(Text, (Name + " " + Sign + " " + Bound).str()))
      return Sign;
    if (isSameCode(Text, (Bound + " " + Other + " " + Name).str()))
      return Sign;
  }
  return "";
}

/// `width` of `i + width <= bound`, and which of the two signs it is.
static std::pair<StringRef, StringRef>
widthBefore(StringRef Condition, StringRef Name, StringRef Bound) {
  for (StringRef Sign : {"<=", "<"}) {
    size_t At = findTopLevel(Condition, Sign);
    if (At == StringRef::npos)
      continue;
    StringRef Left = Condition.take_front(At);
    StringRef Width = Left.split('+').second.trim();
    if (isSameCode(Condition.substr(At + Sign.size()), Bound) &&
        isPlainNumber(Width) && isSameCode(Left, (Name + " + " + Width).str()))
      return {Width, Sign};
    break;
  }
  return {};
}

static Expected<CountedText> readForHeader(const Site &S) {
  const LoopShape &L = S.loop();
  auto Odd = [] {
    return refuse("the loop's header has a form that is not rewritten");
  };
  for (const Range *R : {&L.NameText, &L.FirstText, &L.BoundText})
    if (!S.S.holds(*R) || !L.Header.contains(*R))
      return Odd();
  bool IsDeclared = S.S.holds(L.TypeText) && L.Header.contains(L.TypeText);
  CountedText T{IsDeclared ? S.text(L.TypeText)
                           : StringRef(S.F.Variables[L.Variable].Type),
                S.text(L.NameText),
                S.text(L.FirstText),
                S.text(L.BoundText).str(),
                "",
                ""};

  StringRef Header = insideBrackets(S.text(L.Header).drop_front(3), '(');
  size_t End1 = findTopLevel(Header, ";");
  if (!S.text(L.Header).starts_with("for") || End1 == StringRef::npos)
    return Odd();
  StringRef Init = Header.take_front(End1), Rest = Header.substr(End1 + 1);
  size_t End2 = findTopLevel(Rest, ";");
  if (End2 == StringRef::npos)
    return Odd();
  StringRef Condition = Rest.take_front(End2),
            Increment = Rest.substr(End2 + 1);

  T.DecreasesFirst = L.Step < 0 && L.Ahead;
  std::string Compared = T.Name.str();
  if (T.DecreasesFirst)
    Compared += "--";
  else if (L.Ahead)
    Compared += " + " + std::to_string(L.Ahead);
  T.Compare = comparison(Condition, Compared, T.Bound);
  if (T.Compare.empty() && !L.Ahead)
    std::tie(T.Width, T.Compare) = widthBefore(Condition, T.Name, T.Bound);
  if (T.Compare.empty() || !isStepOf(S, Increment, T.Name))
    return Odd();
  std::string Plain = (T.Name + " = " + T.First).str();
  if (!IsDeclared)
    return isSameCode(Init, Plain) ? Expected<CountedText>(T) : Odd();
  Plain = (T.Type + " " + Plain).str();
  if (isSameCode(Init, Plain))
    return T;

  // `for (T i = 0, e = n; i < e; ++i)`: the bound was taken once already.
  std::string Start = Plain + ", " + T.Bound + " = ";
  size_t Comma = findTopLevel(Init, ",");
  size_t Equal = Comma == StringRef::npos ? Comma : Init.find('=', Comma);
  if (Equal == StringRef::npos ||
      !isSameCode(Init.take_front(Equal + 1), Start) ||
      findTopLevel(Init.substr(Equal), ",") != StringRef::npos)
    return Odd();
  if (hasWord(S.text(L.Body), T.Bound))
    return refuse("the loop's body uses '" + T.Bound +
                  "', which its header declares");
  T.Bound = Init.substr(Equal + 1).trim().str();
  return T;
}

static Expected<CountedText> readWhile(const Site &S) {
  const LoopShape &L = S.loop();
  for (const Range *R : {&L.CounterDeclaration, &L.IncrementText})
    if (!S.S.holds(*R))
      return refuse("the counter is not declared right before the loop");
  for (const Range *R : {&L.TypeText, &L.FirstText})
    if (!S.S.holds(*R) || !L.CounterDeclaration.contains(*R))
      return refuse("the counter is not declared right before the loop");
  if (!S.S.holds(L.BoundText) || !S.S.holds(L.NameText) ||
      !L.Body.contains(L.IncrementText))
    return refuse("the loop's condition comes out of a macro");

  CountedText T{S.text(L.TypeText),
                S.text(L.NameText),
                S.text(L.FirstText),
                S.text(L.BoundText).str(),
                "",
                ""};
  StringRef Header = S.text(L.Header);
  T.Compare =
      comparison(insideBrackets(Header.drop_front(5), '('), T.Name, T.Bound);
  StringRef Increment = S.text(L.IncrementText).rtrim("; \t");
  if (!Header.starts_with("while") || T.Compare.empty() ||
      !isStepOf(S, Increment, T.Name) ||
      !isSameCode(S.text(L.CounterDeclaration),
                  (T.Type + " " + T.Name + " = " + T.First + ";").str()))
    return refuse("the loop has a form that is not rewritten");

  const Variable &Counter = S.F.Variables[L.Variable];
  const Range &Scope = S.F.Regions[Counter.Region].Text;
  if (!S.S.holds(Scope) || hasWord(S.text(L.Body.End, Scope.End), T.Name))
    return refuse("'" + T.Name + "' is used after the loop");
  return T;
}

/// A bound is taken once instead of each round: only what surely stays the
/// same.
static Error checkBound(const Site &S, const CountedText &T) {
  const LoopShape &L = S.loop();
  StringRef Bound = T.Bound;
  for (const Call &C : S.F.Calls) {
    bool IsAsked = !T.Width.empty() || L.BoundText.contains(C.Text);
    if (C.Region != S.C.Region || !IsAsked)
      continue;
    StringRef Name = C.Name;
    bool IsEnd = Name.ends_with("::end") || Name.ends_with("::data");
    bool IsObserver = (C.IsConst || IsEnd) && C.Arguments.empty() &&
                      C.K == Call::Kind::Direct;
    static constexpr StringLiteral Functions[] = {"std::size", "std::ssize",
                                                  "std::min", "std::max"};
    if (!IsObserver && !is_contained(Functions, C.Name))
      return refuse("the bound '" + Bound + "' may change between rounds");
  }
  for (const Access &A : S.F.Accesses) {
    bool IsBound = L.Bound.K == Value::Kind::Place && A.P == L.Bound.P;
    bool IsCounter = A.P.R == Place::Root::Variable && A.P.Id == L.Variable;
    bool IsIncrement =
        A.Region == S.C.Region ||
        (L.IncrementText.isValid() && L.IncrementText.Begin <= A.Where.Offset &&
         A.Where.Offset < L.IncrementText.End);
    if (A.K == Access::Kind::Write && S.isInLoop(A.Region) &&
        (IsBound || IsCounter) && !IsIncrement)
      return refuse("the loop's body changes '" +
                    (IsBound ? Bound : S.text(L.NameText)) + "'");
  }
  return Error::success();
}

static std::optional<int64_t> literal(StringRef Text) {
  int64_t Number = 0;
  if (Text.getAsInteger(10, Number) || Number < 0 || Number > 1'000'000'000)
    return std::nullopt;
  return Number;
}

/// Does nothing but the bound end the loop?
static bool runsToBound(const Site &S) {
  return none_of(S.F.Jumps,
                 [&](const Jump &J) { return S.isInLoop(J.Region); });
}

/// The bound of a half-open range in place of one that is reached itself.
static Expected<std::string> pastBound(const Site &S, const CountedText &T,
                                       const ArithmeticType &Counter) {
  const LoopShape &L = S.loop();
  int By = L.Step > 0 ? 1 : -1;
  if (auto Number = literal(T.Bound)) {
    if (*Number + By < 0 && !Counter.IsSigned)
      return refuse("the loop counts down through 0 in an unsigned type");
    return std::to_string(*Number + By);
  }
  // A signed counter of the bound's own type would overflow in the source too,
  // and one without a sign would never pass its largest number.
  bool IsOneType = L.Bound.Type == S.F.Variables[L.Variable].Type;
  bool NeverEnds =
      By > 0 && Counter.Bits >= 32 && isPlainNumber(T.Bound) && runsToBound(S);
  if (!IsOneType || !(Counter.IsSigned || NeverEnds))
    return refuse("'" + T.Bound + (By > 0 ? " + 1" : " - 1") +
                  "' may overflow");
  bool IsSimple = isPlainNumber(T.Bound) || codeTokens(T.Bound).size() == 1;
  return (IsSimple ? T.Bound : "(" + T.Bound + ")") +
         (By > 0 ? " + 1" : " - 1");
}

/// `n - width` for `i + width < n`, one more for `<=`. Never below 0, where the
/// counter has no sign, or begins with such a number.
static Expected<std::string> aheadBound(const Site &S, const CountedText &T,
                                        const ArithmeticType &Counter,
                                        Rewriting &Also) {
  const LoopShape &L = S.loop();
  bool Included = T.Compare == "<=";
  if (auto Number = literal(T.Bound); Number && L.Ahead && *Number >= L.Ahead)
    return std::to_string(*Number - L.Ahead + Included);
  const std::string &Type = S.F.Variables[L.Variable].Type;
  if ((L.Ahead && L.Bound.Type != Type) || Counter.Bits < 32)
    return refuse("'" + T.Bound + "' and the counter have different types");
  std::string By = L.Ahead ? std::to_string(L.Ahead) : T.Width.str();
  std::string Bound = isPlainNumber(T.Bound) ? T.Bound : "(" + T.Bound + ")";
  if (Counter.IsSigned && !literal(T.First))
    return Bound + " - " + By + (Included ? " + 1" : "");
  std::string Name =
      hasWord(T.Type, "auto") || T.Type.empty() ? Type : T.Type.str();
  Also.Headers.insert("<algorithm>");
  return "std::max<" + Name + ">(" + (Included ? Bound + " + 1" : T.Bound) +
         ", " + By + ") - " + By;
}

/// `for (i = n; i-- > 0;)`: the numbers below n, the last one first.
static Expected<LoopInput> downwardInput(const Site &S, const CountedText &T,
                                         const ArithmeticType &Counter) {
  const LoopShape &L = S.loop();
  StringRef CounterType = S.F.Variables[L.Variable].Type;
  if (Counter.Bits < 32)
    return refuse("the counter's type is small");
  std::string Type = hasWord(T.Type, "auto") ? CounterType.str() : T.Type.str();
  LoopInput In;
  In.Form = "downward";
  In.Texts["first"] = T.First.str();
  In.Texts["bound"] = L.First.Type == CounterType
                          ? T.First.str()
                          : "static_cast<" + Type + ">(" + T.First.str() + ")";
  In.Texts["index"] = T.Name.str();
  In.Texts["parameter"] = Type + " " + T.Name.str();
  In.Also.Headers.insert("<ranges>");
  return In;
}

static Expected<LoopInput> countedInput(const Site &S, const CountedText &T) {
  const LoopShape &L = S.loop();
  if (L.Variable == NoId || L.Step == 0)
    return refuse("the loop's counter is not understood");
  StringRef CounterType = S.F.Variables[L.Variable].Type;
  auto Counter = arithmeticType(CounterType);
  if (!Counter || Counter->IsFloat || Counter->IsBool)
    return refuse("the loop's counter is no integer");
  bool IsUp = L.Step > 0;
  bool Included = T.Compare == "<=" || T.Compare == ">=";
  if (T.Compare == "!=" ? L.Step != 1 && L.Step != -1
                        : IsUp != T.Compare.starts_with("<"))
    return refuse("the loop may never end");
  if (Error E = checkBound(S, T))
    return E;

  if (T.DecreasesFirst)
    return downwardInput(S, T, *Counter);

  LoopInput In;
  std::string Bound = T.Bound;
  bool IsAhead = L.Ahead || !T.Width.empty();
  if (IsAhead || Included) {
    auto Past = IsAhead ? aheadBound(S, T, *Counter, In.Also)
                        : pastBound(S, T, *Counter);
    if (!Past)
      return Past.takeError();
    Bound = *Past;
  }

  // indices() compares as `first < bound` does, so `first` must have the
  // counter's type wherever that can be told.
  auto BoundType = T.Width.empty() ? arithmeticType(L.Bound.Type) : Counter;
  // An enumerator, say: as the number that it is compared as.
  if (!BoundType && !Included && !L.Bound.Type.empty())
    Bound = isPlainPath(Bound) ? "+" + Bound : "+(" + Bound + ")";
  bool IsBoundLiteral = literal(Bound).has_value();
  bool IsFirstLiteral = literal(T.First).has_value();
  bool Mixes =
      !Counter->IsSigned && !IsBoundLiteral &&
      (!BoundType || (BoundType->IsSigned && BoundType->Bits <= Counter->Bits));
  std::string First = T.First.str();
  if (IsFirstLiteral ? Mixes : L.First.Type != CounterType)
    First = hasWord(T.Type, "auto")
                ? First
                : ("static_cast<" + T.Type + ">(" + First + ")").str();
  if (Counter->Bits < 32 && !IsBoundLiteral && L.Bound.Type != CounterType)
    return refuse("the counter's type may be too small for the bound");

  std::string Arguments = Bound;
  bool Strides = L.Step != 1 || L.stepsByPlace();
  if (First != "0" || Strides)
    Arguments = First + ", " + Bound;
  bool IsNamed = L.StepText.isValid() && S.S.holds(L.StepText);
  if (L.stepsByPlace() || (IsNamed && L.Step > 1))
    Arguments += ", " + S.text(L.StepText).str();
  else if (L.Step != 1)
    Arguments += ", " + std::to_string(L.Step);
  std::string Type = hasWord(T.Type, "auto") ? CounterType.str() : T.Type.str();
  // What a counter that begins with 0 counts: none if the bound is negative.
  bool MayBeNegative = !IsBoundLiteral && (!BoundType || BoundType->IsSigned);
  In.Form = "counter";
  In.Texts["bounds"] = Arguments;
  In.Texts["first"] = First;
  In.Texts["bound"] = Bound;
  In.Texts["count"] =
      MayBeNegative ? "std::max<" + Type + ">(" + Bound + ", 0)" : Bound;
  In.Texts["type"] = Type;
  In.Texts["index"] = T.Name.str();
  In.Texts["parameter"] = Type + " " + T.Name.str();
  return In;
}

//--- for (auto it = v.begin(); it != v.end(); ++it) -------------------------//

static Expected<LoopInput> iteratorInput(const Site &S, const CountedText &T) {
  if (S.loop().Step != 1 || (T.Compare != "!=" && T.Compare != "<"))
    return refuse("the iterator does not walk forward one by one");
  if (Error E = checkBound(S, T))
    return E;
  LoopInput In;
  In.Form = "iterators";
  In.Texts["first"] = T.First.str();
  In.Texts["bound"] = T.Bound;
  In.Texts["parameter"] = declared(T.Type, T.Name);
  return In;
}

static Expected<LoopInput> shapeInput(const Site &S) {
  const LoopShape &L = S.loop();
  if (L.F == LoopShape::Form::Other)
    return refuse("the loop has a form that is not rewritten");
  if (hasComment(S.text(L.Header)))
    return refuse("the loop's header holds a comment");
  if (L.F == LoopShape::Form::Range)
    return rangeInput(S);
  auto Text = L.stepsInBody() ? readWhile(S) : readForHeader(S);
  if (!Text)
    return Text.takeError();
  auto In = L.F == LoopShape::Form::Iterator ? iteratorInput(S, *Text)
                                             : countedInput(S, *Text);
  if (In && L.stepsInBody()) {
    In->Also.Edits.push_back(S.remove(L.CounterDeclaration));
    In->Also.Edits.push_back(S.remove(L.IncrementText));
  }
  return In;
}

/// A loop's variable may be there only to count; a parameter that nothing uses
/// brings a warning.
static void markUnused(const Site &S, LoopInput &In) {
  const LoopShape &L = S.loop();
  StringRef Name = L.Variable == NoId
                       ? StringRef()
                       : StringRef(S.F.Variables[L.Variable].Name);
  if (Name.empty() || !In.Prologue.empty() || hasWord(S.text(L.Body), Name))
    return;
  std::string &Parameter = In.Texts["parameter"];
  if (!StringRef(Parameter).contains("[["))
    Parameter = "[[maybe_unused]] " + Parameter;
}

Expected<LoopInput> loopInput(const Site &S) {
  auto In = shapeInput(S);
  if (!In)
    return In;
  if (Error E = addOwnDeclarations(S, *In))
    return E;
  markUnused(S, *In);
  return In;
}

} // namespace poolwise::rewrite
