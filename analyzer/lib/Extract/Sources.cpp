//===- Sources.cpp - Files, locations and text of one unit ----------------===//

#include "Sources.h"
#include "clang/Basic/FileManager.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/PPCallbacks.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/xxhash.h"

using namespace clang;

namespace poolwise {

namespace {
class DirectiveRecorder : public PPCallbacks {
public:
  DirectiveRecorder(const SourceManager &SM, std::shared_ptr<Directives> Into)
      : SM(SM), Into(std::move(Into)) {}

  void InclusionDirective(SourceLocation Hash, const Token &, StringRef Name,
                          bool, CharSourceRange NameRange, OptionalFileEntryRef,
                          StringRef, StringRef, const clang::Module *, bool,
                          SrcMgr::CharacteristicKind) override {
    auto [File, Offset] = SM.getDecomposedExpansionLoc(Hash);
    if (SM.getFileCharacteristic(Hash) != SrcMgr::C_User)
      return;
    StringRef Text = SM.getBufferData(File);
    size_t End = Text.find(
        '\n', SM.getFileOffset(SM.getExpansionLoc(NameRange.getEnd())) - 1);
    End = End == StringRef::npos ? Text.size() : End + 1;
    Into->Includes[File].push_back(unsigned(End));
    if (Name == "poolwise/runtime.h")
      Into->IncludesRuntime[File] = true;
    line(Hash);
  }
  void If(SourceLocation L, SourceRange, ConditionValueKind) override {
    line(L);
  }
  void Ifdef(SourceLocation L, const Token &,
             const MacroDefinition &) override {
    line(L);
  }
  void Ifndef(SourceLocation L, const Token &,
              const MacroDefinition &) override {
    line(L);
  }
  void Elif(SourceLocation L, SourceRange, ConditionValueKind,
            SourceLocation) override {
    line(L);
  }
  void Else(SourceLocation L, SourceLocation) override { line(L); }
  void Endif(SourceLocation L, SourceLocation) override { line(L); }
  void MacroDefined(const Token &Name, const MacroDirective *) override {
    line(Name.getLocation());
  }
  void PragmaDirective(SourceLocation L, PragmaIntroducerKind K) override {
    if (K == PIK_HashPragma)
      line(L);
  }

private:
  void line(SourceLocation L) {
    if (L.isInvalid() || SM.getFileCharacteristic(L) != SrcMgr::C_User)
      return;
    auto [File, Offset] = SM.getDecomposedExpansionLoc(L);
    Into->Lines[File].push_back(Offset);
  }

  const SourceManager &SM;
  std::shared_ptr<Directives> Into;
};

/// What stands at the head of a file.
struct FileHead {
  size_t FirstToken = 0;
  /// Of a namespace, a class, a linkage block...: an #include line behind it
  /// may stand inside of something.
  size_t FirstBrace = 0;
  std::vector<std::pair<size_t, size_t>> Comments;
  /// Where conditionals begin and end: the offset, and how deep it is from
  /// there on. Read from the text, since an editor's preamble tells of #include
  /// lines alone.
  std::vector<std::pair<size_t, unsigned>> Depths;

  unsigned depthAt(size_t Offset) const {
    unsigned Depth = 0;
    for (auto [From, Deep] : Depths)
      if (From < Offset)
        Depth = Deep;
    return Depth;
  }
};

/// What a conditional's directive does to the depth of what stands below it.
int depthChange(StringRef Directive) {
  if (Directive == "if" || Directive == "ifdef" || Directive == "ifndef")
    return 1;
  return Directive == "endif" ? -1 : 0;
}

FileHead readHead(StringRef Text, const LangOptions &Options) {
  Lexer Lex(SourceLocation(), Options, Text.begin(), Text.begin(), Text.end());
  Lex.SetCommentRetentionState(true);
  FileHead Head{Text.size(), Text.size(), {}, {}};
  bool InDirective = false, IsDirectiveName = false;
  int Depth = 0;
  Token T;
  while (!Lex.LexFromRawLexer(T)) {
    size_t End = Lex.getBufferLocation() - Text.begin();
    size_t Begin = End - T.getLength();
    if (T.is(tok::comment)) {
      Head.Comments.push_back({Begin, End});
      continue;
    }
    Head.FirstToken = std::min(Head.FirstToken, Begin);
    if (T.isAtStartOfLine())
      InDirective = T.is(tok::hash);
    int Change = IsDirectiveName && T.is(tok::raw_identifier)
                     ? depthChange(T.getRawIdentifier())
                     : 0;
    if (Change) {
      Depth = std::max(0, Depth + Change);
      Head.Depths.push_back({End, unsigned(Depth)});
    }
    IsDirectiveName = InDirective && T.isAtStartOfLine();
    if (!InDirective && T.is(tok::l_brace)) {
      Head.FirstBrace = Begin;
      break;
    }
  }
  return Head;
}

/// Behind the last #include line at the head of the file, of the outermost
/// level that has one (a header guard is a level), else before the first token.
unsigned includeOffset(const std::vector<unsigned> *Includes, StringRef Text,
                       const LangOptions &Options) {
  FileHead Head = readHead(Text, Options);
  auto EndsInComment = [&](unsigned Offset) {
    return llvm::any_of(Head.Comments, [&](auto Comment) {
      return Comment.first < Offset && Offset < Comment.second;
    });
  };
  unsigned Outermost = ~0u, Last = 0;
  if (Includes)
    for (unsigned End : *Includes) {
      unsigned Depth = Head.depthAt(End);
      if (End > Head.FirstBrace || EndsInComment(End) || Depth > Outermost)
        continue;
      Last = Depth < Outermost ? End : std::max(Last, End);
      Outermost = Depth;
    }
  if (Outermost != ~0u)
    return Last;
  size_t Line = Text.rfind('\n', Head.FirstToken);
  Line = Line == StringRef::npos ? 0 : Line + 1;
  if (!EndsInComment(Line) && Text.slice(Line, Head.FirstToken).trim().empty())
    return Line;
  return Text.starts_with("\xef\xbb\xbf") ? 3 : 0; // behind the byte order mark
}
} // namespace

std::unique_ptr<PPCallbacks>
recordDirectives(const SourceManager &SM, std::shared_ptr<Directives> Into) {
  return std::make_unique<DirectiveRecorder>(SM, std::move(Into));
}

FileId Sources::fileOf(FileID Id) {
  auto [It, Inserted] = Ids.try_emplace(Id, NoFile);
  if (!Inserted)
    return It->second;
  OptionalFileEntryRef Entry = SM.getFileEntryRefForID(Id);
  if (!Entry)
    return NoFile;
  llvm::SmallString<256> Path(Entry->getName());
  SM.getFileManager().makeAbsolutePath(Path);
  llvm::SmallString<256> Real;
  if (!llvm::sys::fs::real_path(Path, Real))
    Path = Real;
  auto [Known, New] = ByPath.try_emplace(Path.str().str(), Files.size());
  if (New) {
    StringRef Text = SM.getBufferData(Id);
    SourceFile File;
    File.Path = Path.str().str();
    File.Digest = llvm::xxh3_64bits(Text);
    auto Includes = Seen.Includes.find(Id);
    File.IncludeOffset = includeOffset(
        Includes == Seen.Includes.end() ? nullptr : &Includes->second, Text,
        Options);
    File.IncludesRuntime = Seen.IncludesRuntime.count(Id);
    File.IsSystem = isInSystemFolder(SM, SM.getLocForStartOfFile(Id));
    Files.push_back(std::move(File));
    ClangIds.push_back(Id);
  }
  Ids[Id] = Known->second;
  return Known->second;
}

bool isInSystemFolder(const SourceManager &SM, SourceLocation L) {
  const SrcMgr::SLocEntry &Entry =
      SM.getSLocEntry(SM.getFileID(SM.getExpansionLoc(L)));
  return Entry.isFile() &&
         SrcMgr::isSystem(Entry.getFile().getFileCharacteristic());
}

Location Sources::locate(SourceLocation L) {
  if (L.isInvalid())
    return {};
  SourceLocation Where = SM.getFileLoc(L);
  auto [Id, Offset] = SM.getDecomposedLoc(Where);
  Location Result;
  Result.File = fileOf(Id);
  if (Result.File == NoFile)
    return {};
  Result.Offset = Offset;
  Result.Line = SM.getLineNumber(Id, Offset);
  Result.Column = SM.getColumnNumber(Id, Offset);
  return Result;
}

Range Sources::text(SourceRange R) {
  if (R.isInvalid())
    return {};
  CharSourceRange Chars =
      Lexer::makeFileCharRange(CharSourceRange::getTokenRange(R), SM, Options);
  if (Chars.isInvalid())
    return {};
  auto [BeginId, Begin] = SM.getDecomposedLoc(Chars.getBegin());
  auto [EndId, End] = SM.getDecomposedLoc(Chars.getEnd());
  if (BeginId != EndId || End < Begin)
    return {};
  FileId File = fileOf(BeginId);
  return File == NoFile ? Range{} : Range{File, Begin, End};
}

Range Sources::statement(const Stmt *S) {
  if (!isPlain(S->getSourceRange()))
    return {};
  Range R = text(S->getSourceRange());
  if (!R.isValid())
    return R;
  std::optional<Token> Next = Lexer::findNextToken(S->getEndLoc(), SM, Options);
  if (Next && Next->is(tok::semi) && Next->getLocation().isFileID())
    R.End = SM.getFileOffset(Next->getEndLoc());
  return R;
}

bool Sources::isPlain(SourceRange R) const {
  return R.getBegin().isFileID() && R.getEnd().isFileID() &&
         SM.getFileID(R.getBegin()) == SM.getFileID(R.getEnd());
}

bool Sources::hasDirective(const Range &R) const {
  if (!R.isValid())
    return true;
  auto Lines = Seen.Lines.find(ClangIds[R.File]);
  if (Lines == Seen.Lines.end())
    return false;
  return llvm::any_of(Lines->second, [&](unsigned Offset) {
    return R.Begin <= Offset && Offset < R.End;
  });
}

unsigned Sources::endLine(SourceLocation L) const {
  return L.isInvalid() ? 0 : SM.getExpansionLineNumber(L);
}

} // namespace poolwise
