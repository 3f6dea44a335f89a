//===- PlanFixes.cpp - Which recommendations become edits -------*- C++ -*-===//
//
// In:  the program and its recommendations. Out: a fix or a refusal for each.
// Whether rewriting changes what the program does is Safety's verdict; here
// stands what the text demands: a recipe for the form, a file as it was parsed,
// no two fixes on the same lines, all instances of a template alike.
//
//===----------------------------------------------------------------------===//

#include "EditText.h"
#include "Includes.h"
#include "LinkLine.h"
#include "MisuseRecipes.h"
#include "Site.h"
#include "Tokens.h"
#include "poolwise/Format/Format.h"
#include "poolwise/Rewrite/Rewrite.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace poolwise {

using namespace rewrite;

/// File, begin and end of the text of a site.
static Range siteRange(const Program &P, const Recommendation &R) {
  const Candidate &C = candidateOf(P, R);
  const FunctionSummary &F = P.Functions[R.Function];
  if (R.Own && !C.Statements.empty())
    return C.Statements.front().Text;
  if (C.S == Candidate::Site::Loop && C.Region < F.Regions.size() &&
      F.Regions[C.Region].Loop) {
    const LoopShape &L = *F.Regions[C.Region].Loop;
    return {L.Header.File, L.Header.Begin, L.Body.End};
  }
  if (C.S == Candidate::Site::Calls) {
    ArrayRef<BodyStatement> Run = runOf(C, R.P);
    return Run.empty() ? Range{}
                       : Range{Run[0].Text.File, Run[0].Text.Begin,
                               Run.back().Text.End};
  }
  return C.StatementText.isValid() || C.AlgorithmCall >= F.Calls.size()
             ? C.StatementText
             : F.Calls[C.AlgorithmCall].Text;
}

//--- Templates --------------------------------------------------------------//

using FunctionsByPlace =
    std::map<std::pair<FileId, uint32_t>, std::vector<FunctionId>>;

static FunctionsByPlace functionsByPlace(const Program &P) {
  FunctionsByPlace Map;
  for (FunctionId F = 0; F < P.Functions.size(); ++F)
    Map[{P.Functions[F].Where.File, P.Functions[F].Where.Offset}].push_back(F);
  return Map;
}

static bool isHeader(StringRef Path) {
  return !is_contained({".cpp", ".cc", ".cxx", ".c++", ".C"},
                       sys::path::extension(Path));
}

/// May a unit that was not seen hold another instance?
static bool mayHaveUnseenInstances(const Program &P, const FunctionSummary &F) {
  return StringRef(F.Usr).contains("<#") &&
         isHeader(P.Files[F.Where.File].Path) && !P.IsWhole;
}

//--- One site ---------------------------------------------------------------//

namespace {
struct Plan {
  Fix F;
  /// All that is changed, #include lines aside: the site, and what is apart.
  std::vector<Range> Where;
  std::string Review; ///< why it is not applied by itself; empty: it is
  std::vector<GivenName> Given; ///< with those of the fixes before
};
} // namespace

/// `constexpr` before the function's name: calling an executor is no constant
/// expression.
static bool isConstexpr(const Site &S) {
  if (S.F.Where.File != S.S.id())
    return false;
  StringRef Before = S.S.text().take_front(S.F.Where.Offset);
  StringRef Head = Before.substr(Before.find_last_of(";{}") + 1);
  return hasWord(Head, "constexpr") || hasWord(Head, "consteval");
}

/// The target's namespace means that, and no name of the program's own.
static bool hasOwn(const Source &S, StringRef Name) {
  std::vector<Token> All = codeTokens(S.text());
  for (size_t I = 0; I < All.size(); ++I) {
    if (!All[I].is(Name))
      continue;
    bool IsInclude = I + 1 < All.size() && All[I + 1].is("/");
    bool IsQualifier = I + 1 < All.size() && All[I + 1].is("::") &&
                       (I == 0 || !All[I - 1].is("namespace"));
    if (!IsInclude && !IsQualifier)
      return true;
  }
  return false;
}

static Expected<Rewriting> runRecipe(const Site &S) {
  if (S.C.S == Candidate::Site::Launch) {
    bool IsFork = S.F.Calls[S.C.AlgorithmCall].Name == "fork";
    return IsFork                   ? childrenRecipe(S)
           : S.On == Executor::None ? directCallRecipe(S)
                                    : tasksRecipe(S);
  }
  if (S.C.S == Candidate::Site::Binding)
    return callGuardRecipe(S);
  if (S.C.S == Candidate::Site::Calls)
    return invokeRecipe(S);
  if (S.C.S == Candidate::Site::Algorithm)
    return algorithmRecipe(S);
  if (S.C.S != Candidate::Site::Loop || S.C.Region >= S.F.Regions.size() ||
      !S.F.Regions[S.C.Region].Loop)
    return refuse("there is no recipe for this kind of site");
  switch (S.Found.F) {
  case Pattern::Form::Append:
    return appendRecipe(S);
  case Pattern::Form::Reduce:
    return reduceRecipe(S);
  case Pattern::Form::Total:
    return S.Found.Sink == NoId ? partsRecipe(S) : totalRecipe(S);
  case Pattern::Form::Collect:
    return collectRecipe(S);
  case Pattern::Form::Split:
    return splitRecipe(S);
  case Pattern::Form::ForEach:
  case Pattern::Form::Fill:
    return forEachRecipe(S);
  case Pattern::Form::Invoke:
  case Pattern::Form::Algorithm:
    break;
  }
  return refuse("there is no recipe for this kind of loop");
}

/// The site with the edits around it, and edits that other code stands before.
static std::vector<Range> changedRanges(const Source &S, Range Site,
                                        ArrayRef<Edit> Edits) {
  std::vector<Range> Apart;
  auto IsNear = [&](uint32_t Begin, uint32_t End) {
    return Begin >= End || codeTokens(S.text().slice(Begin, End)).empty();
  };
  for (const Edit &E : Edits) {
    uint32_t End = E.Offset + E.Length;
    if (IsNear(End, Site.Begin) && IsNear(Site.End, E.Offset)) {
      Site.Begin = std::min(Site.Begin, E.Offset);
      Site.End = std::max(Site.End, End);
    } else
      Apart.push_back({Site.File, E.Offset, End});
  }
  Apart.insert(Apart.begin(), Site);
  return Apart;
}

/// The last look: edits apart from each other, and brackets that match before
/// and after.
static Error checkResult(const Source &S, ArrayRef<Edit> Edits,
                         ArrayRef<Range> Changed) {
  bool Fits = all_of(Changed, [&](const Range &Where) {
    return S.holds(Where) && isBalanced(S.text(Where)) &&
           isBalanced(editedText(S.text(), Edits, Where.Begin, Where.End));
  });
  return Fits && !overlapEachOther(Edits)
             ? Error::success()
             : refuse("the edits do not fit the text");
}

/// What speaks against the target as such.
static Error checkTarget(const Recommendation &R, const Candidate &C,
                         const Target &To) {
  if (!To.Executors.count(nameOf(R.On).str()))
    return refuse(To.OtherExecutors.empty()
                      ? "there is no recipe for " + nameOf(R.On) + " with " +
                            To.Title
                      : To.OtherExecutors);
  if (C.Standard < To.Standard) {
    std::string Wanted = std::to_string(To.Standard);
    return refuse("it is compiled as an older C++, and " + To.Title +
                  " needs C++" + Wanted + " (-std=c++" + Wanted + ")");
  }
  if (R.MayThrow && !To.Exceptions.empty())
    return refuse(To.Exceptions);
  if (R.MayThrow && R.On == Executor::Processes)
    return refuse("a round may throw, and only exceptions of the standard "
                  "library arrive from a worker process as they are");
  return Error::success();
}

static Expected<Plan> planFix(const Program &P, const Recommendation &R,
                              Sources &Files, const Target &To,
                              std::vector<GivenName> Given) {
  const Candidate &C = candidateOf(P, R);
  bool UsesTarget = !R.Own || R.On != Executor::None;
  if (UsesTarget)
    if (Error E = checkTarget(R, C, To))
      return E;
  if (P.FromFailedUnit[R.Function])
    return refuse("the file has compiler errors");
  if (!C.Obstacles.empty())
    return refuse(C.Obstacles.front().Reason);
  Range Where = siteRange(P, R);
  if (!Where.isValid())
    return refuse("the code comes out of a macro");
  std::string WhyNot;
  const Source *File = Files.get(Where.File, WhyNot);
  if (!File)
    return refuse(WhyNot);
  if (UsesTarget && !To.Namespace.empty() && hasOwn(*File, To.Namespace))
    return refuse("the name '" + To.Namespace +
                  "' has a meaning of its own in this file");

  Site S{P, P.Functions[R.Function], C, R.P, R.On, *File, To, Given};
  if (isConstexpr(S))
    return refuse("the function is constexpr");
  auto Text = runRecipe(S);
  if (!Text)
    return Text.takeError();
  normalize(Text->Edits);
  std::vector<Range> Changed = changedRanges(*File, Where, Text->Edits);
  if (Error E = checkResult(*File, Text->Edits, Changed))
    return E;
  Text->Edits =
      inStyleOfFile(File->info().Path, File->text(), std::move(Text->Edits));
  Changed = changedRanges(*File, Where, Text->Edits);

  Plan Result{{}, std::move(Changed), Text->Review, std::move(Given)};
  if (mayHaveUnseenInstances(P, S.F))
    Result.Review = "another instance of this template may stand in a file "
                    "that was not read";
  if (R.V != Verdict::Safe)
    Result.Review =
        R.Hazards.empty() ? "it is not proven safe" : R.Hazards.front().Message;
  Result.F.A =
      Result.Review.empty() ? Applicability::Safe : Applicability::Review;
  Result.F.Edits = std::move(Text->Edits);
  append_range(Result.F.Edits, includeEdits(*File, Text->Headers));
  normalize(Result.F.Edits);
  return Result;
}

//--- Instances of one template ----------------------------------------------//

/// The same site in another instance, where its facts have other numbers.
static std::optional<Recommendation>
sameSite(const Program &P, const Recommendation &R, FunctionId Other) {
  const Candidate &Mine = candidateOf(P, R);
  Recommendation O = R;
  O.Function = Other;
  const auto &Candidates = P.Functions[Other].Candidates;
  for (O.CandidateIndex = 0; O.CandidateIndex < Candidates.size();
       ++O.CandidateIndex) {
    const Candidate &C = Candidates[O.CandidateIndex];
    if (C.S != Mine.S || C.Where != Mine.Where ||
        C.Statements.size() != Mine.Statements.size())
      continue;
    for (size_t I = 0; I < C.Statements.size(); ++I)
      if (R.P.F == Pattern::Form::Append &&
          Mine.Statements[I].CallIndex == R.P.Sink)
        O.P.Sink = C.Statements[I].CallIndex;
      else if (R.P.F == Pattern::Form::Reduce &&
               Mine.Statements[I].UpdateIndex == R.P.Sink)
        O.P.Sink = C.Statements[I].UpdateIndex;
    for (VariableId &V : O.P.SetAnew) {
      const auto &Variables = P.Functions[Other].Variables;
      V = find_if(Variables,
                  [&](const Variable &Theirs) {
                    return Theirs.Where ==
                           P.Functions[R.Function].Variables[V].Where;
                  }) -
          Variables.begin();
      if (V == Variables.size())
        return std::nullopt;
    }
    bool SinkIsCall =
        R.P.F == Pattern::Form::Split || R.P.F == Pattern::Form::Collect;
    if (SinkIsCall && R.P.Sink != NoId) {
      const Call &Ahead = P.Functions[R.Function].Calls[R.P.Sink];
      const auto &Calls = P.Functions[Other].Calls;
      O.P.Sink = find_if(Calls,
                         [&](const Call &Call) {
                           return Call.Text == Ahead.Text && Call.K == Ahead.K;
                         }) -
                 Calls.begin();
      if (O.P.Sink == Calls.size())
        return std::nullopt;
    }
    return O;
  }
  return std::nullopt;
}

/// "f" of "ns::C<std::string>::f".
static StringRef ownName(StringRef Name) {
  int Depth = 0;
  for (size_t At = Name.size(); At-- > 0;) {
    Depth += (Name[At] == '>') - (Name[At] == '<');
    if (Depth == 0 && Name[At] == ':')
      return Name.substr(At + 1);
  }
  return Name;
}

/// One macro (`TEST`) may make several functions at one place.
static bool areInstancesOfOne(const FunctionSummary &A,
                              const FunctionSummary &B) {
  auto Plain = [](const FunctionSummary &F) {
    return ownName(F.Name).split('<').first;
  };
  return Plain(A) == Plain(B);
}

/// A template's text serves all its instances. That each is safe is part of
/// the verdict; that types lead to the same text is seen here.
static Error checkInstances(const Program &P, const FunctionsByPlace &Places,
                            const Recommendation &R, const Plan &Mine,
                            Sources &Files, const Target &To,
                            const std::vector<GivenName> &Given) {
  const Location &Where = P.Functions[R.Function].Where;
  if (R.Own)
    return StringRef(P.Functions[R.Function].Usr).contains("<#")
               ? refuse("it stands in a template")
               : Error::success();
  for (FunctionId Other : Places.at({Where.File, Where.Offset})) {
    if (Other == R.Function ||
        !areInstancesOfOne(P.Functions[R.Function], P.Functions[Other]))
      continue;
    std::optional<Recommendation> O = sameSite(P, R, Other);
    if (!O)
      return refuse("another instance of this template has other code here");
    auto Theirs = planFix(P, *O, Files, To, Given);
    if (!Theirs)
      return Theirs.takeError();
    if (Theirs->F.Edits != Mine.F.Edits)
      return refuse("another instance of this template needs another text");
  }
  return Error::success();
}

//--- All sites --------------------------------------------------------------//

static bool mayBeFixed(const Recommendation &R) {
  if (R.Own)
    return !R.Own->Statements.empty();
  if (R.On == Executor::None || R.V == Verdict::Unsafe)
    return false;
  return R.V == Verdict::Safe ||
         none_of(R.Hazards, [](const Hazard &H) { return H.Proven; });
}

/// What the build needs to know of the new code.
void planLinking(Program &P, std::vector<Recommendation> &All,
                 StringRef TargetName) {
  const Target &To = targets().at(TargetName.str());
  auto FileOf = [&](const Recommendation &R) -> const SourceFile & {
    return P.Files[R.F->Edits.front().File];
  };
  std::vector<std::string> Headers;
  for (const Recommendation &R : All)
    if (R.F && isHeader(FileOf(R).Path))
      Headers.push_back(FileOf(R).Path);
  LinkLines Lines(P, To, std::move(Headers));
  for (Recommendation &R : All) {
    if (!R.F || To.Library.empty())
      continue;
    R.F->LinkEdits.clear();
    R.F->LinkNote.clear();
    const SourceFile &File = FileOf(R);
    if (File.IncludesRuntime &&
        is_contained(To.Headers, "<poolwise/runtime.h>"))
      continue; // so it is linked
    std::string Path = File.Path;
    if (auto Edits = Lines.forSource(Path))
      R.F->LinkEdits = std::move(*Edits);
    else
      R.F->LinkNote = (To.Library + " (find_package(" + To.Package +
                       ")) to what compiles " + sys::path::filename(Path))
                          .str();
  }
}

void planFixes(Program &P, std::vector<Recommendation> &All,
               StringRef TargetName, const OpenFiles &Open) {
  const Target &To = targets().at(TargetName.str());
  Sources Files(P, Open);
  FunctionsByPlace Places = functionsByPlace(P);

  // Safe before unknown, outer before inner: who comes first keeps the lines.
  std::vector<Recommendation *> Order;
  for (Recommendation &R : All)
    if (mayBeFixed(R))
      Order.push_back(&R);
  llvm::sort(Order, [&](const Recommendation *A, const Recommendation *B) {
    auto Key = [&](const Recommendation *R) {
      Range W = siteRange(P, *R);
      return std::tuple(R->V != Verdict::Safe, W.File, W.Begin, ~W.End,
                        R - All.data());
    };
    return Key(A) < Key(B);
  });

  struct Taken {
    Range Where;
    const Recommendation *By;
  };
  std::vector<Taken> Lines;
  std::vector<GivenName> Given;
  for (Recommendation *R : Order) {
    auto Found = planFix(P, *R, Files, To, Given);
    if (Error Reason =
            Found ? checkInstances(P, Places, *R, *Found, Files, To, Given)
                  : Found.takeError()) {
      R->FixRefusal = toString(std::move(Reason));
      continue;
    }
    auto Clash = find_if(Lines, [&](const Taken &T) {
      return any_of(Found->Where, [&](const Range &Where) {
        return T.Where.File == Where.File && T.Where.Begin < Where.End &&
               Where.Begin < T.Where.End;
      });
    });
    // Instances of one template share their edits.
    bool IsShared =
        Clash != Lines.end() && Clash->By->F->Edits == Found->F.Edits;
    if (Clash != Lines.end() && !IsShared) {
      R->FixRefusal = "it overlaps the fix at line " +
                      std::to_string(candidateOf(P, *Clash->By).Where.Line);
      continue;
    }
    Given = std::move(Found->Given);
    R->F = std::move(Found->F);
    R->FixRefusal = Found->Review;
    for (const Range &Where : Found->Where)
      Lines.push_back({Where, R});
  }
  planLinking(P, All, TargetName);
}

} // namespace poolwise
