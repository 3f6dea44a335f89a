//===- Sources.h - Files, locations and text of one unit --------*- C++ -*-===//
//
// In:  Clang source locations. Out: FileIds, Locations and Ranges of the
//      summary. Text that does not stand in one file as written (macros,
//      pasted tokens) yields an invalid Range.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_SOURCES_H
#define POOLWISE_EXTRACT_SOURCES_H

#include "poolwise/Summary/Location.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/DenseMap.h"
#include <map>
#include <vector>

namespace poolwise {

/// What the preprocessor saw, kept until the summary is made.
struct Directives {
  /// Of the #include lines that were read: the offsets behind them.
  std::map<clang::FileID, std::vector<unsigned>> Includes;
  std::map<clang::FileID, bool> IncludesRuntime;
  /// Offsets of `#` lines other than #include, and of those as well.
  std::map<clang::FileID, std::vector<unsigned>> Lines;
};

/// Records directives while the unit is preprocessed.
std::unique_ptr<clang::PPCallbacks>
recordDirectives(const clang::SourceManager &SM,
                 std::shared_ptr<Directives> Into);

/// Found in a folder for system headers. A file that only declares itself one
/// (`#pragma GCC system_header`, to keep its warnings from users) is the
/// program's like others.
bool isInSystemFolder(const clang::SourceManager &SM, clang::SourceLocation L);

class Sources {
public:
  Sources(clang::SourceManager &SM, const clang::LangOptions &Options,
          const Directives &Seen)
      : SM(SM), Options(Options), Seen(Seen) {}

  /// Where it is written (macros: where they are used).
  Location locate(clang::SourceLocation L);
  /// The text of whole tokens.
  Range text(clang::SourceRange R);
  /// A statement with its semicolon, if it has one.
  Range statement(const clang::Stmt *S);
  /// Both ends are tokens of the file itself, not of a macro.
  bool isPlain(clang::SourceRange R) const;
  bool hasDirective(const Range &R) const;
  bool isSystem(clang::SourceLocation L) const {
    return L.isInvalid() || isInSystemFolder(SM, L);
  }
  unsigned endLine(clang::SourceLocation L) const;

  std::vector<SourceFile> takeFiles() { return std::move(Files); }

private:
  FileId fileOf(clang::FileID Id);

  clang::SourceManager &SM;
  const clang::LangOptions &Options;
  const Directives &Seen;
  std::vector<SourceFile> Files;
  llvm::DenseMap<clang::FileID, FileId> Ids;
  std::map<std::string, FileId> ByPath;
  std::vector<clang::FileID> ClangIds; ///< by FileId, the first that was met
};

} // namespace poolwise

#endif
