//===- ElementMembers.cpp -------------------------------------------------===//

#include "ElementMembers.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Sema/Sema.h"

using namespace clang;

namespace poolwise {

namespace {
bool isSpecial(const CXXMethodDecl *Method) {
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(Method))
    return Ctor->isDefaultConstructor() || Ctor->isCopyOrMoveConstructor();
  return isa<CXXDestructorDecl>(Method) || Method->isCopyAssignmentOperator() ||
         Method->isMoveAssignmentOperator();
}

/// A member that no library calls may be wrong: that is not an error.
class Quiet {
public:
  explicit Quiet(Sema &S)
      : Diagnostics(S.getDiagnostics()),
        Before(Diagnostics.getSuppressAllDiagnostics()) {
    Diagnostics.setSuppressAllDiagnostics(true);
  }
  ~Quiet() { Diagnostics.setSuppressAllDiagnostics(Before); }

private:
  DiagnosticsEngine &Diagnostics;
  bool Before;
};
} // namespace

/// Only a library's body may need the definition of an instance.
bool ElementMembers::isComplete(const CXXRecordDecl *Class) {
  if (Class->hasDefinition() || !Open ||
      !isa<ClassTemplateSpecializationDecl>(Class))
    return Class->hasDefinition();
  Quiet NoErrors(*Open);
  return Open->isCompleteType(Class->getLocation(),
                              Open->Context.getCanonicalTagType(Class));
}

/// The program's own class that `T` is, or those among its template arguments.
void ElementMembers::addOwn(QualType T, Classes &Into, unsigned Depth) {
  const CXXRecordDecl *Class =
      T.getNonReferenceType()->getBaseElementTypeUnsafe()->getAsCXXRecordDecl();
  if (!Class || Class->isLambda())
    return;
  if (Source.isSystem(Class->getLocation())) {
    if (const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(Class))
      addOwn(Instance->getTemplateArgs().asArray(), Into, Depth + 1);
  } else if (isComplete(Class)) {
    Into.insert(Class->getDefinition());
  }
}

void ElementMembers::addOwn(llvm::ArrayRef<TemplateArgument> Arguments,
                            Classes &Into, unsigned Depth) {
  if (Depth > 3)
    return;
  for (const TemplateArgument &A : Arguments)
    if (A.getKind() == TemplateArgument::Pack)
      addOwn(A.pack_elements(), Into, Depth + 1);
    else if (A.getKind() == TemplateArgument::Type)
      addOwn(A.getAsType(), Into, Depth);
}

bool ElementMembers::holdsOwnCode(const CXXRecordDecl *Class) {
  auto [It, New] = OwnCode.try_emplace(Class, false);
  if (!New)
    return It->second;
  Classes Parts;
  for (const CXXBaseSpecifier &Base : Class->bases())
    addOwn(Base.getType(), Parts, 0);
  for (const FieldDecl *Field : Class->fields())
    if (!Field->getType()->isReferenceType())
      addOwn(Field->getType(), Parts, 0);
  bool Holds = llvm::any_of(Parts, [&](const CXXRecordDecl *Part) {
    return llvm::any_of(Part->methods(),
                        [](const CXXMethodDecl *Method) {
                          return Method->isUserProvided() && isSpecial(Method);
                        }) ||
           holdsOwnCode(Part);
  });
  return OwnCode[Class] = Holds;
}

bool ElementMembers::mayRun(const CXXMethodDecl *Method) {
  if (Method->isDeleted() || Method->isInvalidDecl())
    return false;
  if (!Method->isUserProvided())
    return isSpecial(Method) && !Method->isTrivial() &&
           (Open || Method->doesThisDeclarationHaveABody()) &&
           holdsOwnCode(Method->getParent());
  OverloadedOperatorKind Operator = Method->getOverloadedOperator();
  return isa<CXXConstructorDecl, CXXDestructorDecl>(Method) ||
         Operator == OO_Equal || Operator == OO_Less ||
         Operator == OO_EqualEqual || Operator == OO_Spaceship ||
         Operator == OO_Call;
}

const ElementMembers::Members &
ElementMembers::membersOf(const CXXRecordDecl *Class) {
  auto [It, New] = Known.try_emplace(Class);
  if (!New)
    return It->second;
  // The compiler declares the members that it writes when they are needed.
  if (Open && holdsOwnCode(Class))
    Open->ForceDeclarationOfImplicitMembers(const_cast<CXXRecordDecl *>(Class));
  Members Out;
  for (const Decl *D : Class->decls())
    if (const auto *Method = dyn_cast<CXXMethodDecl>(D);
        Method && mayRun(Method)) {
      Out.push_back(Method);
      if (!Method->hasBody())
        Undefined.insert(Method);
    }
  return Known[Class] = std::move(Out);
}

ElementMembers::Members ElementMembers::membersFor(const FunctionDecl *Callee) {
  Classes Own;
  if (const TemplateArgumentList *List =
          Callee->getTemplateSpecializationArgs())
    addOwn(List->asArray(), Own, 0);
  if (const auto *Class =
          dyn_cast<ClassTemplateSpecializationDecl>(Callee->getDeclContext()))
    addOwn(Class->getTemplateArgs().asArray(), Own, 0);
  Members Out;
  for (const CXXRecordDecl *Class : Own)
    llvm::append_range(Out, membersOf(Class));
  return Out;
}

bool ElementMembers::define() {
  if (!Open || Asked == Undefined.size())
    return false;
  Quiet NoErrors(*Open);
  for (; Asked < Undefined.size(); ++Asked) {
    auto *Method = const_cast<CXXMethodDecl *>(Undefined[Asked]);
    Open->MarkFunctionReferenced(Method->getLocation(), Method);
  }
  Open->DefineUsedVTables();
  Open->PerformPendingInstantiations();
  return true;
}

} // namespace poolwise
