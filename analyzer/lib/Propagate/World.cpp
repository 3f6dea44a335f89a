//===- World.cpp ----------------------------------------------------------===//

#include "World.h"

namespace poolwise {

World::World(const Program &P, const RuleSet &Rules)
    : P(P), Rules(Rules), Records(P.Functions.size()), Ends(P),
      Component(P.Functions.size(), NoId) {
  for (FunctionId F = 0; F < P.Functions.size(); ++F)
    if (llvm::StringRef(P.Functions[F].Name).ends_with("::operator()"))
      CallOperators.try_emplace(P.Functions[F].Name, F);
}

const FunctionId *World::find(llvm::StringRef Usr) const {
  if (Usr.empty())
    return nullptr;
  auto It = P.ByUsr.find(Usr);
  return It == P.ByUsr.end() ? nullptr : &It->second;
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
