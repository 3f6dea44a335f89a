//===- PlainValue.cpp -----------------------------------------------------===//

#include "PlainValue.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;

namespace poolwise {

namespace {
constexpr unsigned MaxDepth = 12;

bool isPlain(QualType T, unsigned Depth);

/// Library classes whose objects refer to nothing but what their arguments
/// refer to.
bool isValueTemplate(llvm::StringRef Name) {
  return llvm::StringSwitch<bool>(Name)
      .Cases({"basic_string", "vector", "deque", "list", "forward_list"}, true)
      .Cases({"map", "multimap", "set", "multiset"}, true)
      .Cases({"unordered_map", "unordered_multimap", "unordered_set",
              "unordered_multiset"},
             true)
      .Cases({"pair", "tuple", "optional", "variant", "array", "complex"}, true)
      .Cases({"bitset", "duration", "time_point", "ratio", "char_traits"}, true)
      .Cases({"allocator", "less", "greater", "hash", "equal_to"}, true)
      .Cases({"unique_ptr", "default_delete", "expected", "path"}, true)
      .Cases({"error_code", "exception_ptr", "monostate"}, true)
      .Default(false);
}

bool hasPlainArguments(const CXXRecordDecl *R, unsigned Depth) {
  const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(R);
  if (!Instance)
    return true;
  auto IsPlain = [&](const TemplateArgument &A, auto &Self) -> bool {
    if (A.getKind() == TemplateArgument::Type)
      return isPlain(A.getAsType(), Depth + 1);
    if (A.getKind() == TemplateArgument::Pack)
      return llvm::all_of(A.pack_elements(), [&](const TemplateArgument &Each) {
        return Self(Each, Self);
      });
    return A.getKind() == TemplateArgument::Integral;
  };
  return llvm::all_of(
      Instance->getTemplateArgs().asArray(),
      [&](const TemplateArgument &A) { return IsPlain(A, IsPlain); });
}

/// Copied, moved and destroyed by what the compiler makes, member by member.
bool hasOwnSpecialMembers(const CXXRecordDecl *R) {
  return R->hasUserDeclaredCopyConstructor() ||
         R->hasUserDeclaredMoveConstructor() || R->hasUserDeclaredDestructor();
}

bool isPlainClass(const CXXRecordDecl *R, unsigned Depth) {
  R = R->getDefinition();
  if (!R || R->isUnion() || R->isLambda() || R->isDependentContext())
    return false;
  if (R->isInStdNamespace())
    return R->getIdentifier() && isValueTemplate(R->getName()) &&
           hasPlainArguments(R, Depth);
  if (hasOwnSpecialMembers(R) || R->isDynamicClass())
    return false;
  return llvm::all_of(R->fields(),
                      [&](const FieldDecl *F) {
                        return isPlain(F->getType(), Depth + 1);
                      }) &&
         llvm::all_of(R->bases(), [&](const CXXBaseSpecifier &B) {
           return isPlain(B.getType(), Depth + 1);
         });
}

bool isPlain(QualType T, unsigned Depth) {
  T = T.getCanonicalType();
  if (Depth > MaxDepth || T.isNull() || T.isVolatileQualified() ||
      T->isDependentType())
    return false;
  if (T->isArithmeticType() || T->isEnumeralType() || T->isNullPtrType())
    return true;
  if (const auto *Array = dyn_cast<ConstantArrayType>(T))
    return Depth > 0 && isPlain(Array->getElementType(), Depth + 1);
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  return R && isPlainClass(R, Depth);
}
} // namespace

bool isPlainValue(QualType T) { return isPlain(T, 0); }

} // namespace poolwise
