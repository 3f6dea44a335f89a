//===- Export.cpp ---------------------------------------------------------===//

#include "Export.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

using Root = Place::Root;

namespace {
constexpr size_t MaxHeld = 24;
const Step Deref{Step::Kind::Deref, {}, {}};
const Step AddressStep{Step::Kind::Address, {}, {}};

bool isLocal(const FunctionSummary &F, const Place &P) {
  return P.R == Root::Variable &&
         (P.Id >= F.Variables.size() ||
          F.Variables[P.Id].K == Variable::Kind::Local);
}

Place outward(const Resolver &R, Place P) {
  if (P.R == Root::Fresh)
    P.Id = NoId;
  for (Step &S : P.Path)
    S.Index = R.W.outward(R.F, S.Index);
  return P;
}

/// The value that a local variable has in the end, as callers may know it.
Places contentOf(Resolver &R, const Place &Local, llvm::StringRef Type) {
  Places Out;
  if (R.W.isPointerLike(Type)) {
    for (const Place &P : R.follow({Local}, Deref))
      unite(Out, extended(P, AddressStep));
    return Out;
  }
  // A handle that is a number: where it came from.
  for (const Value *V : R.valuesHeldAt(Local))
    if (V->K == Value::Kind::Place)
      for (const Place &P : R.valueOf(*V))
        if (!isLocal(R.F, P))
          unite(Out, P);
  return Out;
}

Places exported(Resolver &R, const Place &P, llvm::StringRef Type,
                bool NewIfLocal) {
  if (!isLocal(R.F, P))
    return {outward(R, P)};
  if (isAddress(P) || leadsOut(P.Path))
    return {Place()};
  llvm::StringRef Own = P.Path.empty() ? R.F.Variables[P.Id].Type : Type;
  Places Out;
  for (const Place &Content : contentOf(R, P, Own))
    if (!isLocal(R.F, Content))
      unite(Out, outward(R, Content));
  if (Out.empty() && NewIfLocal)
    Out = {freshPlace(NoId)};
  return Out;
}
} // namespace

void exportResults(Resolver &R, Record &Out) {
  for (const Value &V : R.F.Returns) {
    if (V.K != Value::Kind::Place)
      continue;
    for (const Place &P : R.valueOf(V))
      unite(Out.Returns, exported(R, P, V.Type, /*NewIfLocal=*/true));
  }
}

void exportHeld(Resolver &R, Record &Out) {
  if (Out.HoldsAnything)
    return;
  auto Add = [&](HeldValue H) {
    if (llvm::any_of(Out.Holds, [&](const HeldValue &Known) {
          return Known.Target == H.Target && Known.Inside == H.Inside &&
                 Known.From.K == H.From.K && Known.From.P == H.From.P &&
                 Known.From.Usr == H.From.Usr;
        }))
      return;
    Out.Holds.push_back(std::move(H));
  };
  for (const HeldValue &H : R.held()) {
    const Place &T = H.Target;
    bool Visible = T.R == Root::This || T.R == Root::Global;
    if (T.R == Root::Variable && T.Id < R.F.Variables.size()) {
      const Variable &V = R.F.Variables[T.Id];
      bool ByReference =
          V.By == Passing::Reference || V.By == Passing::Moved || V.IsReference;
      Visible =
          V.K != Variable::Kind::Local && (ByReference || leadsOut(T.Path));
    }
    // Stores to globals are named by the global everywhere.
    if (!Visible || T.R == Root::Global)
      continue;
    HeldValue Mine{outward(R, T), H.From, H.Inside};
    if (H.From.K != Value::Kind::Place) {
      Add(std::move(Mine));
      continue;
    }
    for (const Place &P : R.valueOf(H.From))
      for (const Place &Seen : exported(R, P, H.From.Type, false)) {
        if (Seen == Mine.Target)
          continue;
        HeldValue One = Mine;
        One.From.P = Seen;
        Add(std::move(One));
      }
  }
  if (Out.Holds.size() > MaxHeld) {
    Out.Holds.clear();
    Out.HoldsAnything = true;
  }
}

} // namespace poolwise
