//===- LoopText.cpp - A loop's text around its body -------------*- C++ -*-===//

#include "LoopText.h"
#include "Comments.h"
#include "Tokens.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

//--- What may not stand in the body -----------------------------------------//

static bool leavesThisLoop(const Site &S, const Jump &J) {
  return J.Target == S.C.Region ||
         (J.Target != NoId &&
          S.F.Regions[J.Target].K == Region::Kind::LoopBody &&
          S.F.Regions[J.Target].Parent == S.C.Region);
}

static bool staysInLoop(const Site &S, const Jump &J) {
  return J.Target != NoId && S.isInLoop(J.Target);
}

static Error checkJumps(const Site &S) {
  for (const Jump &J : S.F.Jumps) {
    if (J.K == Jump::Kind::Goto)
      return refuse("the function uses goto");
    if (!S.isInLoop(J.Region))
      continue;
    switch (J.K) {
    case Jump::Kind::Break:
      if (leavesThisLoop(S, J) || !staysInLoop(S, J))
        return refuse("the body leaves the loop with break");
      break;
    case Jump::Kind::Continue:
      if (!leavesThisLoop(S, J) && !staysInLoop(S, J))
        return refuse("the body continues an outer loop");
      break;
    case Jump::Kind::Return:
      return refuse("the body returns from the function");
    case Jump::Kind::CoroutineSuspend:
      return refuse("the body suspends a coroutine");
    case Jump::Kind::Goto:
    case Jump::Kind::Throw:
      break;
    }
  }
  return Error::success();
}

/// A pragma (`#pragma omp for`, `unroll`) wants a loop behind it.
static bool standsBehindPragma(const Site &S) {
  StringRef Before = S.S.text().take_front(S.loop().Header.Begin).rtrim();
  StringRef Line = Before.substr(Before.rfind('\n') + 1).ltrim();
  return Line.starts_with("#") &&
         Line.drop_front().ltrim().starts_with("pragma");
}

Error checkBody(const Site &S) {
  if (Error E = checkJumps(S))
    return E;
  return checkText(S);
}

Error checkText(const Site &S) {
  const LoopShape &L = S.loop();
  if (!S.S.holds(L.Header) || !S.S.holds(L.Body) || L.Header.End > L.Body.Begin)
    return refuse("the loop comes out of a macro");
  if (hasDirective(S.text(L.Header.Begin, L.Body.End)))
    return refuse("a preprocessor directive stands in the loop");
  if (standsBehindPragma(S))
    return refuse("a pragma stands before the loop");

  // These mean the function they stand in, or need its stack frame.
  for (StringRef Word :
       {"__func__", "__FUNCTION__", "__PRETTY_FUNCTION__", "source_location",
        "va_arg", "va_start", "va_end", "va_copy", "alloca", "__builtin_alloca",
        "setjmp", "sigsetjmp", "longjmp", "co_await", "co_yield", "co_return",
        "asm", "__asm__", "__block"})
    if (hasWord(S.text(L.Body), Word))
      return refuse("'" + Word + "' would mean something else inside a lambda");
  if (hasWord(S.text(L.Body), "case") && !hasWord(S.text(L.Body), "switch"))
    return refuse("a label of an outer switch stands in the loop");

  StringRef Body = S.text(L.Body);
  if (L.Braced ? insideBrackets(Body, '{').data() == nullptr
               : !Body.ends_with(";") && !Body.ends_with("}"))
    return refuse("the loop's body has a form that is not rewritten");
  return Error::success();
}

//--- Edits ------------------------------------------------------------------//

std::string withLevels(const Site &S, StringRef Line) {
  size_t Spaces = Line.size() - Line.ltrim(' ').size();
  std::string Text, Level = S.S.deeper("");
  for (size_t I = 0; I < Spaces / 2; ++I)
    Text += Level;
  return Text + Line.drop_front(Spaces / 2 * 2).str();
}

std::string indented(const Site &S, uint32_t Offset, StringRef Text) {
  std::string Lines;
  auto [First, Rest] = Text.split(LineBreak);
  Lines += First;
  bool HasMore = First.size() < Text.size();
  while (HasMore) {
    auto [Line, Next] = Rest.split(LineBreak);
    HasMore = Line.size() < Rest.size();
    Lines += S.S.newline();
    if (!Line.starts_with("#"))
      Lines += S.S.indent(Offset);
    Lines += withLevels(S, Line);
    Rest = Next;
  }
  return Lines;
}

/// Behind the bracket that is open where the lambda begins.
static size_t argumentsBegin(StringRef Line, size_t Lambda) {
  for (size_t At = Lambda, Closed = 0; At-- > 0;)
    if (Line[At] == ')')
      ++Closed;
    else if (Line[At] == '(' && Closed-- == 0)
      return At + 1;
  return Lambda;
}

std::string brokenIfLong(const Site &S, StringRef Line) {
  size_t Column = S.S.column(S.loop().Header.Begin);
  size_t Lambda = Line.rfind("[&](");
  if (Lambda == StringRef::npos)
    Lambda = Line.rfind("[](");
  if (Column + Line.size() + 2 <= ColumnLimit || Lambda == StringRef::npos)
    return Line.str();
  // The lambda's head ends a line, so that its body stands where it stood.
  std::string Text;
  auto Break = [&](size_t At) {
    Text += Line.take_front(At).rtrim(' ');
    Text += LineBreak;
    Text += "    ";
    Line = Line.substr(At);
  };
  size_t Arguments = argumentsBegin(Line, Lambda);
  size_t Inner = 2 * Source::columns(S.S.deeper(""));
  Break(Arguments);
  if (Column + Inner + Line.size() + 2 > ColumnLimit && Lambda > Arguments)
    Break(Lambda - Arguments);
  return Text + Line.str();
}

/// The text around the body.
static std::string laidOut(const Site &S, StringRef Text) {
  std::string Lines;
  for (StringRef Line : split(Text, LineBreak)) {
    if (Line.data() != Text.data())
      Lines += LineBreak;
    Lines += brokenIfLong(S, Line);
  }
  return indented(S, S.loop().Header.Begin, Lines);
}

std::string bodyIndent(const Site &S) {
  StringRef Outer = S.S.indent(S.loop().Header.Begin);
  for (const BodyStatement &B : S.C.Statements)
    if (B.Text.isValid()) {
      uint32_t Begin = B.Text.Begin;
      if (S.text(S.S.lineBegin(Begin), Begin).trim().empty())
        return S.S.indent(Begin).str();
    }
  return S.S.deeper(Outer);
}

static void addPrologue(const Site &S, StringRef Statements, Rewriting &R) {
  const LoopShape &L = S.loop();
  std::string Prologue = Statements.str();
  llvm::replace(Prologue, LineBreak, ' ');
  uint32_t Inside = L.Body.Begin + (L.Braced ? 1 : 0);
  uint32_t Behind = behindComment(S.S, Inside), LineEnd = S.S.lineEnd(Inside);
  bool OpensLine = L.Braced && LineEnd < L.Body.End &&
                   S.text(Behind, LineEnd).trim().empty();
  if (OpensLine) {
    std::string Lines;
    for (StringRef Line : split(Statements, LineBreak))
      Lines += S.S.newline().str() + bodyIndent(S) + withLevels(S, Line);
    R.Edits.push_back(S.insert(Behind, Lines));
  } else if (L.Braced) {
    R.Edits.push_back(S.insert(Inside, " " + Prologue));
  } else {
    bool OwnLine = S.text(S.S.lineBegin(Inside), Inside).trim().empty();
    std::string Gap =
        OwnLine ? (S.S.newline() + S.S.indent(Inside)).str() : " ";
    std::string Lines;
    for (StringRef Line : split(Statements, LineBreak))
      Lines += (OwnLine ? withLevels(S, Line) : Line.str()) + Gap;
    R.Edits.push_back(S.insert(Inside, Lines));
  }
}

void addLast(const Site &S, StringRef Statement, Rewriting &R) {
  const LoopShape &L = S.loop();
  std::string Line = (S.S.newline() + bodyIndent(S) + Statement).str();
  if (!L.Braced) {
    bool IsOneLine = !S.text(L.Header.End, L.Body.End).contains('\n');
    R.Edits.push_back(IsOneLine
                          ? S.insert(L.Body.End, (" " + Statement).str())
                          : S.insert(behindComment(S.S, L.Body.End), Line));
    return;
  }
  uint32_t Brace = L.Body.End - 1, Begin = S.S.lineBegin(Brace);
  bool IsAlone = S.text(Begin, Brace).trim().empty();
  R.Edits.push_back(
      IsAlone
          ? S.insert(Begin, (bodyIndent(S) + Statement + S.S.newline()).str())
          : S.insert(Brace, (Statement + " ").str()));
}

Error replaceContinues(const Site &S, StringRef By, Rewriting &R) {
  for (const Location &Where : continues(S)) {
    Range Word{Where.File, Where.Offset, Where.Offset + 8};
    if (!S.S.holds(Word) || S.text(Word) != "continue")
      return refuse("a continue comes out of a macro");
    R.Edits.push_back(S.replace(Word.Begin, Word.End, By.str()));
  }
  return Error::success();
}

/// The loop's header by the new one, up to the body.
static Edit headerEdit(const Site &S, const std::string &Head) {
  const LoopShape &L = S.loop();
  if (!L.Braced) {
    StringRef Rest = S.text(L.Header.End, S.S.lineEnd(L.Header.End));
    bool EndsLine = Rest.trim().empty();
    return S.replace(L.Header.Begin,
                     L.Header.End + (EndsLine ? Rest.rtrim("\r").size() : 0),
                     Head + " {");
  }
  // Nothing but the brace is laid out well behind a lambda's head: a comment
  // between them goes behind it.
  StringRef Gap = S.text(L.Header.End, L.Body.Begin).trim();
  bool OpensLine =
      S.text(L.Body.Begin + 1, S.S.lineEnd(L.Body.Begin)).trim().empty();
  if (Gap.empty() || Gap.contains('\n') || !OpensLine)
    return S.replace(L.Header.Begin, L.Header.End, Head);
  return S.replace(L.Header.Begin, L.Body.Begin + 1,
                   (Head + " { " + Gap).str());
}

Rewriting wrapLoop(const Site &S, const LoopInput &In, const LoopText &Text) {
  const LoopShape &L = S.loop();
  Rewriting R = In.Also;
  R.Headers.insert(Text.Headers.begin(), Text.Headers.end());
  std::string Head = laidOut(S, Text.Before);
  std::string After = laidOut(S, Text.After);
  if (!Text.Prologue.empty())
    addPrologue(S, Text.Prologue, R);
  if (!Text.KeepsHeader)
    R.Edits.push_back(headerEdit(S, Head));
  else
    R.Edits.push_back(
        S.insert(S.S.lineBegin(L.Header.Begin), Head + S.S.newline().str()));
  if (L.Braced) {
    if (!After.empty())
      R.Edits.push_back(S.insert(L.Body.End, After));
    return R;
  }
  if (Text.KeepsHeader)
    R.Edits.push_back(S.insert(L.Header.End, " {"));
  uint32_t End = L.Body.End;
  bool IsOneLine = !S.text(L.Header.End, End).contains('\n');
  if (IsOneLine && !Text.KeepsHeader) {
    size_t Columns = S.S.column(L.Header.Begin) + Head.size() + After.size() +
                     S.text(L.Header.End, End).size() + 4;
    if (!StringRef(Head).contains('\n') && Columns <= ColumnLimit) {
      R.Edits.push_back(S.insert(End, " }" + After));
      return R;
    }
    std::string Inner =
        S.S.newline().str() + S.S.deeper(S.S.indent(L.Header.Begin));
    R.Edits.push_back(S.replace(L.Header.End, L.Body.Begin, Inner));
  }
  std::string Close =
      (S.S.newline() + S.S.indent(L.Header.Begin) + "}" + After).str();
  R.Edits.push_back(S.insert(behindComment(S.S, End), Close));
  return R;
}

std::optional<Rewriting> oneLineLoop(const Site &S, const LoopInput &In,
                                     const LoopText &Text, StringRef Body) {
  const LoopShape &L = S.loop();
  if (Text.KeepsHeader || !Text.Prologue.empty() || Body.contains('\n') ||
      hasComment(S.text(L.Header.Begin, L.Body.End)))
    return std::nullopt;
  std::string Whole = Text.Before + " { " + Body.str() + " }" + Text.After;
  uint32_t LineEnd = S.S.lineEnd(L.Body.End);
  size_t Rest = S.text(L.Body.End, LineEnd).rtrim().size();
  for (StringRef Line : split(Whole, LineBreak))
    if (S.S.column(L.Header.Begin) + Line.size() + Rest > ColumnLimit)
      return std::nullopt;
  Rewriting R = In.Also;
  R.Headers.insert(Text.Headers.begin(), Text.Headers.end());
  erase_if(R.Edits,
           [&](const Edit &E) { // an increment inside goes with the body
             return E.Offset >= L.Header.Begin && E.Offset < L.Body.End;
           });
  R.Edits.push_back(S.replace(L.Header.Begin, L.Body.End,
                              indented(S, L.Header.Begin, Whole)));
  return R;
}

const BodyStatement *lastStatement(const Site &S) {
  const Range &Increment = S.loop().IncrementText;
  for (const BodyStatement &B : reverse(S.C.Statements))
    if (!Increment.isValid() || !Increment.contains(B.Text))
      return &B;
  return nullptr;
}

std::vector<Location> continues(const Site &S) {
  std::vector<Location> Found;
  for (const Jump &J : S.F.Jumps)
    if (J.K == Jump::Kind::Continue && S.isInLoop(J.Region) &&
        leavesThisLoop(S, J))
      Found.push_back(J.Where);
  return Found;
}

} // namespace poolwise::rewrite
