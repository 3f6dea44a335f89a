//===- Sink.cpp - Where a loop's results go ---------------------*- C++ -*-===//

#include "Sink.h"
#include "LoopText.h"
#include "Tokens.h"
#include "Types.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

static bool isPlainVector(StringRef Type) {
  auto Arguments = templateArguments(Type);
  return Type.starts_with("std::vector<") && !Arguments.empty() &&
         (Arguments.size() == 1 || Arguments[1].starts_with("std::allocator<"));
}

namespace {
/// `container.push_back(arguments)` in its parts.
struct AppendText {
  std::string Container;
  StringRef Arguments;
  bool IsEmplace = false;
};
} // namespace

static std::optional<AppendText> readCall(StringRef Text) {
  std::vector<Token> All = codeTokens(Text);
  for (size_t I = 2; I + 1 < All.size(); ++I) {
    bool IsMember = All[I - 1].is(".") || All[I - 1].is("->");
    if (!IsMember || !All[I + 1].is("(") ||
        (!All[I].is("push_back") && !All[I].is("emplace_back")))
      continue;
    StringRef Object =
        Text.take_front(All[I - 1].Text.data() - Text.data()).trim();
    StringRef Rest = Text.substr(All[I + 1].Text.data() - Text.data());
    StringRef Arguments = insideBrackets(Rest, '(');
    if (!isPlainPath(Object) || Arguments.data() == nullptr)
      return std::nullopt;
    bool IsArrow = All[I - 1].is("->");
    if (IsArrow && Object.starts_with("*"))
      return std::nullopt;
    return AppendText{(IsArrow ? "*" : "") + Object.str(), Arguments.trim(),
                      All[I].is("emplace_back")};
  }
  return std::nullopt;
}

/// "Page" of `std::vector<Page> pages;`.
static std::string elementAsWritten(const Site &S, const Variable &V) {
  if (!S.S.holds(V.Declaration))
    return "";
  StringRef Text = S.text(V.Declaration);
  size_t Open = Text.find('<'), Close = Text.rfind('>');
  if (Open == StringRef::npos || Close == StringRef::npos || Close < Open ||
      !Text.take_front(Open).rtrim().ends_with("vector"))
    return "";
  auto Arguments = templateArguments(Text.take_front(Close + 1));
  return Arguments.size() == 1 ? Arguments[0].str() : "";
}

/// Can `T(a)` be written with this T?
static bool isFunctionalType(StringRef T) {
  std::vector<Token> All = codeTokens(T);
  if (All.empty() || All.back().is("*") || All.back().is("&") ||
      hasWord(T, "const"))
    return false;
  for (size_t I = 1; I < All.size(); ++I)
    if (All[I].K == Token::Kind::Word && All[I - 1].K == Token::Kind::Word)
      return false; // "unsigned int"
  return true;
}

/// `std::move(local)`, where local is the body's own: returning it moves it.
static std::string withoutMove(const Site &S, StringRef Text) {
  if (!Text.consume_front("std::move"))
    return "";
  StringRef Name = insideBrackets(Text, '(').trim();
  for (const Variable &V : S.F.Variables)
    if (V.Name == Name && V.K == Variable::Kind::Local && !V.IsReference &&
        V.Region != S.C.Region && S.isInLoop(V.Region) && isPlainPath(Name) &&
        !is_contained(S.loop().Bindings,
                      VariableId(&V - S.F.Variables.data())) &&
        &V != &S.F.Variables[0] + S.loop().Variable)
      return Name.str();
  return "";
}

static Error makeReturn(const Site &S, const AppendText &Text, const Call &C,
                        Sink &K) {
  StringRef Expression = Text.Arguments;
  K.Written = Expression.str();
  bool IsOne = C.Arguments.size() == 1 &&
               findTopLevel(Expression, ",") == StringRef::npos;
  bool SameType = IsOne && !Expression.starts_with("{") && !K.Element.empty() &&
                  C.Arguments[0].WrittenType == K.Element;
  if (SameType) {
    // A return statement moves by itself.
    std::string Local = K.IsLast ? withoutMove(S, Expression) : "";
    K.Result = Local.empty() ? Expression.str() : Local;
    K.Converts = false;
    return Error::success();
  }
  if (!Text.IsEmplace) {
    // One argument whatever its commas: push_back takes no more.
    K.Result = Expression.str();
    return Error::success();
  }
  if (K.ElementText.empty())
    return refuse("the container's element type has no name here");
  if (isFunctionalType(K.ElementText))
    K.Result = (K.ElementText + "(" + Expression + ")").str();
  else if (IsOne)
    K.Result = ("static_cast<" + K.ElementText + ">(" + Expression + ")").str();
  else
    return refuse("the container's element type has no name here");
  K.Converts = false;
  return Error::success();
}

Expected<Sink> readSink(const Site &S) {
  if (S.Found.Sink >= S.F.Calls.size())
    return refuse("the call that collects the results is not known");
  const Call &C = S.F.Calls[S.Found.Sink];
  const BodyStatement *Last = lastStatement(S);
  auto Collects = find_if(S.C.Statements, [&](const BodyStatement &B) {
    return B.CallIndex == S.Found.Sink;
  });
  if (!Last || Collects == S.C.Statements.end() || !S.S.holds(C.Text) ||
      !S.S.holds(Last->Text) || !S.S.holds(Collects->Text) ||
      !Collects->Text.contains(C.Text))
    return refuse("the results are not collected by a statement of the body");
  Sink K;
  K.Statement = Collects->Text;
  K.IsLast = &*Collects == Last;
  if (!isSameCode(S.text(K.Statement), (S.text(C.Text) + ";").str()))
    return refuse("the results are not collected by a statement of their own");

  auto Text = readCall(S.text(C.Text));
  if (!Text || hasCommentAround(S.text(C.Text), Text->Arguments))
    return refuse(
        "the call that collects the results has a form that is not rewritten");
  K.Container = Text->Container;

  std::string Type = C.Receiver ? C.Receiver->Type : "";
  if (C.Receiver && C.Receiver->P.R == Place::Root::Variable) {
    const Variable &V = S.F.Variables[C.Receiver->P.Id];
    if (S.isInLoop(V.Region))
      return refuse("each round has its own '" + K.Container + "'");
    if (C.Receiver->P.Path.empty() && V.Name == K.Container) {
      K.Variable = C.Receiver->P.Id;
      Type = V.Type;
    }
  }
  StringRef Before = S.text(S.loop().Header.Begin, K.Statement.Begin);
  StringRef After = S.text(K.Statement.End, S.loop().Body.End);
  if (namesObject(Before, K.Container) || namesObject(After, K.Container))
    return refuse("'" + K.Container +
                  "' is used in the loop besides collecting results");
  if (namesObject(Text->Arguments, K.Container))
    return refuse("'" + K.Container + "' is used in what is appended to it");

  K.IsPlainVector = isPlainVector(Type);
  K.Element = firstTemplateArgument(Type).str();
  if (K.Variable != NoId)
    K.ElementText = elementAsWritten(S, S.F.Variables[K.Variable]);
  if (K.ElementText.empty() && K.Variable != NoId &&
      !S.F.Variables[K.Variable].IsReference)
    K.ElementText = "decltype(" + K.Container + ")::value_type";
  else if (K.ElementText.empty())
    K.ElementText =
        "std::remove_reference_t<decltype(" + K.Container + ")>::value_type";
  if (Error E = makeReturn(S, *Text, C, K))
    return E;
  return K;
}

} // namespace poolwise::rewrite
