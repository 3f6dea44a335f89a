//===- SplitRecipe.cpp - Rounds that compute first and act then -*- C++ -*-===//
//
//   for (const auto &path : paths) {
//     std::string sum = hash(path);
//     std::cout << sum << '\n';
//   }
//   -> auto results = E.lazy_map(paths, [&](const auto &path) {
//        return hash(path);
//      });
//      for (const auto &path : paths) {
//        std::string sum = results.next();
//        std::cout << sum << '\n';
//      }
//
// The loop stays as it is, and takes from `results` what was computed ahead.
// Statements that only name something stay in both. Where one call is computed
// ahead, it is replaced by `results.next()`. Where what runs ahead may end the
// round by `continue`, it yields a std::optional, and the loop continues where
// that is empty.
// Not handled: ranges that are not named by a plain path (they are walked
// twice); values that refer to others; loops that are an arm of an if.
//
//===----------------------------------------------------------------------===//

#include "LoopText.h"
#include "Round.h"
#include "SplitRoles.h"
#include "Tokens.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

/// The range is walked once ahead and once in order: both must be the same.
static Error checkTwice(const Site &S) {
  const LoopShape &L = S.loop();
  bool Jumps =
      any_of(S.F.Jumps, [](const Jump &J) { return J.K == Jump::Kind::Goto; });
  if (!S.C.InBlock || Jumps)
    return refuse("no declaration can stand before the loop");
  if (L.F == LoopShape::Form::Range && !isPlainPath(S.text(L.OverText)))
    return refuse("the range is computed, and would be twice");
  if (L.F == LoopShape::Form::Other || L.stepsInBody())
    return refuse("the loop has a form that is not rewritten");
  for (const Call &C : S.F.Calls)
    if (S.S.holds(L.FirstText) && L.FirstText.contains(C.Text) &&
        !(C.IsConst && C.Arguments.empty()) && L.F == LoopShape::Form::Counted)
      return refuse("the first value is computed, and would be twice");
  return Error::success();
}

static bool leavesByBreak(const Site &S) {
  return any_of(S.F.Jumps, [&](const Jump &J) {
    bool IsOwn =
        J.Target == S.C.Region ||
        (J.Target != NoId && S.F.Regions[J.Target].Parent == S.C.Region &&
         S.F.Regions[J.Target].K == Region::Kind::LoopBody);
    return S.isInLoop(J.Region) &&
           ((J.K == Jump::Kind::Break &&
             (IsOwn || J.Target == NoId || !S.isInLoop(J.Target))) ||
            (J.K == Jump::Kind::Continue && !IsOwn && !S.isInLoop(J.Target)));
  });
}

/// `ok = ok && f(x)`: once it is false, no more results are taken.
static bool stopsAsking(const Site &S) {
  uint32_t Id = S.C.Statements[S.Found.First].UpdateIndex;
  return Id != NoId && (S.F.Updates[Id].O == Update::Op::AndThen ||
                        S.F.Updates[Id].O == Update::Op::OrElse);
}

/// A name that the function does not use, nor another loop of the block.
static std::string resultsName(const Site &S) {
  RegionId Block = S.F.Regions[S.C.Region].Parent;
  unsigned Number = 1;
  for (const Candidate &Other : S.F.Candidates)
    if (Other.S == Candidate::Site::Loop && Other.Where < S.C.Where &&
        S.F.Regions[Other.Region].Parent == Block)
      ++Number;
  return S.freshName("results" + (Number == 1 ? "" : std::to_string(Number)));
}

/// The names of all that is handed over, in order.
static SmallVector<const DeclaredName *> carriedNames(const Site &S,
                                                      const Ahead &A) {
  SmallVector<const DeclaredName *> Names;
  for (uint32_t I : A.Carried)
    for (const DeclaredName &Name : S.C.Statements[I].Declares)
      Names.push_back(&Name);
  return Names;
}

/// "std::tuple(std::move(a), b)", or what one value is handed over by.
static std::string resultOf(const Site &S, const Ahead &A, Rewriting &R) {
  if (!A.Call.empty())
    return A.Call.str();
  auto Names = carriedNames(S, A);
  if (Names.empty())
    return "true"; // only whether the round goes on
  if (Names.size() == 1 && Names[0]->Variable != NoId)
    return Names[0]->Name;
  R.Headers.insert("<tuple>");
  std::string Text = "std::tuple(";
  for (const DeclaredName *Name : Names) {
    bool Moves = !Name->IsConst &&
                 (Name->Variable == NoId ||
                  StringRef(S.F.Variables[Name->Variable].Type).contains("::"));
    if (Moves)
      R.Headers.insert("<utility>");
    Text += (Name == Names[0] ? "" : ", ") +
            (Moves ? "std::move(" + Name->Name + ")" : Name->Name);
  }
  return Text + ")";
}

/// The type of what a round yields, where it may yield nothing.
static Expected<std::string> optionalType(const Site &S, const Ahead &A) {
  auto Named = [](StringRef Canonical) -> Expected<std::string> {
    if (Canonical.empty() || Canonical.contains('('))
      return refuse("'" + Canonical + "' has no name here");
    return shortType(Canonical);
  };
  SmallVector<std::string> Types;
  if (!A.Call.empty()) {
    auto Type = Named(S.F.Calls[S.Found.Sink].ResultType);
    if (!Type)
      return Type.takeError();
    Types.push_back(*Type);
  }
  for (const DeclaredName *Name : carriedNames(S, A)) {
    auto Type = Named(S.F.Variables[Name->Variable].Type);
    if (!Type)
      return Type.takeError();
    Types.push_back(*Type);
  }
  return "std::optional<" +
         (Types.size() == 1 ? Types[0]
                            : "std::tuple<" + join(Types, ", ") + ">") +
         ">";
}

/// The only statement that runs ahead, when it is `T x = value;`.
static StringRef onlyValue(const Site &S, const Ahead &A) {
  if (S.Found.First != 1 || A.Carried.size() != 1)
    return {};
  const DeclaredName &Name = S.C.Statements[0].Declares[0];
  if (Name.Variable == NoId || !S.S.holds(Name.ValueText) ||
      S.text(Name.ValueText).starts_with("{") ||
      !isSameCode(S.text(Name.NameText.End, Name.ValueText.Begin), "="))
    return {};
  return S.text(Name.ValueText);
}

/// What runs ahead need not use its round's element or index.
static std::string markUnused(const Site &S, std::string Text) {
  const LoopShape &L = S.loop();
  size_t Lambda = Text.find("[&]("), Body = Text.find(" {", Lambda);
  if (L.Variable == NoId || !L.Bindings.empty() ||
      Lambda == std::string::npos || Body == std::string::npos ||
      StringRef(Text).substr(Lambda + 4).starts_with("[[") ||
      hasWord(StringRef(Text).substr(Body), S.F.Variables[L.Variable].Name))
    return Text;
  return Text.insert(Lambda + 4, "[[maybe_unused]] ");
}

/// The text with a `return` of nothing for each `continue` of the loop.
static std::string withoutContinues(const Site &S, const Ahead &A,
                                    uint32_t Begin, uint32_t End) {
  std::string Text;
  StringRef Return = A.isTestOnly() ? "return false" : "return std::nullopt";
  for (const Location &Where : continues(S))
    if (S.Found.Skips && Begin <= Where.Offset && Where.Offset < End) {
      Text += (S.text(Begin, Where.Offset) + Return).str();
      Begin = Where.Offset + StringRef("continue").size();
    }
  return Text + S.text(Begin, End).str();
}

/// What runs ahead: the statements up to `Found.First`, less those that stay in
/// the loop and that nothing here uses.
static std::string statementsAhead(const Site &S, const Ahead &A) {
  ArrayRef<BodyStatement> All = S.C.Statements;
  uint32_t First = S.Found.First;
  std::vector<bool> Stands(First, true);
  for (uint32_t I = First; I-- > 0;) {
    auto IsUsedBy = [&](uint32_t Later) {
      return Stands[Later] && is_contained(All[Later].Uses, I);
    };
    bool IsCalledWith = any_of(All[I].Declares, [&](const DeclaredName &Name) {
      return hasWord(A.Call, Name.Name);
    });
    Stands[I] = A.Roles[I] != Role::Kept || IsCalledWith ||
                any_of(seq(I + 1, First), IsUsedBy);
  }
  std::string Text;
  for (uint32_t I = 0; I < First; ++I) {
    if (!Stands[I])
      continue;
    uint32_t End = I + 1 < First && Stands[I + 1]
                       ? All[I + 1].Text.Begin
                       : behindComment(S, All[I].Text.End);
    if (!Text.empty() && !Stands[I - 1])
      Text += (S.S.newline() + S.S.indent(All[I].Text.Begin)).str();
    Text += withoutContinues(S, A, All[I].Text.Begin, End);
  }
  return Text;
}

/// What stands before the loop: the recipe's text around what runs ahead.
static std::string declaration(const Site &S, const LoopText &Around,
                               const Ahead &A, Rewriting &R) {
  uint32_t Begin = S.loop().Header.Begin;
  std::string Indent = S.S.indent(Begin).str(), Line = S.S.newline().str();
  StringRef Only = onlyValue(S, A);
  bool IsShort = S.Found.First == 0 || !Only.empty();
  std::string Return =
      "return " + (Only.empty() ? resultOf(S, A, R) : Only.str()) + ";";
  size_t Column = S.S.column(Begin);
  std::string OneLine = Around.Before + " { " + Return + " }" + Around.After;
  if (IsShort && Around.Prologue.empty() &&
      Column + OneLine.size() <= ColumnLimit)
    return markUnused(S, OneLine) + Line + Indent;
  std::string Inner = bodyIndent(S);
  std::string Text = indented(S, Begin, brokenIfLong(S, Around.Before));
  Text += " {" + Line;
  if (!Around.Prologue.empty())
    Text += Inner + Around.Prologue + Line;
  if (std::string Ahead = IsShort ? "" : statementsAhead(S, A); !Ahead.empty())
    Text += Inner + Ahead + Line;
  return markUnused(S, Text + Inner + Return) + Line + Indent + "}" +
         Around.After + Line + Indent;
}

/// How the values that were handed over get their names back.
static std::string takenText(const Site &S, const Ahead &A) {
  if (A.Carried.empty())
    return "";
  auto Names = carriedNames(S, A);
  const Range &First = S.C.Statements[A.Carried[0]].Text;
  if (Names.size() == 1 && Names[0]->Variable != NoId)
    return S.text(First.Begin, Names[0]->NameText.End).str() + " = " + A.Next +
           ";";
  bool AreConst =
      all_of(Names, [](const DeclaredName *Each) { return Each->IsConst; });
  std::string Text = AreConst ? "const auto [" : "auto [";
  for (const DeclaredName *Each : Names)
    Text += (Each == Names[0] ? "" : ", ") + Each->Name;
  return Text + "] = " + A.Next + ";";
}

/// The loop's own statements that ran ahead, replaced by their results.
static void takeResults(const Site &S, const Ahead &A, Rewriting &R) {
  if (!A.Call.empty()) {
    const Range &Call = S.F.Calls[S.Found.Sink].Text;
    R.Edits.push_back(S.replace(Call.Begin, Call.End, A.Next));
  }
  std::string Taken = takenText(S, A);
  for (uint32_t I = 0; I < S.Found.First; ++I) {
    const Range &Text = S.C.Statements[I].Text;
    if (A.Roles[I] == Role::Kept)
      continue;
    if (!S.Found.Skips && (A.Carried.empty() || I != A.Carried[0]))
      R.Edits.push_back(S.remove(Text));
    else
      R.Edits.push_back(S.replace(Text.Begin, Text.End, Taken));
  }
}

/// What ends the round where it would have ended: before all that stays.
static void takeOptional(const Site &S, const Ahead &A, StringRef Result,
                         StringRef Next, Rewriting &R) {
  std::string Line =
      (S.S.newline() + S.S.indent(S.C.Statements[0].Text.Begin)).str();
  std::string Taken = "auto " + Result.str() + " = " + Next.str() + ";" + Line +
                      "if (!" + Result.str() + ")" + Line + "  continue;";
  if (A.isTestOnly())
    Taken = "if (!" + Next.str() + ")" + Line + "  continue;";
  if (!A.Carried.empty())
    Taken += Line + takenText(S, A);
  bool IsTaken = false;
  for (uint32_t I = 0; I < S.Found.First; ++I) {
    const Range &Text = S.C.Statements[I].Text;
    if (A.Roles[I] == Role::Kept && !IsTaken)
      R.Edits.push_back(S.insert(Text.Begin, Taken + Line));
    else if (A.Roles[I] != Role::Kept)
      R.Edits.push_back(IsTaken ? S.remove(Text)
                                : S.replace(Text.Begin, Text.End, Taken));
    IsTaken = true;
  }
  if (!A.Call.empty()) {
    const Range &Call = S.F.Calls[S.Found.Sink].Text;
    R.Edits.push_back(S.replace(Call.Begin, Call.End, A.Next));
  }
}

/// The element may be used only by what runs ahead.
static void keepElementUsed(const Site &S, const Ahead &A, Rewriting &R) {
  const LoopShape &L = S.loop();
  if (L.F != LoopShape::Form::Range || L.Variable == NoId ||
      !L.Bindings.empty() || S.text(L.ElementText).contains('['))
    return;
  StringRef Name = S.F.Variables[L.Variable].Name;
  const Range &Call = A.Call.empty() ? Range{} : S.F.Calls[S.Found.Sink].Text;
  for (uint32_t I = 0; I < S.C.Statements.size(); ++I) {
    const Range &Text = S.C.Statements[I].Text;
    if (I < S.Found.First && A.Roles[I] != Role::Kept)
      continue;
    bool HoldsCall = Text.contains(Call);
    if (HoldsCall ? hasWord(S.text(Text.Begin, Call.Begin), Name) ||
                        hasWord(S.text(Call.End, Text.End), Name)
                  : hasWord(S.text(Text), Name))
      return;
  }
  R.Edits.push_back(S.insert(L.ElementText.Begin, "[[maybe_unused]] "));
}

Expected<Rewriting> splitRecipe(const Site &S) {
  if (Error E = checkText(S))
    return E;
  if (Error E = checkTwice(S))
    return E;
  auto In = loopInput(S);
  if (!In)
    return In.takeError();
  auto A = rolesOf(S);
  if (!A)
    return A.takeError();
  A->Name = resultsName(S);
  auto Chosen = chooseRecipe(S, *In, {"split"});
  if (!Chosen)
    return Chosen.takeError();
  Values V{{"results", A->Name}, {"result", ""}};
  if (S.Found.Skips) {
    Expected<std::string> Type =
        A->isTestOnly() ? Expected<std::string>("") : optionalType(S, *A);
    if (!Type)
      return Type.takeError();
    V["result"] = Type->empty() ? "" : " -> " + *Type;
    for (const Location &Where : continues(S))
      if (!S.text(Where.Offset, S.loop().Body.End).starts_with("continue"))
        return refuse("a continue comes out of a macro");
  }
  auto Around = loopText(S, *In, **Chosen, V);
  if (!Around)
    return Around.takeError();
  auto Next = yieldText(*In, **Chosen, V);
  if (!Next)
    return Next.takeError();
  Rewriting R = std::move(In->Also);
  R.Headers.insert(Around->Headers.begin(), Around->Headers.end());
  const LoopShape &L = S.loop();
  std::string Before = declaration(S, *Around, *A, R);
  R.Edits.push_back(S.insert(L.Header.Begin, std::move(Before)));
  if (S.Found.Skips) {
    std::string Result = freshName(S, "result");
    A->Next = "std::move(*" + Result + ")";
    if (!A->isTestOnly())
      R.Headers.insert({"<optional>", "<utility>"});
    takeOptional(S, *A, Result, *Next, R);
  } else {
    A->Next = *Next;
    takeResults(S, *A, R);
  }
  keepElementUsed(S, *A, R);
  if (leavesByBreak(S) || stopsAsking(S)) {
    uint32_t End = behindComment(S, L.Body.End);
    R.Edits.push_back(S.insert(
        End, (S.S.newline() + S.S.indent(L.Header.Begin) + A->Name + ".stop();")
                 .str()));
  }
  return R;
}

} // namespace poolwise::rewrite
