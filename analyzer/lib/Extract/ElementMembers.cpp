//===- ElementMembers.cpp -------------------------------------------------===//

#include "ElementMembers.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Sema/Scope.h"
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

/// Allocators, traits, comparisons: there for what they do, which the library
/// calls by names of its own.
bool isPolicy(const CXXRecordDecl *Class) {
  return Class->isEmpty() || llvm::any_of(Class->methods(), [](auto *Method) {
           return Method->getIdentifier() && Method->getName() == "allocate";
         });
}

/// Sema as it was while it read the unit: with a scope for the builtins that it
/// declares. A member that no library calls may be wrong: that is not an error.
class Reopened {
public:
  explicit Reopened(Sema &S)
      : S(S), Global(nullptr, Scope::DeclScope, S.getDiagnostics()),
        ScopeBefore(S.TUScope),
        SuppressedBefore(S.getDiagnostics().getSuppressAllDiagnostics()) {
    Global.setEntity(S.Context.getTranslationUnitDecl());
    S.TUScope = &Global;
    S.getDiagnostics().setSuppressAllDiagnostics(true);
  }
  ~Reopened() {
    S.TUScope = ScopeBefore;
    S.getDiagnostics().setSuppressAllDiagnostics(SuppressedBefore);
  }

private:
  Sema &S;
  Scope Global;
  Scope *ScopeBefore;
  bool SuppressedBefore;
};
} // namespace

/// Only a library's body may need the definition of an instance; without Sema,
/// the template's members stand for those.
const CXXRecordDecl *ElementMembers::complete(const CXXRecordDecl *Class) {
  const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(Class);
  if (Class->hasDefinition() || !Instance)
    return Class->getDefinition();
  if (Open) {
    Reopened Again(*Open);
    bool Done = Open->isCompleteType(Class->getLocation(),
                                     Open->Context.getCanonicalTagType(Class));
    return Done ? Class->getDefinition() : nullptr;
  }
  return Bodies == LibraryBodies::Skipped ? Instance->getSpecializedTemplate()
                                                ->getTemplatedDecl()
                                                ->getDefinition()
                                          : nullptr;
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
  } else if (const CXXRecordDecl *Complete = complete(Class)) {
    Into.insert(Complete);
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

ElementMembers::Classes ElementMembers::partsOf(const CXXRecordDecl *Class) {
  Classes Parts;
  for (const CXXBaseSpecifier &Base : Class->bases())
    addOwn(Base.getType(), Parts, 0);
  for (const FieldDecl *Field : Class->fields())
    if (!Field->getType()->isReferenceType())
      addOwn(Field->getType(), Parts, 0);
  return Parts;
}

bool ElementMembers::holdsOwnCode(const CXXRecordDecl *Class) {
  auto [It, New] = OwnCode.try_emplace(Class, false);
  if (!New)
    return It->second;
  bool Holds = llvm::any_of(partsOf(Class), [&](const CXXRecordDecl *Part) {
    return llvm::any_of(Part->methods(),
                        [](const CXXMethodDecl *Method) {
                          return Method->isUserProvided() && isSpecial(Method);
                        }) ||
           holdsOwnCode(Part);
  });
  return OwnCode[Class] = Holds;
}

/// Of a template, and nobody has asked for it.
static bool isNotInstantiated(const CXXMethodDecl *Method) {
  const FunctionDecl *Pattern = Method->getTemplateInstantiationPattern();
  return Pattern && Pattern->hasBody() && !Method->hasBody();
}

bool ElementMembers::mayRun(const CXXMethodDecl *Method) {
  if (Method->isDeleted() || Method->isInvalidDecl())
    return false;
  if (!Open && Bodies == LibraryBodies::Parsed && isNotInstantiated(Method))
    return false;
  if (!Method->isUserProvided())
    return isSpecial(Method) && !Method->isTrivial() &&
           (Open || Method->doesThisDeclarationHaveABody()) &&
           holdsOwnCode(Method->getParent());
  OverloadedOperatorKind Operator = Method->getOverloadedOperator();
  return isa<CXXConstructorDecl, CXXDestructorDecl>(Method) ||
         Operator == OO_Equal || Operator == OO_Less ||
         Operator == OO_EqualEqual || Operator == OO_Spaceship ||
         Operator == OO_Call || isPolicy(Method->getParent());
}

const ElementMembers::Functions &
ElementMembers::membersOf(const CXXRecordDecl *Class) {
  auto [It, New] = Known.try_emplace(Class);
  if (!New)
    return It->second;
  // The compiler declares the members that it writes when they are needed.
  if (Open && holdsOwnCode(Class))
    Open->ForceDeclarationOfImplicitMembers(const_cast<CXXRecordDecl *>(Class));
  Functions Out;
  for (const Decl *D : Class->decls())
    if (const auto *Method = dyn_cast<CXXMethodDecl>(D);
        Method && mayRun(Method)) {
      Out.push_back(Method);
      if (!Method->hasBody())
        Undefined.insert(Method);
    }
  if (!Open && Bodies == LibraryBodies::Skipped && holdsOwnCode(Class))
    for (const CXXRecordDecl *Part : partsOf(Class))
      llvm::append_range(Out, membersOf(Part));
  return Known[Class] = std::move(Out);
}

/// Operators and swap that stand beside the class, or in it as friends. Of a
/// template, the template: nobody knows its instance, so it counts as unknown.
const ElementMembers::Functions &
ElementMembers::comparisonsOf(const CXXRecordDecl *Class) {
  auto [It, New] = Comparisons.try_emplace(Class);
  if (!New)
    return It->second;
  Functions Out;
  auto Consider = [&](const NamedDecl *D) {
    const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
    const auto *F =
        Template ? Template->getTemplatedDecl() : dyn_cast<FunctionDecl>(D);
    if (!F || isa<CXXMethodDecl>(F) || F->isDeleted() ||
        Source.isSystem(F->getLocation()) || llvm::is_contained(Out, F))
      return;
    bool IsOfClass = llvm::any_of(F->parameters(), [&](const ParmVarDecl *P) {
      QualType T = P->getType().getNonReferenceType();
      if (const auto *Own = T->getAsCXXRecordDecl())
        return Own->getCanonicalDecl() == Class->getCanonicalDecl();
      // `Pair<T>` of a Pair<int>.
      const auto *Named = T->getAs<TemplateSpecializationType>();
      const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(Class);
      return Named && Instance &&
             Named->getTemplateName().getAsTemplateDecl() ==
                 Instance->getSpecializedTemplate();
    });
    if (IsOfClass)
      Out.push_back(F);
  };
  const ASTContext &Context = Class->getASTContext();
  std::vector<DeclarationName> Names = {
      DeclarationName(&Context.Idents.get("swap"))};
  for (OverloadedOperatorKind Operator :
       {OO_Less, OO_Greater, OO_LessEqual, OO_GreaterEqual, OO_EqualEqual,
        OO_ExclaimEqual, OO_Spaceship})
    Names.push_back(Context.DeclarationNames.getCXXOperatorName(Operator));
  for (DeclarationName Name : Names)
    for (const NamedDecl *D :
         Class->getEnclosingNamespaceContext()->lookup(Name))
      Consider(D);
  for (const FriendDecl *Friend : Class->friends())
    if (const NamedDecl *D = Friend->getFriendDecl();
        D && llvm::is_contained(Names, D->getDeclName()))
      Consider(D);
  return Comparisons[Class] = std::move(Out);
}

/// Algorithms, and containers that order or hash.
static bool mayCompare(const FunctionDecl *Callee) {
  const auto *Class = dyn_cast<CXXRecordDecl>(Callee->getDeclContext());
  if (!Class)
    return Callee->isFunctionTemplateSpecialization();
  llvm::StringRef Name = Class->getName();
  return Name.contains("map") || Name.contains("set") ||
         Name.contains("queue") || Name.contains("list");
}

ElementMembers::Functions
ElementMembers::membersFor(const FunctionDecl *Callee) {
  Classes Own;
  if (const TemplateArgumentList *List =
          Callee->getTemplateSpecializationArgs()) {
    addOwn(List->asArray(), Own, 0);
    // `std::sort(Item *, Item *)`.
    for (const TemplateArgument &A : List->asArray())
      if (A.getKind() == TemplateArgument::Type &&
          A.getAsType()->isPointerType())
        addOwn(A.getAsType()->getPointeeType(), Own, 0);
  }
  if (const auto *Class =
          dyn_cast<ClassTemplateSpecializationDecl>(Callee->getDeclContext()))
    addOwn(Class->getTemplateArgs().asArray(), Own, 0);
  Functions Out;
  for (const CXXRecordDecl *Class : Own) {
    llvm::append_range(Out, membersOf(Class));
    if (mayCompare(Callee))
      llvm::append_range(Out, comparisonsOf(Class));
  }
  return Out;
}

void ElementMembers::add(const CXXConstructorDecl *Defaulted) {
  if (!Defaulted->hasBody() && mayRun(Defaulted))
    Undefined.insert(Defaulted);
}

bool ElementMembers::define() {
  if (!Open || Asked == Undefined.size())
    return false;
  Reopened Again(*Open);
  for (; Asked < Undefined.size(); ++Asked) {
    auto *Method = const_cast<CXXMethodDecl *>(Undefined[Asked]);
    Open->MarkFunctionReferenced(Method->getLocation(), Method);
  }
  Open->DefineUsedVTables();
  Open->PerformPendingInstantiations();
  return true;
}

} // namespace poolwise
