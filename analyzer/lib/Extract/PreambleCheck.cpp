//===- PreambleCheck.cpp - Does a preamble apply to this unit? ------------===//

#include "PreambleCheck.h"
#include "Sources.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace clang;

namespace poolwise {

namespace {
class Checker : public PPCallbacks {
public:
  Checker(SourceManager &SM, PreambleUse &Use) : SM(SM), Use(Use) {
    for (size_t I = 0; I < Use.P.Files.size(); ++I)
      ByPath[Use.P.Files[I].Path] = I;
    Use.Seen.assign(Use.P.Files.size(), false);
    Use.TopsLeft = Use.P.Tops.size();
  }

  void InclusionDirective(SourceLocation, const Token &, StringRef, bool,
                          CharSourceRange, OptionalFileEntryRef File, StringRef,
                          StringRef, const clang::Module *, bool,
                          SrcMgr::CharacteristicKind) override {
    if (!Use.TopsLeft || !File)
      return;
    if (auto It = ByPath.find(pathOf(*File)); It != ByPath.end())
      see(It->second);
  }
  void MacroDefined(const Token &Name, const MacroDirective *) override {
    changed(Name);
  }
  void MacroUndefined(const Token &Name, const MacroDefinition &,
                      const MacroDirective *) override {
    changed(Name);
  }
  void MacroExpands(const Token &Name, const MacroDefinition &M, SourceRange,
                    const MacroArgs *) override {
    used(Name.getLocation(), M);
  }
  void Defined(const Token &Name, const MacroDefinition &M,
               SourceRange) override {
    used(Name.getLocation(), M);
  }
  void Ifdef(SourceLocation L, const Token &,
             const MacroDefinition &M) override {
    used(L, M);
  }
  void Ifndef(SourceLocation L, const Token &,
              const MacroDefinition &M) override {
    used(L, M);
  }

  static std::string pathOf(FileEntryRef File) {
    StringRef Real = File.getFileEntry().tryGetRealPathName();
    return (Real.empty() ? File.getName() : Real).str();
  }

private:
  void see(uint32_t File) {
    if (File >= Use.Seen.size() || Use.Seen[File])
      return;
    Use.Seen[File] = true;
    Use.TopsLeft -= llvm::is_contained(Use.P.Tops, File);
    for (uint32_t Included : Use.P.Files[File].Includes)
      see(Included);
  }
  bool isOwn(SourceLocation L) const {
    return L.isValid() && !isInSystemFolder(SM, L) &&
           SM.getFileEntryForID(SM.getFileID(SM.getExpansionLoc(L)));
  }
  void changed(const Token &Name) {
    if (!Use.TopsLeft || !isOwn(Name.getLocation()))
      return;
    StringRef Spelling = Name.getIdentifierInfo()->getName();
    auto Found = llvm::lower_bound(Use.P.Identifiers, Spelling);
    if (Found != Use.P.Identifiers.end() && *Found == Spelling)
      Use.Applies = false;
  }
  void used(SourceLocation L, const MacroDefinition &M) {
    const MacroInfo *Info = M.getMacroInfo();
    if (!Use.TopsLeft || !Info || !isOwn(L))
      return;
    SourceLocation Where = Info->getDefinitionLoc();
    if (Where.isInvalid() || !SM.isLoadedSourceLocation(Where))
      return;
    OptionalFileEntryRef File =
        SM.getFileEntryRefForID(SM.getFileID(SM.getExpansionLoc(Where)));
    if (!File)
      return; // a predefined macro
    auto It = ByPath.find(pathOf(*File));
    if (It != ByPath.end() && !Use.Seen[It->second])
      Use.Applies = false;
  }

  SourceManager &SM;
  PreambleUse &Use;
  llvm::StringMap<uint32_t> ByPath;
};
} // namespace

std::unique_ptr<PPCallbacks> checkPreamble(SourceManager &SM,
                                           PreambleUse &Use) {
  return std::make_unique<Checker>(SM, Use);
}

} // namespace poolwise
