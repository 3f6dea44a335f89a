//===- DeclaredNames.cpp - Functions that headers declare -----------------===//
#include "poolwise/Extract/DeclaredNames.h"
#include "CommandLine.h"
#include "Names.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Frontend/TextDiagnosticPrinter.h"
#include "clang/Tooling/Tooling.h"

using namespace clang;
using namespace poolwise;

namespace {

class Collector : public RecursiveASTVisitor<Collector> {
public:
  Collector(ASTContext &Context, DeclaredNames &Out)
      : Name(Context, "headers.cpp"), Out(Out) {}

  bool shouldVisitImplicitCode() const { return true; }

  bool VisitFunctionDecl(FunctionDecl *F) {
    if (isa<CXXDeductionGuideDecl>(F) || F->isDeleted())
      return true;
    auto [It, IsFirst] = Out.Functions.try_emplace(nameOf(F));
    DeclaredFunction &D = It->second;
    if (IsFirst || D.File.empty())
      describe(F, D);
    if (F->getAccess() == AS_public || F->getAccess() == AS_none)
      D.IsPublic = true;
    QualType T = F->getReturnType();
    if (!D.YieldsReference && (T->isReferenceType() || T->isPointerType())) {
      D.YieldsReference = true;
      D.ResultType = T.getAsString();
    }
    return true;
  }
  bool VisitEnumDecl(EnumDecl *E) {
    Out.Types.insert(Name.qualified(E));
    return true;
  }
  bool VisitCXXRecordDecl(CXXRecordDecl *R) {
    Out.Types.insert(Name.qualified(R));
    // Also what the compiler makes only when it is used.
    if (R->isThisDeclarationADefinition() && !R->isUnion()) {
      std::string Class = Name.qualified(R), Own = R->getNameAsString();
      Out.Functions.try_emplace(Class + "::(record)");
      for (std::string Special : {Own, "~" + Own, std::string("operator=")})
        Out.Functions.try_emplace(Class + "::" + Special);
    }
    return true;
  }
  // `using Base::f;` calls the base's: the name is the base's own.
  bool VisitTypedefNameDecl(TypedefNameDecl *T) {
    Out.Types.insert(Name.qualified(T));
    // `typedef struct {...} T;`
    if (const auto *R = T->getUnderlyingType()->getAsCXXRecordDecl();
        R && R->getTypedefNameForAnonDecl() == T)
      Out.Functions.try_emplace(Name.qualified(T) + "::(record)");
    return true;
  }
  bool VisitVarDecl(VarDecl *V) {
    if (V->hasGlobalStorage())
      Out.Variables.insert(Name.qualified(V));
    return true;
  }

private:
  Names Name;
  DeclaredNames &Out;

  static void describe(const FunctionDecl *F, DeclaredFunction &D) {
    const SourceManager &SM = F->getASTContext().getSourceManager();
    PresumedLoc At = SM.getPresumedLoc(SM.getExpansionLoc(F->getLocation()));
    if (At.isInvalid())
      return;
    D.File = At.getFilename();
    D.Line = At.getLine();
    D.IsMember = isa<CXXMethodDecl>(F);
    D.ResultType = F->getReturnType().getAsString();
    for (const ParmVarDecl *P : F->parameters()) {
      QualType T = P->getType(), Inner = T->getPointeeType();
      bool IsFunction = !Inner.isNull() && Inner->isFunctionType();
      D.Parameters.push_back(
          {P->getNameAsString(), T.getAsString(),
           !Inner.isNull() && !IsFunction && !Inner.isConstQualified(),
           IsFunction});
    }
  }

  /// In a template, a conversion's type has arguments that an instance's name
  /// has not: "operator basic_string_view<_CharT, _Traits>".
  std::string nameOf(const FunctionDecl *F) {
    StringRef Full = Name.qualified(F);
    if (!isa<CXXConversionDecl>(F))
      return Full.str();
    size_t At = Full.rfind("operator ") + strlen("operator ");
    StringRef To = Full.substr(At).take_until([](char C) { return C == '<'; });
    return (Full.take_front(At) + To.substr(To.rfind(':') + 1)).str();
  }
};

} // namespace

/// What the compiler complained about.
static std::string collect(StringRef Code, const std::string &Standard,
                           ArrayRef<std::string> Flags, DeclaredNames &Out) {
  std::string Errors;
  llvm::raw_string_ostream Messages(Errors);
  DiagnosticOptions Options;
  TextDiagnosticPrinter Printer(Messages, Options);
  std::vector<std::string> Arguments = {Standard, "-O2", "-D_FORTIFY_SOURCE=2",
                                        "-w"};
  if (std::string Folder = resourceFolder(); !Folder.empty())
    Arguments.insert(Arguments.end(), {"-resource-dir", Folder});
  Arguments.insert(Arguments.end(), Flags.begin(), Flags.end());
  std::unique_ptr<ASTUnit> Unit = tooling::buildASTFromCodeWithArgs(
      Code, Arguments, "headers.cpp", "clang++",
      std::make_shared<PCHContainerOperations>(),
      tooling::getClangStripDependencyFileAdjuster(),
      tooling::FileContentMappings(), &Printer);
  if (Unit)
    Collector(Unit->getASTContext(), Out)
        .TraverseDecl(Unit->getASTContext().getTranslationUnitDecl());
  return Errors;
}

DeclaredNames poolwise::declaredNames(ArrayRef<std::string> Headers,
                                      ArrayRef<std::string> Flags) {
  std::string Code;
  for (StringRef H : Headers)
    if (auto [Macro, Value] = H.split('='); Macro.size() < H.size())
      Code += ("#define " + Macro + " " + Value + "\n").str();
    else
      Code += H.starts_with("/") ? ("#include \"" + H + "\"\n").str()
                                 : ("#include <" + H + ">\n").str();
  DeclaredNames Out;
  // C++20 took some away, most comparison operators among them. A library may
  // be older than C++23, or newer than C++17.
  bool IsClean = false;
  for (const char *Standard : {"-std=c++23", "-std=c++17"}) {
    Out.Errors = collect(Code, Standard, Flags, Out);
    IsClean |= Out.Errors.empty();
  }
  if (IsClean)
    Out.Errors.clear();
  for (StringRef Line : llvm::split(Out.Errors, '\n'))
    if (Line.contains("' file not found"))
      Out.Missing = Line.split("error: ").second.str();
  return Out;
}
