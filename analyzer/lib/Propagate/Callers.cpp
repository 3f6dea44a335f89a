//===- Callers.cpp --------------------------------------------------------===//

#include "Callers.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

using Root = Place::Root;
using Kind = Variable::Kind;

namespace {
constexpr size_t MaxSites = 24;
constexpr unsigned MaxDepth = 3;
const Step Deref{Step::Kind::Deref, {}, {}};

/// No other unit can call it.
bool isInternal(const FunctionSummary &F, const Program &P) {
  if (llvm::StringRef(F.Usr).starts_with("c:@"))
    return false;
  // Of a header, every unit has its own.
  llvm::StringRef Path = P.Files[F.Where.File].Path;
  llvm::StringRef Ending = Path.rsplit('.').second;
  return Ending == "cpp" || Ending == "cc" || Ending == "cxx" ||
         Ending == "c++" || Ending == "C";
}

bool isPointerParameter(const FunctionSummary &F, const Place &P) {
  return P.R == Root::Variable && !F.Variables[P.Id].IsReference;
}

/// What the function was given is what it still has.
bool keepsValue(const FunctionSummary &F, const Place &P) {
  return llvm::none_of(F.Accesses,
                       [&](const Access &A) {
                         return A.K == Access::Kind::Write && A.P == P;
                       }) &&
         llvm::none_of(F.Bindings,
                       [&](const Binding &B) { return B.Target == P; });
}

/// An object that no pointer leads to: named in full.
bool isNamed(const Place &P) {
  bool HasRoot =
      P.R == Root::Variable || P.R == Root::Global || P.R == Root::This;
  return HasRoot && !leadsOut(P.Path) && !isAddress(P);
}

/// Behind the same beginning, two different members or elements.
bool doPathsPart(Steps A, Steps B) {
  for (size_t I = 0; I < std::min(A.size(), B.size()); ++I) {
    if (A[I].K != B[I].K)
      return false;
    if (A[I].K == Step::Kind::Field && A[I].Name != B[I].Name)
      return A[I].Name.front() != '(' && B[I].Name.front() != '(';
    if (A[I].K == Step::Kind::Index && A[I].Index != B[I].Index)
      return A[I].Index.Known && B[I].Index.Known &&
             A[I].Index.Variable == NoId && B[I].Index.Variable == NoId;
    if (A[I].K == Step::Kind::Index && !A[I].Index.Known)
      return false;
  }
  return false;
}
} // namespace

Callers::Callers(const World &W)
    : W(W), Sites(W.P.Functions.size()), IsOpen(W.P.Functions.size(), false),
      HasMain(W.P.Files.size(), false) {
  for (FunctionId In = 0; In < W.P.Functions.size(); ++In) {
    const FunctionSummary &F = W.P.Functions[In];
    auto Open = [&](llvm::StringRef Usr) {
      for (FunctionId Body : W.bodies(F, Usr))
        IsOpen[Body] = true;
    };
    auto OpenValue = [&](const Value &V, auto &Self) -> void {
      Open(V.Usr);
      for (const Value &Captured : V.Captures)
        Self(Captured, Self);
    };
    if (F.IsMain && F.Where.File < HasMain.size())
      HasMain[F.Where.File] = true;
    for (CallId Id = 0; Id < F.Calls.size(); ++Id) {
      const Call &C = F.Calls[Id];
      for (FunctionId Callee : W.bodies(F, C.Usr))
        Sites[Callee].push_back({In, Id});
      if (C.Receiver)
        OpenValue(*C.Receiver, OpenValue);
      for (const Argument &A : C.Arguments)
        OpenValue(A.V, OpenValue);
      for (const std::string &Usr : C.ElementCalls)
        Open(Usr);
    }
    for (const Binding &B : F.Bindings)
      OpenValue(B.From, OpenValue);
    for (const Value &V : F.Returns)
      OpenValue(V, OpenValue);
  }
}

bool Callers::areKnown(FunctionId Id) const {
  const FunctionSummary &F = W.P.Functions[Id];
  llvm::StringRef Name = llvm::StringRef(F.Name).rsplit("::").second;
  if (Name.empty())
    Name = F.Name;
  // Other languages call functions without a signature in their name.
  bool IsMangled = llvm::StringRef(F.Usr).contains('#');
  if (F.Where.File >= W.P.Files.size())
    return false;
  return !IsOpen[Id] && !F.IsVirtual && !F.IsMain && !F.IsImplicit &&
         F.Parent.empty() && IsMangled && !Name.starts_with("operator") &&
         Name != "swap" && !Sites[Id].empty() && Sites[Id].size() <= MaxSites &&
         !W.P.FromFailedUnit[Id] &&
         (isInternal(F, W.P) || (W.P.IsWhole && HasMain[F.Where.File]));
}

std::optional<Place> Callers::handedOver(const Site &S, FunctionId F,
                                         const Place &P) {
  if (P.R == Root::Global)
    return P;
  const FunctionSummary &Body = W.P.Functions[F];
  Resolver R(W, S.In);
  const Call &C = R.F.Calls[S.Id];
  const Value *V = P.R == Root::This ? (C.Receiver ? &*C.Receiver : nullptr)
                   : P.Id < C.Arguments.size() ? &C.Arguments[P.Id].V
                                               : nullptr;
  if (!V || V->K != Value::Kind::Place)
    return std::nullopt;
  Places At = R.valueOf(*V);
  if (isPointerParameter(Body, P))
    At = R.follow(std::move(At), Deref);
  if (At.size() != 1 || At.front().isUnknown())
    return std::nullopt;
  return At.front();
}

bool Callers::areObjectsApart(FunctionId In, const Place &A, const Place &B) {
  const FunctionSummary &F = W.P.Functions[In];
  if (!isNamed(A) || !isNamed(B))
    return false;
  bool IsOneRoot = A.R == B.R && A.Id == B.Id && A.Name == B.Name;
  if (IsOneRoot)
    return doPathsPart(A.Path, B.Path);
  if (A.R == Root::Global && B.R == Root::Global)
    return true;
  auto IsOwn = [&](const Place &P) {
    return P.R == Root::Variable && F.Variables[P.Id].K != Kind::Capture &&
           F.Variables[P.Id].K != Kind::StaticLocal &&
           !F.Variables[P.Id].IsReference;
  };
  // Made after all that the function was given.
  if (IsOwn(A) || IsOwn(B))
    return true;
  auto IsGiven = [&](const Place &P) {
    return P.R != Root::Variable || (F.Variables[P.Id].K == Kind::Parameter &&
                                     F.Variables[P.Id].IsReference);
  };
  if (!IsGiven(A) || !IsGiven(B))
    return false;
  auto Bare = [](Place P) {
    P.Path.clear();
    return P;
  };
  return areApart(In, Bare(A), Bare(B));
}

bool Callers::areApartAt(const Site &S, FunctionId F, const Place &A,
                         const Place &B) {
  std::optional<Place> MineA = handedOver(S, F, A);
  std::optional<Place> MineB = handedOver(S, F, B);
  return MineA && MineB && areObjectsApart(S.In, *MineA, *MineB);
}

bool Callers::areApart(FunctionId F, const Place &A, const Place &B) {
  auto [It, IsNew] = Known.try_emplace({F, std::min(A, B), std::max(A, B)},
                                       false); // while it is looked for
  if (!IsNew)
    return It->second;
  const FunctionSummary &Body = W.P.Functions[F];
  auto IsRoot = [&](const Place &P) {
    return P.R == Root::This || P.R == Root::Global ||
           (P.R == Root::Variable &&
            Body.Variables[P.Id].K == Kind::Parameter && keepsValue(Body, P));
  };
  if (Depth == MaxDepth || !areKnown(F) || !IsRoot(A) || !IsRoot(B))
    return false;
  ++Depth;
  bool Apart = llvm::all_of(
      Sites[F], [&](const Site &S) { return areApartAt(S, F, A, B); });
  --Depth;
  return Known[{F, std::min(A, B), std::max(A, B)}] = Apart;
}

} // namespace poolwise
