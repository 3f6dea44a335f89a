//===- SharedWrite.cpp - One object is written by several tasks -----------===//
//
// The object is there once for all tasks: a variable declared outside of the
// loop, a member, a global, or an element whose index is not the round's own.
//
//===----------------------------------------------------------------------===//

#include "ConflictSort.h"
#include "HazardChecks.h"
#include "PatternMatch.h"
#include "PlaceName.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

/// Writes that are ordered by a lock, or atomic, are no race, but which comes
/// first is still open.
static bool isGuarded(const Trial &T, const Conflict &C) {
  return (C.Write->Atomic && C.Other->Atomic) ||
         any_of(T.Tasks[C.WriteTask].Does.Effects,
                [](const EffectUse &E) { return E.Kind == EffectKind::Lock; });
}

static std::string message(const Trial &T, const Conflict &C, bool Guarded) {
  std::string Name = "'" + nameOf(T.F, C.Write->P) + "'";
  if (T.C.S == Candidate::Site::Calls)
    return Name + " is written by more than one of the calls";
  if (C.How == Overlap::SomeElement)
    return Name + " is written, and two rounds may have the same index";
  if (Guarded)
    return Name + " is written in every round; no race, but the order of the "
                  "rounds shows in it";
  if (isSetAnew(T, C))
    return Name + " is declared outside of the loop, though it is set anew in "
                  "every round";
  return Name + " is written in every round" + viaText(C.Write->Path);
}

/// Containers of std::pmr may take their memory from one resource, which takes
/// no lock; an element got it from its container.
static void addSharedResources(const Trial &T, Hazards &Out) {
  auto Takes = [](StringRef Type) {
    return Type.contains("polymorphic_allocator") ||
           Type.starts_with("std::pmr::");
  };
  for (unsigned I = 0; I < T.Tasks.size(); ++I)
    for (const MemoryUse &Use : T.Tasks[I].Does.Memory) {
      if (!Use.Write || T.isPrivate(Use.P, I) || !T.isAhead(Use) ||
          isSinkUse(T, T.Found, Use))
        continue;
      bool ByCall = Use.Via != NoId && T.F.Calls[Use.Via].Receiver &&
                    Takes(T.F.Calls[Use.Via].Receiver->Type);
      if (ByCall || Takes(Use.Type))
        addHazard(Out,
                  "'" + nameOf(T.F, Use.P) +
                      "' may take memory from a resource that other tasks "
                      "take from" +
                      viaText(Use.Path),
                  Use.Path, false);
    }
}

/// Who reads an atomic expects other threads to write it; waiting for one value
/// and then for another is an order that tasks would lose.
static void addWatchedAtomics(const Trial &T, Hazards &Out) {
  for (unsigned I = 0; I < T.Tasks.size(); ++I)
    for (const MemoryUse &Use : T.Tasks[I].Does.Memory) {
      const TypeModel *Type = T.Rules.typeNamed(Use.Type);
      bool Atomic = Type && Type->R == TypeModel::Role::Atomic;
      if (Atomic && !Use.Write && !T.isPrivate(Use.P, I) && T.isAhead(Use))
        addHazard(Out,
                  "'" + nameOf(T.F, Use.P) +
                      "' is atomic: another thread may change it between the "
                      "tasks, and they may depend on that",
                  Use.Path, false);
    }
}

void checkSharedWrite(const Trial &T, Hazards &Out) {
  addWatchedAtomics(T, Out);
  addSharedResources(T, Out);
  for (const Conflict &C : T.Conflicts) {
    if (C.Sort != ConflictSort::SharedWrite)
      continue;
    bool Guarded = isGuarded(T, C);
    addHazard(Out, message(T, C, Guarded), C.Write->Path,
              C.How == Overlap::Same && !Guarded);
  }
}

} // namespace poolwise
