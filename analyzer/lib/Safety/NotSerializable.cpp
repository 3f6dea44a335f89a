//===- NotSerializable.cpp - What can't be sent to a worker ---------------===//
//
// A worker process gets copies of the element and of what the round reads of
// its function, and sends a copy of the result. What it reads besides (globals,
// members, hidden state of libraries) is there in another state: that in which
// the program began.
//
//===----------------------------------------------------------------------===//

#include "ConflictSort.h"
#include "PatternMatch.h"
#include "PlaceName.h"
#include "ProcessHazards.h"

using namespace llvm;
namespace poolwise {

static void addType(Hazards &Out, StringRef What, StringRef Type) {
  if (isSerializable(Type))
    return;
  std::string Named = Type.empty() ? "its type is not known"
                                   : ("its type is '" + Type + "'").str();
  addHazard(Out,
            (What + " can't be copied to another process for certain: " + Named)
                .str(),
            nullptr, false);
}

static void checkResult(const Trial &T, Hazards &Out) {
  if (T.Found.F == Pattern::Form::Append && T.Found.Sink < T.F.Calls.size()) {
    const Call &C = T.F.Calls[T.Found.Sink];
    StringRef Container = C.Receiver ? StringRef(C.Receiver->Type) : "";
    addType(Out, "the container of the results", Container);
  }
  if (T.Found.F == Pattern::Form::Reduce && T.Found.Sink < T.F.Updates.size()) {
    const Update &U = T.F.Updates[T.Found.Sink];
    addType(Out, "the result of a round",
            U.O == Update::Op::Count ? "bool" : StringRef(U.OperandType));
  }
}

void checkNotSerializable(const Trial &T, Hazards &Out) {
  if (!T.isLoop() || T.Tasks.empty())
    return;
  if (T.Shape->Variable == NoId || T.Shape->F == LoopShape::Form::Iterator)
    addHazard(Out, "a round takes its element by an iterator, or apart",
              nullptr, false);
  else
    addType(Out, "'" + T.F.Variables[T.Shape->Variable].Name + "'",
            T.F.Variables[T.Shape->Variable].Type);
  checkResult(T, Out);

  const Behavior &Does = T.Tasks[0].Does;
  for (const MemoryUse &Use : Does.Memory) {
    if (Use.Write || T.isPrivate(Use.P, 0) || isSinkUse(T, T.Found, Use) ||
        isSameInWorker(T, Use.P))
      continue;
    if (Use.P.R != Place::Root::Variable) {
      addHazard(Out,
                "a worker process does not see '" + nameOf(T.F, Use.P) +
                    "' as it is here",
                Use.Path, false);
      continue;
    }
    if (Use.P.Id == T.Shape->Variable || is_contained(T.Over, Use.P))
      continue;
    // The element that the round is given.
    bool IsElement = any_of(T.ElementsOf, [&](const Place &Of) {
      return Use.P.Path.size() > Of.Path.size() && Of.Id == Use.P.Id &&
             T.Shape->F == LoopShape::Form::Range &&
             T.isOwnIndex(Use.P, Of.Path.size());
    });
    const Variable &V = T.F.Variables[Use.P.Id];
    if (!IsElement && !T.isInside(V.Region))
      addType(Out, "'" + V.Name + "'", V.Type);
  }
  for (const CallUse &Use : Does.NotThreadSafe)
    if (!keepsOnlyItsResult(Use.Callee))
      addHazard(Out,
                "what '" + Use.Callee +
                    "' keeps hidden is in a worker process as it was when the "
                    "program began" +
                    viaText(Use.Path),
                Use.Path, false);
}

} // namespace poolwise
