//===- World.cpp ----------------------------------------------------------===//

#include "World.h"
#include "poolwise/Summary/VersionMark.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

namespace {
/// "int (*)(char)" and "int (Reader::*)(char)" point at "int (char)".
std::string functionTypeOf(llvm::StringRef Pointer) {
  size_t End = Pointer.find("*)(");
  size_t Begin = Pointer.rfind('(', End);
  if (End == Pointer.npos || Begin == Pointer.npos)
    return Pointer.str();
  return (Pointer.take_front(Begin) + Pointer.drop_front(End + 2)).str();
}

void addTaken(World &W, const Value &V) {
  if (V.K == Value::Kind::Function)
    if (const FunctionId *F = W.find(V.Usr))
      W.TakenByType[functionTypeOf(V.Type)].push_back(*F);
  for (const Value &Captured : V.Captures)
    addTaken(W, Captured);
}

void collectTaken(World &W) {
  for (const FunctionSummary &F : W.P.Functions) {
    for (const Binding &B : F.Bindings)
      addTaken(W, B.From);
    for (const Value &V : F.Returns)
      addTaken(W, V);
    for (const Call &C : F.Calls)
      for (const Argument &A : C.Arguments)
        addTaken(W, A.V);
  }
  for (auto &Entry : W.TakenByType) {
    std::vector<FunctionId> &Functions = Entry.second;
    llvm::sort(Functions);
    Functions.erase(llvm::unique(Functions), Functions.end());
  }
}
} // namespace

World::World(const Program &P, const RuleSet &Rules)
    : P(P), Rules(Rules), Records(P.Functions.size()), Ends(P), Once(P),
      Flow(P), Component(P.Functions.size(), NoId),
      Derived(P.Functions.size()) {
  for (FunctionId F = 0; F < P.Functions.size(); ++F)
    if (llvm::StringRef(P.Functions[F].Name).ends_with("::operator()"))
      CallOperators.try_emplace(P.Functions[F].Name, F);
  for (FunctionId F = 0; F < P.Functions.size(); ++F)
    if (auto [Usr, Unit] =
            llvm::StringRef(P.Functions[F].Usr).split(VersionMark);
        !Unit.empty())
      Versions[Usr].push_back(F);
  collectTaken(*this);
}

llvm::ArrayRef<FunctionId> World::taken(llvm::StringRef Pointer) const {
  auto It = TakenByType.find(functionTypeOf(Pointer));
  if (It == TakenByType.end())
    return {};
  return It->second;
}

std::vector<FunctionId> World::pointedAt(FunctionId F, CallId C) const {
  std::vector<FunctionId> Out = Flow.bodies(F, C);
  if (const auto &Receiver = P.Functions[F].Calls[C].Receiver;
      Out.empty() && Receiver)
    Out = taken(Receiver->Type).vec();
  return Out;
}

const FunctionId *World::find(llvm::StringRef Usr) const {
  if (Usr.empty())
    return nullptr;
  auto It = P.ByUsr.find(Usr);
  return It == P.ByUsr.end() ? nullptr : &It->second;
}

llvm::SmallVector<FunctionId, 1> World::bodies(const FunctionSummary &F,
                                               llvm::StringRef Usr) const {
  llvm::SmallVector<FunctionId, 1> Out;
  const FunctionId *First = find(Usr);
  if (!First)
    return Out;
  Out.push_back(*First);
  if (auto It = Versions.find(Usr);
      It != Versions.end() && F.Where.File != P.Functions[*First].Where.File)
    Out.append(It->second.begin(), It->second.end());
  return Out;
}

const MemberUsr &World::memberNamed(llvm::StringRef Usr) const {
  auto [It, New] = Members.try_emplace(Usr);
  if (New)
    It->second = MemberUsr(Usr);
  return It->second;
}

llvm::ArrayRef<uint32_t> World::useNumbers(FunctionId F) const {
  const Record &R = Records[F];
  for (size_t I = R.UseNumbers.size(); I < R.Does.Memory.size(); ++I) {
    const MemoryUse &Use = R.Does.Memory[I];
    size_t Hash = llvm::hash_combine(unsigned(Use.P.R), Use.P.Id, Use.P.Name,
                                     Use.Write, Use.Atomic, Use.Ending);
    for (const Step &S : Use.P.Path)
      Hash = llvm::hash_combine(Hash, unsigned(S.K), S.Name, S.Index.Offset);
    auto [It, End] = NumberOfUse.equal_range(Hash);
    It = std::find_if(It, End, [&](const auto &Entry) {
      const KnownUse &Known = KnownUses[Entry.second];
      return Known.Write == Use.Write && Known.Atomic == Use.Atomic &&
             Known.Ending == Use.Ending && Known.P == Use.P;
    });
    if (It == End) {
      It = NumberOfUse.emplace(Hash, KnownUses.size());
      KnownUses.push_back({Use.P, Use.Write, Use.Atomic, Use.Ending,
                           leadsOut(Use.P.Path),
                           llvm::all_of(Use.P.Path, hasConstantIndex)});
    }
    R.UseNumbers.push_back(It->second);
  }
  return R.UseNumbers;
}

const TypeModel *World::type(llvm::StringRef CanonicalType) const {
  if (CanonicalType.empty())
    return nullptr;
  auto [It, New] = Types.try_emplace(CanonicalType);
  if (New)
    It->second = Rules.typeNamed(CanonicalType);
  return It->second;
}

bool World::hasRole(llvm::StringRef Type, TypeModel::Role R) const {
  const TypeModel *T = type(Type);
  return T && T->R == R;
}

bool World::isPointerLike(llvm::StringRef Type) const {
  return isRawPointer(Type) || hasRole(Type, TypeModel::Role::View);
}

bool World::isHandle(llvm::StringRef Type) const {
  if (isRawPointer(Type))
    return true;
  const TypeModel *T = type(Type);
  if (!T)
    return false;
  using Role = TypeModel::Role;
  return T->R == Role::View || T->R == Role::SharedOwner ||
         T->R == Role::UniqueOwner || T->R == Role::Callable;
}

bool isRawPointer(llvm::StringRef Type) {
  Type = Type.trim();
  Type.consume_back("const");
  return Type.rtrim().ends_with("*");
}

std::string pointeeType(llvm::StringRef Pointer) {
  Pointer = Pointer.trim();
  if (!Pointer.consume_back("*"))
    return "";
  Pointer = Pointer.trim();
  Pointer.consume_front("const ");
  return Pointer.trim().str();
}

} // namespace poolwise
