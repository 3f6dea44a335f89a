//===- Names.cpp - Names of declarations and types ------------------------===//

#include "Names.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Index/USRGeneration.h"
#include "llvm/ADT/SmallString.h"

using namespace clang;

namespace poolwise {

namespace {
bool hasInternalName(const Decl *D) {
  const auto *Named = dyn_cast<NamedDecl>(D);
  return Named && (Named->getFormalLinkage() == Linkage::Internal ||
                   D->isInAnonymousNamespace());
}

void addClosures(llvm::ArrayRef<TemplateArgument> Arguments,
                 std::vector<const CXXMethodDecl *> &Out);

void addClosures(QualType T, std::vector<const CXXMethodDecl *> &Out) {
  while (!T->getPointeeType().isNull())
    T = T->getPointeeType();
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  if (Class && Class->isLambda())
    Out.push_back(Class->getLambdaCallOperator());
  else if (auto *Instance =
               dyn_cast_or_null<ClassTemplateSpecializationDecl>(Class))
    addClosures(Instance->getTemplateArgs().asArray(), Out);
}

void addClosures(llvm::ArrayRef<TemplateArgument> Arguments,
                 std::vector<const CXXMethodDecl *> &Out) {
  for (const TemplateArgument &A : Arguments)
    if (A.getKind() == TemplateArgument::Pack)
      addClosures(A.pack_elements(), Out);
    else if (A.getKind() == TemplateArgument::Type)
      addClosures(A.getAsType().getCanonicalType(), Out);
}

/// The lambdas whose types `D`, or a class around it, is instantiated for.
std::vector<const CXXMethodDecl *> closuresOf(const Decl *D) {
  std::vector<const CXXMethodDecl *> Out;
  if (const auto *Function = dyn_cast<FunctionDecl>(D))
    if (const TemplateArgumentList *List =
            Function->getTemplateSpecializationArgs())
      addClosures(List->asArray(), Out);
  for (const DeclContext *Outer = D->getDeclContext(); Outer;
       Outer = Outer->getParent())
    if (const auto *Class = dyn_cast<ClassTemplateSpecializationDecl>(Outer))
      addClosures(Class->getTemplateArgs().asArray(), Out);
  return Out;
}

PrintingPolicy typePolicy(const ASTContext &Context) {
  PrintingPolicy Policy(Context.getLangOpts());
  Policy.SuppressTagKeyword = true;
  Policy.SuppressUnwrittenScope = false;
  Policy.SuppressInlineNamespace =
      llvm::to_underlying(PrintingPolicy::SuppressInlineNamespaceMode::All);
  Policy.FullyQualifiedName = true;
  Policy.PrintAsCanonical = true;
  return Policy;
}

/// What a closure has besides its body.
const char *closureMember(const CXXMethodDecl *D) {
  if (isa<CXXDestructorDecl>(D))
    return "@destructor";
  if (isa<CXXConversionDecl>(D))
    return "@conversion";
  return cast<CXXConstructorDecl>(D)->isMoveConstructor() ? "@move" : "@copy";
}
} // namespace

bool isLambdaBody(const Decl *D) {
  const auto *Method = dyn_cast<CXXMethodDecl>(D);
  return Method && Method->getParent()->isLambda() &&
         !isa<CXXConstructorDecl, CXXDestructorDecl, CXXConversionDecl>(D);
}

Names::Names(ASTContext &Context, std::string MainFile)
    : Context(Context), MainFile(std::move(MainFile)),
      TypePolicy(typePolicy(Context)) {}

const std::string &Names::usr(const Decl *D) {
  auto [It, Inserted] = Usrs.try_emplace(D);
  if (!Inserted)
    return It->second;
  std::string Name;
  const auto *Method = dyn_cast<CXXMethodDecl>(D);
  if (isLambdaBody(D)) {
    // Clang numbers lambdas per translation unit; the place in the enclosing
    // function is the same in every unit that includes it.
    const auto *Closure = Method->getParent();
    const DeclContext *Outer = Closure->getDeclContext();
    while (Outer && !isa<FunctionDecl>(Outer) && !Outer->isTranslationUnit())
      Outer = Outer->getParent();
    const SourceManager &SM = Context.getSourceManager();
    unsigned Offset = SM.getFileOffset(SM.getFileLoc(Closure->getLocation()));
    std::string Parent =
        Outer && isa<FunctionDecl>(Outer) ? usr(cast<Decl>(Outer)) : MainFile;
    Name = Parent + "@lambda@" + std::to_string(Offset);
    // A generic lambda's call operator has one instance for each argument type.
    llvm::SmallString<128> Own;
    if (Method->isTemplateInstantiation() && !index::generateUSRForDecl(D, Own))
      Name += "@" + Own.str().str();
  } else if (Method && Method->getParent()->isLambda()) {
    Name = usr(Method->getParent()->getLambdaCallOperator()) +
           closureMember(Method);
  } else {
    llvm::SmallString<128> Buffer;
    if (index::generateUSRForDecl(D, Buffer)) {
      // Clang has no USR for it (a local of a macro...): the position will do.
      const SourceManager &SM = Context.getSourceManager();
      Buffer = "c:" + D->getLocation().printToString(SM);
    }
    Name = Buffer.str().str();
    if (hasInternalName(D))
      Name += "@" + MainFile;
    // Clang spells all lambdas of one function alike.
    for (const CXXMethodDecl *Closure : closuresOf(D))
      Name += "@for@" + usr(Closure);
  }
  return Usrs[D] = std::move(Name);
}

const std::string &Names::qualified(const NamedDecl *D) {
  auto [It, Inserted] = Qualified.try_emplace(D);
  if (!Inserted)
    return It->second;

  std::vector<std::string> Parts;
  auto AddName = [&](const NamedDecl *N) {
    std::string Text;
    if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(N))
      Text = Ctor->getParent()->getNameAsString();
    else if (const auto *Dtor = dyn_cast<CXXDestructorDecl>(N))
      Text = "~" + Dtor->getParent()->getNameAsString();
    else if (const auto *Conversion = dyn_cast<CXXConversionDecl>(N)) {
      QualType To = Conversion->getConversionType().getCanonicalType();
      const auto *Record = To.getNonReferenceType()->getAsCXXRecordDecl();
      Text = "operator " + (Record ? Record->getNameAsString()
                                   : type(To.getNonReferenceType()));
    } else
      Text = N->getDeclName().getAsString();
    Parts.push_back(std::move(Text));
  };
  AddName(D);
  for (const DeclContext *C = D->getDeclContext(); C; C = C->getParent()) {
    if (const auto *Space = dyn_cast<NamespaceDecl>(C)) {
      if (Space->isInline())
        continue;
      Parts.push_back(Space->isAnonymousNamespace() ? "(anonymous namespace)"
                                                    : Space->getNameAsString());
    } else if (const auto *Record = dyn_cast<CXXRecordDecl>(C)) {
      Parts.push_back(Record->isLambda() ? "(lambda)"
                                         : Record->getNameAsString());
    } else if (const auto *Function = dyn_cast<FunctionDecl>(C)) {
      AddName(Function);
    }
  }
  std::string Text;
  for (auto Part = Parts.rbegin(); Part != Parts.rend(); ++Part) {
    if (!Text.empty())
      Text += "::";
    Text += *Part;
  }
  return Qualified[D] = std::move(Text);
}

const std::string &Names::type(QualType T) {
  T = T.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  auto [It, Inserted] = Types.try_emplace(T.getAsOpaquePtr());
  if (Inserted)
    It->second = T.getAsString(TypePolicy);
  return It->second;
}

} // namespace poolwise
