//===- Safety.cpp - Hazards and verdict of a candidate --------------------===//
//
// The table lists every hazard: name, check, and what the reader can do.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"
#include "OwnSinks.h"
#include "ProcessHazards.h"
#include "SplitRounds.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

namespace {
struct HazardRow {
  StringLiteral Name;
  void (*Check)(const Trial &, Hazards &);
  StringLiteral Remedy;
};

constexpr HazardRow Table[] = {
    {"bound-changed", checkBoundChanged,
     "compute the bound, or collect the work, before the loop"},
    {"changes-outside", checkChangesOutside,
     "make sure that no two tasks touch the same file or service, then run "
     "them "
     "by hand; or split reading from writing"},
    {"coroutine", checkCoroutine,
     "do the work in a plain function that the coroutine awaits"},
    {"dependent-calls", checkDependentCalls,
     "run only the calls side by side that need nothing of each other"},
    {"early-exit", checkEarlyExit,
     "compute all rounds first and look for the first hit afterwards"},
    {"escaping-reference", checkEscapingReference,
     "store values, or addresses of objects that live outside of the loop"},
    {"exception-leaves-partial-result", checkExceptionLeavesPartialResult,
     "collect into a local container and move it into place after the loop"},
    {"irregular-loop", checkIrregularLoop,
     "collect the items into a container first, then loop over it"},
    {"lock-held", checkLockHeld,
     "take what is needed under the lock, release it, then loop; or return "
     "values instead of writing to what the lock guards"},
    {"loop-carried-dependence", checkLoopCarriedDependence,
     "compute what the rounds share before the loop, or keep this loop as it "
     "is"},
    {"not-thread-safe-call", checkNotThreadSafeCall,
     "call the reentrant variant (localtime_r, strtok_r...), or run the tasks "
     "in worker processes"},
    {"ordered-output", checkOrderedOutput,
     "return the text from the round and print it after the loop"},
    {"packed-elements", checkPackedElements,
     "use std::vector<char> in place of std::vector<bool>"},
    {"possible-aliasing", checkPossibleAliasing,
     "take parameters by value, or collect into a local container, so that the "
     "objects are distinct"},
    {"process-state", checkProcessState,
     "pass what is needed as an argument (openat, a locale object) in place of "
     "changing the process"},
    {"random-sequence", checkRandomSequence,
     "draw the numbers before the loop, or seed a generator in each round"},
    {"shared-stream", checkSharedStream,
     "read everything first, or open a stream in each round"},
    {"shared-write", checkSharedWrite,
     "declare the variable inside the loop, or return a value from each round "
     "and combine the values afterwards"},
    {"single-pass-range", checkSinglePassRange,
     "take the elements by value, or copy the range into a container first"},
    {"thread-local-state", checkThreadLocalState,
     "pass the value as an argument"},
    {"unknown-callee", checkUnknownCallee,
     "describe the function in a rule pack (see rules/README.md), or analyse "
     "the unit that defines it"},
};

/// Those of worker processes; of threads they are none.
constexpr HazardRow ProcessTable[] = {
    {"not-serializable", checkNotSerializable,
     "pass numbers, strings and standard containers of them, and set up in the "
     "round what a library keeps hidden"},
    {"parent-visible-side-effect", checkParentVisibleSideEffect,
     "return everything from the round, and store it after the loop"},
};

Verdict verdictOf(const std::vector<Hazard> &Found) {
  if (any_of(Found, [](const Hazard &H) { return H.Proven; }))
    return Verdict::Unsafe;
  return Found.empty() ? Verdict::Safe : Verdict::Unknown;
}
} // namespace

StringRef nameOf(Verdict V) {
  switch (V) {
  case Verdict::Safe:
    return "safe";
  case Verdict::Unsafe:
    return "unsafe";
  case Verdict::Unknown:
    return "unknown";
  }
  return "";
}

StringRef nameOf(Pattern::Form F) {
  switch (F) {
  case Pattern::Form::ForEach:
    return "for-each";
  case Pattern::Form::Append:
    return "append";
  case Pattern::Form::Fill:
    return "fill";
  case Pattern::Form::Reduce:
    return "reduce";
  case Pattern::Form::Total:
    return "total";
  case Pattern::Form::Collect:
    return "collect";
  case Pattern::Form::Split:
    return "split";
  case Pattern::Form::Invoke:
    return "invoke";
  case Pattern::Form::Algorithm:
    return "algorithm";
  }
  return "";
}

std::vector<HazardRemedy> hazardRemedies() {
  std::vector<HazardRemedy> All;
  for (const HazardRow &Row : Table)
    All.push_back({Row.Name, Row.Remedy});
  for (const HazardRow &Row : ProcessTable)
    All.push_back({Row.Name, Row.Remedy});
  llvm::sort(All, [](const HazardRemedy &A, const HazardRemedy &B) {
    return A.Name < B.Name;
  });
  return All;
}

StringRef remedyFor(StringRef HazardName) {
  for (const HazardRow &Row : Table)
    if (Row.Name == HazardName)
      return Row.Remedy;
  for (const HazardRow &Row : ProcessTable)
    if (Row.Name == HazardName)
      return Row.Remedy;
  return "";
}

StringRef taskWord(const Trial &T) {
  switch (T.C.S) {
  case Candidate::Site::Calls:
    return "more than one of the calls";
  case Candidate::Site::Algorithm:
    return "the work on each element";
  default:
    return "each round";
  }
}

std::string viaText(const WitnessPtr &Path) {
  std::string Text;
  for (const Witness *Hop = Path.get(); Hop && Hop->Next; Hop = Hop->Next.get())
    if (Text.find("'" + Hop->What + "'") == std::string::npos)
      Text += (Text.empty() ? "in '" : ", '") + Hop->What + "'";
  return Text.empty() ? "" : " (" + Text + ")";
}

std::string callText(const WitnessPtr &Path) {
  const Witness *Last = lastHop(Path);
  if (!Last)
    return "";
  std::string Way = viaText(Path);
  return " ('" + Last->What + "'" + (Way.empty() ? ")" : ", " + Way.substr(2));
}

void addHazard(Hazards &Out, std::string Message, const WitnessPtr &Path,
               bool Proven) {
  Hazard H;
  H.Message = std::move(Message);
  if (Path)
    H.Where = Path->Where;
  H.Path = Path;
  // What an override does that need not be the one called proves nothing.
  H.Proven = Proven && !(Path && Path->Perhaps);
  Out.push_back(std::move(H));
}

static SafetyResult checkRows(const Trial &T, ArrayRef<HazardRow> Rows) {
  SafetyResult Result;
  Result.P = T.Found;
  for (const HazardRow &Row : Rows) {
    Hazards Found;
    Row.Check(T, Found);
    for (Hazard &H : Found) {
      H.Name = Row.Name;
      if (!H.Where.isValid())
        H.Where = T.C.Where;
      // The same object by several accesses is one hazard.
      auto Same = find_if(Result.Hazards, [&](const Hazard &Known) {
        return Known.Name == H.Name && Known.Message == H.Message;
      });
      if (Same == Result.Hazards.end())
        Result.Hazards.push_back(std::move(H));
      else if (H.Proven && !Same->Proven)
        *Same = std::move(H);
    }
  }
  sort(Result.Hazards, [](const Hazard &A, const Hazard &B) {
    return std::tie(A.Where, A.Name, A.Message) <
           std::tie(B.Where, B.Name, B.Message);
  });
  if (T.Tasks.empty()) {
    Result.V = Verdict::Unknown;
    return Result;
  }
  Result.V = verdictOf(Result.Hazards);
  return Result;
}

SafetyResult checkTrial(const Trial &T) { return checkRows(T, Table); }

SafetyResult checkForProcesses(const Behaviors &B, FunctionId F,
                               const Candidate &C) {
  return checkRows(makeTrial(B, F, C), ProcessTable);
}

/// Worth it without asking whether the whole round could run side by side.
constexpr double GoodShare = 0.5;

/// What runs ahead hands over values, or nothing: no text is known for others.
static bool givesValues(const Trial &T) {
  if (T.Found.Sink != NoId && T.Found.First > 0)
    return false;
  ArrayRef<BodyStatement> All = T.C.Statements;
  return all_of(All.drop_front(T.Found.First), [&](const BodyStatement &S) {
    return all_of(S.Uses, [&](uint32_t Use) {
      return Use >= T.Found.First ||
             all_of(All[Use].Declares, [](const DeclaredName &Name) {
               return Name.IsPlainValue || Name.Variable == NoId;
             });
    });
  });
}

static bool isSafe(const SafetyResult &R) { return R.V == Verdict::Safe; }

SafetyResult checkSafety(const Behaviors &B, FunctionId F, const Candidate &C) {
  Trial T = makeTrial(B, F, C);
  // What is refused is told of whole rounds.
  SafetyResult Whole = checkTrial(T);
  if (isSafe(Whole))
    return Whole;
  std::optional<SafetyResult> Own;
  if (giveOwnSinks(T))
    Own = checkTrial(T);
  bool HasOwn = Own && isSafe(*Own);
  if (splitRounds(T) &&
      (!HasOwn || (T.Found.Share >= GoodShare && givesValues(T))))
    if (SafetyResult Split = checkTrial(T); isSafe(Split))
      return Split;
  return HasOwn ? *Own : Whole;
}

} // namespace poolwise
