//===- ChildTasks.cpp - May a worker process run what a child ran? --------===//

#include "ChildTasks.h"
#include "../Recommend/Phrases.h"
#include "../Safety/PlaceName.h"
#include "PerItem.h"
#include "poolwise/Judge/ProcessState.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise::misuse {

/// Asks which process it is, or does to it what the next task would find.
static bool isOfProcess(const Model &M) {
  static constexpr StringLiteral Parts[] = {
      "getpid", "getppid",   "gettid", "getpgrp",   "getpgid",    "getsid",
      "setpg",  "setsid",    "rusage", "pthread_",  "prctl",      "sigaction",
      "signal", "sigmask",   "alarm",  "itimer",    "quick_exit", "atexit",
      "nice",   "unshare",   "dup2",   "closefrom", "syscall",    "mlock",
      "raise",  "std::clock"};
  static constexpr StringLiteral Whole[] = {"exit",  "std::exit", "clock",
                                            "times", "kill",      "on_exit"};
  StringRef Name = M.NamePattern;
  return M.Forks || M.Execs || M.Joins || is_contained(Whole, Name) ||
         any_of(Parts, [&](StringRef Part) { return Name.contains(Part); });
}

ChildTasks::ChildTasks(const Scene &S)
    : S(S), OfProcess(S.pathsTo(isOfProcess)) {
  for (FunctionId F = 0; F < S.P.Functions.size(); ++F)
    for (CallId Id = 0; Id < S.of(F).Calls.size(); ++Id)
      if (const Model *M = S.modelOf(F, Id))
        for (const std::string &State : M->WritesState)
          ChangedStates.insert(State);
}

/// Waits for whichever child ends next.
static bool waitsForAny(const Call &C) {
  static constexpr StringLiteral Any[] = {"wait", "wait3", "waitid"};
  bool IsAny = (C.Name == "waitpid" || C.Name == "wait4") &&
               !C.Arguments.empty() && C.Arguments[0].V.K != Value::Kind::Place;
  return IsAny || is_contained(Any, StringRef(C.Name));
}

std::optional<std::string> ChildTasks::whyNotProgram(FunctionId F) const {
  if (!S.P.IsWhole)
    return "the program is not seen as a whole: what is not seen may change "
           "what a worker process would find, or wait for its children";
  for (StringRef State : {"signal-handlers", "signals", "fork-handlers"})
    if (ChangedStates.contains(State))
      return "the program changes the " + State.str() +
             " of the process, which a worker process has not";
  for (FunctionId Other = 0; Other < S.P.Functions.size(); ++Other)
    if (Other != F && any_of(S.of(Other).Calls, waitsForAny))
      return "'" + S.of(Other).Name +
             "' waits for any child, and would take a worker process for one";
  return std::nullopt;
}

/// Nothing in the program writes it, once it has been made.
bool ChildTasks::isConstant(StringRef Global) const {
  for (FunctionId F = 0; F < S.P.Functions.size(); ++F)
    for (const MemoryUse &Use : S.B.ofFunction(F).Memory)
      if (Use.Write && (Use.P.isUnknown() || (Use.P.R == Place::Root::Global &&
                                              Use.P.Name == Global)))
        return false;
  return true;
}

std::optional<std::string>
ChildTasks::whyNotMemory(FunctionId F, RegionId Child,
                         const MemoryUse &Use) const {
  const FunctionSummary &Function = S.of(F);
  const Place &P = Use.P;
  if (P.R == Place::Root::Fresh || P.R == Place::Root::Constant)
    return std::nullopt;
  std::string Name = nameOf(Function, P), Path = pathText(Use.Path);
  StringRef State = P.Name;
  if (P.R == Place::Root::Global && State.consume_front("state:")) {
    if (State == "errno" || (!Use.Write && !ChangedStates.contains(State)))
      return std::nullopt;
    if (Use.Write)
      return "the child changes the " + State.str() +
             " of its process, which the next task of a worker would find" +
             pathText(Use.Path);
    return "the child reads the " + State.str() +
           ", which the program changes: a worker process has that of its own "
           "start" +
           pathText(Use.Path);
  }
  if (P.R == Place::Root::Global && !Use.Write && isConstant(P.Name))
    return std::nullopt;
  if (P.R == Place::Root::Variable) {
    const Variable &V = Function.Variables[P.Id];
    if (Function.isWithin(V.Region, Child) && V.K == Variable::Kind::Local)
      return std::nullopt;
    if (Use.Write)
      return "the child changes its copy of '" + Name +
             "', and a task has it as a constant" + Path;
    if (!isSerializable(V.Type))
      return "'" + V.Name +
             "' can't be copied to another process for certain: its type is '" +
             V.Type + "'";
    return std::nullopt;
  }
  return Use.Write
             ? "the child writes '" + Name +
                   "', which the next task of a worker would find"
             : "a worker process does not see '" + Name + "' as it is here";
}

/// Looks again and again, as who waits for another child does.
static bool polls(const Scene &S, FunctionId F, RegionId Inside) {
  const FunctionSummary &Function = S.of(F);
  for (CallId Id = 0; Id < Function.Calls.size(); ++Id) {
    RegionId Round = loopAround(Function, Function.Calls[Id].Region);
    if (Round == NoId || (Inside != NoId && !Function.isWithin(Round, Inside)))
      continue;
    const auto &Loop = Function.Regions[Function.Regions[Round].Parent].Loop;
    if (Loop && Loop->F == LoopShape::Form::Other &&
        any_of(S.B.ofCall(F, Id).Effects,
               [](const EffectUse &E) { return E.Kind == EffectKind::Sleep; }))
      return true;
  }
  return false;
}

std::optional<std::string> ChildTasks::whyNotChild(FunctionId F,
                                                   RegionId Child) const {
  const FunctionSummary &Function = S.of(F);
  Behavior Does = S.B.ofRegion(F, Child);
  if (!Does.Unknown.empty())
    return "what '" + Does.Unknown.front().Callee + "' does is not known";
  if (Does.Throws || Does.ThrowsOther)
    return "the child may throw" +
           pathText(Does.Throws ? Does.Throws : Does.ThrowsOther) +
           ", and would go on as a copy of its parent";
  for (const EffectUse &E : Does.Effects) {
    static constexpr EffectKind Own[] = {EffectKind::Disk, EffectKind::Network,
                                         EffectKind::Sleep, EffectKind::Compute,
                                         EffectKind::Allocate};
    if (E.Kind == EffectKind::Console)
      return "the child prints" + pathText(E.Path) +
             ", and has copies of what its parent has not written yet";
    if (!is_contained(Own, E.Kind))
      return "the child " + doing(E.Kind) + pathText(E.Path) +
             ", which may be another child that has not been started";
  }
  for (const CallUse &Use : Does.NotThreadSafe)
    return "what '" + Use.Callee +
           "' keeps hidden is in a worker process as it was when the program "
           "began, or as the last task left it" +
           pathText(Use.Path);
  for (const MemoryUse &Use : Does.Memory)
    if (std::optional<std::string> Why = whyNotMemory(F, Child, Use))
      return Why;
  if (polls(S, F, Child))
    return "the child looks again and again, as if it waited for another one";
  for (CallId Id = 0; Id < Function.Calls.size(); ++Id) {
    const Call &C = Function.Calls[Id];
    if (!Function.isWithin(C.Region, Child))
      continue;
    if (const Model *M = S.modelOf(F, Id); M && isOfProcess(*M))
      return "the child calls '" + C.Name +
             "', which means another process in a worker";
    // `_exit` leaves out what a destructor would do.
    if (C.K == Call::Kind::Destructor &&
        any_of(S.B.ofCall(F, Id).Effects, [](const EffectUse &E) {
          return E.Kind != EffectKind::Compute &&
                 E.Kind != EffectKind::Allocate;
        }))
      return "the child ends without the destructor of '" +
             nameOf(Function, C.Receiver->P) + "', which a task would run";
    for (FunctionId Callee : S.calledBy(F, Id)) {
      if (OfProcess[Callee])
        return "the child asks for, or changes, what belongs to its process" +
               pathText(OfProcess[Callee]);
      if (polls(S, Callee, NoId))
        return "the child looks again and again, as if it waited for another "
               "one ('" +
               S.of(Callee).Name + "')";
    }
  }
  return std::nullopt;
}

/// The loop that waits may not be left out. (Whether a jump leaves it out is
/// seen where it is known what is dropped.)
std::optional<std::string> ChildTasks::whyNotParent(FunctionId F, CallId Fork,
                                                    RegionId Child) const {
  const FunctionSummary &Function = S.of(F);
  RegionId Round = loopAround(Function, Function.Calls[Fork].Region);
  uint32_t Begin = Function.Regions[Function.Regions[Round].Parent].Text.Begin;
  uint32_t End = 0;
  for (const Call &C : Function.Calls) {
    if (!waitsForAny(C) && C.Name != "waitpid" && C.Name != "wait4")
      continue;
    RegionId Waits = loopAround(Function, C.Region);
    // `while (wait(nullptr) > 0)`: in the header.
    RegionId Loop = Waits != NoId ? Function.Regions[Waits].Parent : C.Region;
    End = std::max(End, Function.Regions[Loop].Text.End);
    if (Waits == Round)
      return "each child is waited for before the next one is started";
  }
  if (End <= Begin)
    return "the children are not waited for in this function";
  auto IsBetween = [&](const Location &Where, RegionId R) {
    return Begin <= Where.Offset && Where.Offset < End &&
           !Function.isWithin(R, Child) && !Function.Regions[R].Cold;
  };
  for (CallId Id = 0; Id < Function.Calls.size(); ++Id) {
    const Call &C = Function.Calls[Id];
    if (!IsBetween(C.Where, C.Region) || C.K == Call::Kind::Destructor)
      continue;
    Behavior Does = S.B.ofCall(F, Id);
    if (Does.Throws || Does.ThrowsOther)
      return "'" + C.Name + "' may throw before the children are waited for";
  }
  return std::nullopt;
}

/// The branch that the child runs: it ends in `_exit`.
static RegionId childOf(const FunctionSummary &F, CallId Fork) {
  RegionId Round = loopAround(F, F.Calls[Fork].Region);
  for (CallId Id = Fork + 1; Id < F.Calls.size() && Round != NoId; ++Id) {
    const Call &C = F.Calls[Id];
    bool IsEnd =
        C.Name == "_exit" || C.Name == "_Exit" || C.Name == "std::_Exit";
    if (!IsEnd || !F.isWithin(C.Region, Round))
      continue;
    // The outermost branch behind the fork.
    RegionId Found = NoId;
    for (RegionId R = C.Region; R != Round; R = F.Regions[R].Parent)
      if (F.Regions[R].K == Region::Kind::Branch &&
          F.Regions[R].Text.isValid() &&
          F.Regions[R].Text.Begin > F.Calls[Fork].Where.Offset)
        Found = R;
    if (Found != NoId)
      return Found;
  }
  return NoId;
}

void ChildTasks::offer(FunctionId F, CallId Fork, Recommendation &R) const {
  const FunctionSummary &Function = S.of(F);
  RegionId Round = loopAround(Function, Function.Calls[Fork].Region);
  bool IsHere = Function.Calls[Fork].Name == "fork" && Round != NoId;
  if (!IsHere) {
    R.FixRefusal = "'fork' stands in another function than the loop";
    return;
  }
  RegionId Child = childOf(Function, Fork);
  if (Child == NoId) {
    R.FixRefusal = "the child does not end in '_exit': 'exit' writes what the "
                   "parent's buffers hold once more, and runs its handlers";
    return;
  }
  std::optional<std::string> WhyNot = whyNotChild(F, Child);
  if (!WhyNot)
    WhyNot = whyNotParent(F, Fork, Child);
  if (!WhyNot)
    WhyNot = whyNotProgram(F);
  if (WhyNot) {
    R.FixRefusal = *WhyNot;
    return;
  }
  RegionId Loop = Function.Regions[Round].Parent;
  if (!takeLoop(Function, Loop, *R.Own)) {
    R.FixRefusal = "the loop that forks is not understood";
    return;
  }
  R.Own->Region = Loop;
  for (const Range &Text :
       {Function.Calls[Fork].Text, Function.Regions[Child].Text}) {
    BodyStatement Part;
    Part.CallIndex = Fork;
    Part.Region = Child;
    Part.Text = Text;
    R.Own->Statements.push_back(std::move(Part));
  }
  R.V = Verdict::Safe;
}

} // namespace poolwise::misuse
