//===- Query.cpp - `poolwise query` ---------------------------------------===//
//
// FROM -> TO over the call graph. Effects come with their witness path from
// Propagate; callees are searched here, breadth first, so that the shortest
// path is shown. Calls through pointers that were not resolved are no edges.
//
//===----------------------------------------------------------------------===//

#include "OutputFile.h"
#include "Run.h"
#include "poolwise/Config/GlobList.h"
#include "poolwise/Report/SourceLines.h"
#include "poolwise/Report/WitnessPath.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/GlobPattern.h"
#include <deque>

using namespace llvm;

namespace poolwise::tool {

namespace {

struct Query {
  GlobPattern From;
  std::optional<EffectKind> Effect;
  bool Unknown = false;
  std::optional<GlobPattern> Callee;
};

} // namespace

/// `fetch` means any function so named, whatever its namespace.
static bool matches(const GlobPattern &Glob, StringRef Name) {
  return Glob.match(Name) || Glob.match(Name.substr(Name.rfind(':') + 1));
}

static Expected<Query> parse(StringRef Text) {
  auto error = [](const Twine &Message) {
    return createStringError(inconvertibleErrorCode(), Message);
  };
  auto [Left, Right] = Text.split("->");
  StringRef From = Left.trim(), To = Right.trim();
  if (From.empty() || To.empty())
    return error("'" + Text +
                 "' is not of the form 'FROM -> TO', as in "
                 "'main -> effect:network'");
  Expected<GlobPattern> FromGlob = GlobPattern::create(From);
  if (!FromGlob)
    return FromGlob.takeError();
  Query Q{std::move(*FromGlob), std::nullopt, false, std::nullopt};
  if (To.consume_front("effect:")) {
    Q.Effect = effectNamed(To);
    if (Q.Effect)
      return Q;
    std::vector<StringRef> Known;
    for (EffectKind Kind : AllEffects)
      Known.push_back(nameOf(Kind));
    return error("there is no effect '" + To + "'" + didYouMean(To, Known) +
                 "; effects: " + join(Known, ", "));
  }
  if (To == "unknown") {
    Q.Unknown = true;
    return Q;
  }
  Expected<GlobPattern> Callee = GlobPattern::create(To);
  if (!Callee)
    return Callee.takeError();
  Q.Callee = std::move(*Callee);
  return Q;
}

/// Shortest chain of calls from `From` to a callee that matches; empty if none.
static std::vector<const Call *> pathTo(const Program &P, FunctionId From,
                                        const GlobPattern &Callee) {
  std::vector<const Call *> CameBy(P.Functions.size());
  std::vector<FunctionId> CameFrom(P.Functions.size(), NoId);
  std::deque<FunctionId> Todo{From};
  CameFrom[From] = From;
  auto pathBack = [&](FunctionId F, const Call *Last) {
    std::vector<const Call *> Path{Last};
    for (; F != From; F = CameFrom[F])
      Path.push_back(CameBy[F]);
    std::reverse(Path.begin(), Path.end());
    return Path;
  };
  while (!Todo.empty()) {
    FunctionId F = Todo.front();
    Todo.pop_front();
    for (const Call &C : P.Functions[F].Calls) {
      if (matches(Callee, C.Name))
        return pathBack(F, &C);
      std::vector<FunctionId> Targets;
      if (auto It = P.ByUsr.find(C.Usr); It != P.ByUsr.end())
        Targets.push_back(It->second);
      if (C.K == Call::Kind::Virtual)
        append_range(Targets, P.overridersOf(C.Usr));
      for (FunctionId Target : Targets)
        if (CameFrom[Target] == NoId) {
          CameFrom[Target] = F;
          CameBy[Target] = &C;
          Todo.push_back(Target);
        }
    }
  }
  return {};
}

static void printHop(const Program &P, Location Where, const Twine &Text,
                     raw_ostream &OS) {
  OS << formatv("  {0}:{1}: ", shownPath(P, Where), Where.Line) << Text << '\n';
}

static void printHead(const FunctionSummary &F, unsigned &Found,
                      raw_ostream &OS) {
  OS << F.Name << '\n';
  ++Found;
}

static void printWitness(const Program &P, const Witness *Path,
                         raw_ostream &OS) {
  for (const Evidence &E : evidenceOf(Path))
    printHop(P, E.Where,
             E.Message + (E.Model.empty() ? "" : " (rule " + E.Model + ")"),
             OS);
}

static unsigned answer(const Analysis &A, const Query &Q, raw_ostream &OS) {
  unsigned Found = 0;
  const Program &P = *A.P;
  for (FunctionId F = 0; F < P.Functions.size(); ++F) {
    const FunctionSummary &Summary = P.Functions[F];
    if (Summary.IsImplicit || !matches(Q.From, Summary.Name))
      continue;
    const Behavior &B = A.B->ofFunction(F);
    if (Q.Effect) {
      for (const EffectUse &E : B.Effects)
        if (E.Kind == *Q.Effect && !E.Elsewhere) {
          printHead(Summary, Found, OS);
          printWitness(P, E.Path.get(), OS);
          break;
        }
    } else if (Q.Unknown) {
      for (const CallUse &Call : B.Unknown) {
        printHead(Summary, Found, OS);
        printWitness(P, Call.Path.get(), OS);
      }
    } else if (auto Path = pathTo(P, F, *Q.Callee); !Path.empty()) {
      printHead(Summary, Found, OS);
      for (const Call *C : Path)
        printHop(P, C->Where, "calls '" + C->Name + "'", OS);
    }
  }
  return Found;
}

int runQuery(const Command &C, const CommandLine &Line) {
  cl::SubCommand Sub("query", C.Summary);
  cl::OptionCategory Category("options");
  cl::opt<std::string> Text(cl::Positional, cl::desc("'EXPR'"), cl::Required,
                            cl::sub(Sub), cl::cat(Category));
  RunOptions Options(Sub, Category);
  if (!parseOptions(Sub, Category, C, Line))
    return BadUsage;
  Expected<Query> Q = parse(Text);
  if (!Q)
    return usageError("query: " + toString(Q.takeError()));
  auto R = analyzed(Options, Line, Need::Behaviors);
  if (!R)
    return usageError(R.takeError());
  unsigned Found = 0;
  if (Error E = writeOutput(
          "", [&](raw_ostream &OS) { Found = answer((*R)->A, *Q, OS); }))
    return usageError(std::move(E));
  return (*R)->isIncomplete() ? Incomplete
         : Found              ? poolwise::tool::Found
                              : NothingFound;
}

} // namespace poolwise::tool
