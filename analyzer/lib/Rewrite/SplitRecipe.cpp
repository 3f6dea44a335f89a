//===- SplitRecipe.cpp - Rounds that compute first and act then -*- C++ -*-===//
//
//   for (const auto &path : paths) {
//     std::string sum = hash(path);
//     std::cout << sum << '\n';
//   }
//   -> auto sums = E.lazy_map(paths, [&](const auto &path) {
//        return hash(path);
//      });
//      for (const auto &path : paths) {
//        std::string sum = sums.next();
//        std::cout << sum << '\n';
//      }
//
// The loop stays as it is, and takes from `sums` what was computed ahead.
// Statements that only name something stay in both. Where one call is computed
// ahead, it is replaced by `mixes.next()`. Where what runs ahead may end the
// round by `continue`, it yields a std::optional, and the loop continues where
// that is empty.
// Not handled: ranges that are not named by a plain path (they are walked
// twice); values that refer to others; loops that are an arm of an if.
//
//===----------------------------------------------------------------------===//

#include "ArithmeticType.h"
#include "Comments.h"
#include "LoopText.h"
#include "Names.h"
#include "Round.h"
#include "SplitRoles.h"
#include "Tokens.h"
#include "Types.h"
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

static bool isTakenApart(const Site &S) {
  const LoopShape &L = S.loop();
  return L.F == LoopShape::Form::Range &&
         S.text(L.ElementText).trim().ends_with("]");
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

/// The names of all that is handed over, in order.
static SmallVector<const DeclaredName *> carriedNames(const Site &S,
                                                      const Ahead &A) {
  SmallVector<const DeclaredName *> Names;
  for (uint32_t I : A.Carried)
    for (const DeclaredName &Name : S.C.Statements[I].Declares)
      Names.push_back(&Name);
  return Names;
}

/// `sums` of what declares `sum`, `hashes` of a call of `hash`.
static std::string resultsName(const Site &S, const Ahead &A) {
  SmallVector<const DeclaredName *> Names = carriedNames(S, A);
  if (Names.size() == 1 && Names[0]->Name.size() > 1)
    return nameOfAll(S, Names[0]->Name);
  // One letter says nothing, but perhaps the call that it holds the result of.
  CallId Call = A.Call.empty() ? NoId : S.Found.Sink;
  if (Names.size() == 1)
    Call = S.C.Statements[A.Carried[0]].CallIndex;
  return nameOfResults(S, Call == NoId ? "" : StringRef(S.F.Calls[Call].Name));
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
    bool Moves =
        !Name->IsConst && (Name->Variable == NoId ||
                           gainsByMove(S.F.Variables[Name->Variable].Type));
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
    // What stays in the loop has its comments there.
    Range Whole =
        A.Roles[I] == Role::Kept ? All[I].Text : withComments(S.S, All[I].Text);
    bool Follows = I > 0 && Stands[I - 1];
    if (Follows)
      Text += S.text(withComments(S.S, All[I - 1].Text).End, Whole.Begin);
    else if (!Text.empty())
      Text += (S.S.newline() + S.S.indent(Whole.Begin)).str();
    Text += withoutContinues(S, A, Whole.Begin, Whole.End);
  }
  return Text;
}

/// Does the text name the loop's variable, or what it is taken apart into?
static bool usesElement(const Site &S, StringRef Text) {
  const LoopShape &L = S.loop();
  if (!isTakenApart(S))
    return L.Variable != NoId && hasWord(Text, S.F.Variables[L.Variable].Name);
  StringRef Element = S.text(L.ElementText);
  return any_of(codeTokens(Element.substr(Element.rfind('['))),
                [&](const Token &Name) { return hasWord(Text, Name.Text); });
}

/// What stands before the loop: the recipe's text around what runs ahead.
static std::string declaration(const Site &S, const LoopText &Around,
                               StringRef Inside) {
  uint32_t Begin = S.loop().Header.Begin;
  std::string Indent = S.S.indent(Begin).str(), Line = S.S.newline().str();
  std::string OneLine =
      Around.Before + " { " + Inside.str() + " }" + Around.After;
  if (!Inside.contains('\n') && Around.Prologue.empty() &&
      S.S.column(Begin) + OneLine.size() <= ColumnLimit)
    return OneLine + Line + Indent;
  std::string Inner = bodyIndent(S);
  std::string Text = indented(S, Begin, brokenIfLong(S, Around.Before));
  Text += " {" + Line;
  for (StringRef Each : split(Around.Prologue, LineBreak))
    if (!Each.empty())
      Text += Inner + withLevels(S, Each) + Line;
  return Text + Inner + Inside.str() + Line + Indent + "}" + Around.After +
         Line + Indent;
}

/// The statements that run ahead, and what they yield.
static std::string insideAhead(const Site &S, const Ahead &A, Rewriting &R) {
  StringRef Only = onlyValue(S, A);
  std::string Text = Only.empty() ? statementsAhead(S, A) : "";
  if (!Text.empty())
    Text += S.S.newline().str() + bodyIndent(S);
  return Text + "return " + (Only.empty() ? resultOf(S, A, R) : Only.str()) +
         ";";
}

/// What runs ahead need not use its round's element or index.
static void markUnused(const Site &S, StringRef Inside, LoopInput &In) {
  if (usesElement(S, Inside))
    return;
  std::string &Parameter = In.Texts["parameter"];
  if (isTakenApart(S))
    In.Prologue.clear(); // nothing is used of it
  if (!StringRef(Parameter).contains("[["))
    Parameter = "[[maybe_unused]] " + Parameter;
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

/// The call that is computed ahead, in the statement that stays.
static void takeCall(const Site &S, const Ahead &A, Rewriting &R) {
  if (A.Call.empty())
    return;
  const Range &Call = S.F.Calls[S.Found.Sink].Text;
  R.Edits.push_back(S.replace(Call.Begin, Call.End, A.Next));
}

/// What does not stay of the loop's own statements, with its comments, in runs
/// without one that stays between; each with its first statement.
static SmallVector<std::pair<uint32_t, Range>> goneRuns(const Site &S,
                                                        const Ahead &A) {
  SmallVector<std::pair<uint32_t, Range>> Runs;
  for (uint32_t I = 0; I < S.Found.First; ++I) {
    if (A.Roles[I] == Role::Kept)
      continue;
    Range Whole = withComments(S.S, S.C.Statements[I].Text);
    if (I && A.Roles[I - 1] != Role::Kept)
      Runs.back().second.End = Whole.End;
    else
      Runs.push_back({I, Whole});
  }
  return Runs;
}

/// The loop's own statements that ran ahead, replaced by their results.
static void takeResults(const Site &S, const Ahead &A, Rewriting &R) {
  std::string Taken = takenText(S, A);
  if (!onlyValue(S, A).empty()) {
    const Range &Text = S.C.Statements[0].Text;
    R.Edits.push_back(S.replace(Text.Begin, Text.End, Taken));
    return;
  }
  for (const auto &[First, Run] : goneRuns(S, A)) {
    bool HoldsFirst =
        !A.Carried.empty() && Run.contains(S.C.Statements[A.Carried[0]].Text);
    R.Edits.push_back(HoldsFirst ? S.replace(Run.Begin, Run.End, Taken)
                                 : S.remove(Run));
  }
  takeCall(S, A, R);
}

/// What ends the round where it would have ended: before all that stays.
static void takeOptional(const Site &S, const Ahead &A, StringRef Result,
                         StringRef Next, Rewriting &R) {
  Range Begin = withComments(S.S, S.C.Statements[0].Text);
  std::string Line = (S.S.newline() + S.S.indent(Begin.Begin)).str();
  std::string Continue = Line + S.S.deeper("") + "continue;";
  std::string Taken = A.isTestOnly()
                          ? "if (!" + Next.str() + ")" + Continue
                          : "auto " + Result.str() + " = " + Next.str() + ";" +
                                Line + "if (!" + Result.str() + ")" + Continue;
  if (!A.Carried.empty())
    Taken += Line + takenText(S, A);
  if (A.Roles[0] == Role::Kept)
    R.Edits.push_back(S.insert(Begin.Begin, Taken + Line));
  for (const auto &[First, Run] : goneRuns(S, A))
    R.Edits.push_back(First == 0 ? S.replace(Run.Begin, Run.End, Taken)
                                 : S.remove(Run));
  takeCall(S, A, R);
}

/// The element may be used only by what runs ahead.
static void keepElementUsed(const Site &S, const Ahead &A, Rewriting &R) {
  const LoopShape &L = S.loop();
  if (L.F != LoopShape::Form::Range || S.text(L.ElementText).contains("[["))
    return;
  const Range &Call = A.Call.empty() ? Range{} : S.F.Calls[S.Found.Sink].Text;
  for (uint32_t I = 0; I < S.C.Statements.size(); ++I) {
    const Range &Text = S.C.Statements[I].Text;
    if (I < S.Found.First && A.Roles[I] != Role::Kept)
      continue;
    bool HoldsCall = Text.contains(Call);
    if (HoldsCall ? usesElement(S, S.text(Text.Begin, Call.Begin)) ||
                        usesElement(S, S.text(Call.End, Text.End))
                  : usesElement(S, S.text(Text)))
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
  A->Name = resultsName(S, *A);
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
  Rewriting R = In->Also;
  std::string Inside = insideAhead(S, *A, R);
  markUnused(S, Inside, *In);
  auto Around = loopText(S, *In, **Chosen, V);
  if (!Around)
    return Around.takeError();
  auto Next = yieldText(S, *In, **Chosen, V);
  if (!Next)
    return Next.takeError();
  R.Headers.insert(Around->Headers.begin(), Around->Headers.end());
  const LoopShape &L = S.loop();
  R.Edits.push_back(S.insert(L.Header.Begin, declaration(S, *Around, Inside)));
  if (S.Found.Skips) {
    std::string Result = nameInLoop(S, {"result"});
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
    uint32_t End = behindComment(S.S, L.Body.End);
    R.Edits.push_back(S.insert(
        End, (S.S.newline() + S.S.indent(L.Header.Begin) + A->Name + ".stop();")
                 .str()));
  }
  return R;
}

} // namespace poolwise::rewrite
