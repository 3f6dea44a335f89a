//===- ObjectSection.cpp - Bytes that travel in an object -----------------===//
//
// A top-level asm() does it: code generation takes it along into objects,
// assembly and bitcode, and so do caches and remote compilers. A file beside
// the object would be lost on a cache hit.
//
//===----------------------------------------------------------------------===//

#include "ObjectSection.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/Frontend/FrontendOptions.h"

using namespace clang;

namespace poolwise::plugin {

bool makesObject(const CompilerInstance &Compiler) {
  switch (Compiler.getFrontendOpts().ProgramAction) {
  case frontend::EmitObj:
  case frontend::EmitAssembly:
  case frontend::EmitBC:
  case frontend::EmitLLVM:
    return true;
  default:
    return false;
  }
}

/// As the inside of an assembler's string. Octal, always of three digits.
static void writeEscaped(StringRef Bytes, std::string &To) {
  for (unsigned char C : Bytes) {
    if (C >= ' ' && C < 0x7f && C != '"' && C != '\\') {
      To += char(C);
      continue;
    }
    To += '\\';
    for (int Shift : {6, 3, 0})
      To += char('0' + ((C >> Shift) & 7));
  }
}

void addSection(CompilerInstance &Compiler, ASTContext &Context,
                StringRef Section, StringRef Bytes) {
  constexpr size_t Line = 4096;
  std::string Text = (".pushsection " + Section + ",\"e\",@progbits\n").str();
  for (; !Bytes.empty();
       Bytes = Bytes.drop_front(std::min(Line, Bytes.size()))) {
    Text += ".ascii \"";
    writeEscaped(Bytes.take_front(Line), Text);
    Text += "\"\n";
  }
  Text += ".popsection\n";

  QualType Type = Context.getStringLiteralArrayType(
      Context.CharTy, static_cast<unsigned>(Text.size()));
  auto *Literal =
      StringLiteral::Create(Context, Text, StringLiteralKind::Ordinary,
                            /*Pascal=*/false, Type, SourceLocation());
  auto *Asm = FileScopeAsmDecl::Create(
      Context, Context.getTranslationUnitDecl(), Literal, {}, {});
  Compiler.getASTConsumer().HandleTopLevelDecl(DeclGroupRef(Asm));
}

} // namespace poolwise::plugin
