//===- Nolint.cpp - NOLINT comments ---------------------------------------===//
//
// In:  source text. Out: findings marked as suppressed.
// Read as clang-tidy reads them, so that one comment serves both tools:
//   NOLINT  NOLINT(globs)          the line it stands on
//   NOLINTNEXTLINE[(globs)]        the line below
//   NOLINTBEGIN[(globs)] ... NOLINTEND[(globs)]   all between, the two with
//                                  equal globs; without its partner: nothing
// `NOLINT()` names no check and so suppresses none. A finding stands on the
// line where its site begins.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Config/GlobList.h"
#include "poolwise/Suppress/Suppress.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include <map>

using namespace llvm;

namespace poolwise {

namespace {

/// The checks that `Globs` names are off on the lines [First, Last].
struct QuietLines {
  uint32_t First, Last;
  std::string Globs;
};

struct Directive {
  StringRef Word; ///< "NOLINT", "NOLINTBEGIN"...
  std::string Globs = "*";
  uint32_t Line;
};

} // namespace

/// "a, b" in NOLINT(a, b); clang-tidy's globs have no blanks inside.
static std::optional<StringRef> argumentsAt(StringRef Rest) {
  if (!Rest.consume_front("("))
    return std::nullopt;
  size_t Close = Rest.find(')');
  if (Close == StringRef::npos || Rest.take_front(Close).contains('\n'))
    return std::nullopt;
  return Rest.take_front(Close).trim();
}

static std::vector<Directive> directivesIn(StringRef Text) {
  constexpr StringRef Word = "NOLINT";
  std::vector<Directive> Found;
  uint32_t Line = 1;
  size_t Counted = 0;
  for (size_t At = 0; (At = Text.find(Word, At)) != StringRef::npos;) {
    StringRef Rest = Text.drop_front(At);
    StringRef Name =
        Rest.take_while([](char C) { return isAlnum(C) || C == '_'; });
    Line += Text.slice(Counted, At).count('\n');
    Counted = At;
    bool StartsHere =
        At == 0 || !(isAlnum(Text[At - 1]) || Text[At - 1] == '_');
    At += Name.size();
    if (!StartsHere)
      continue;
    Directive D{Name, "*", Line};
    if (std::optional<StringRef> Arguments =
            argumentsAt(Rest.drop_front(Name.size())))
      D.Globs = Arguments->str();
    Found.push_back(std::move(D));
  }
  return Found;
}

static std::vector<QuietLines> quietLinesOf(StringRef Text) {
  std::vector<QuietLines> Quiet;
  std::vector<Directive> Open;
  for (Directive &D : directivesIn(Text)) {
    if (D.Word == "NOLINT") {
      Quiet.push_back({D.Line, D.Line, D.Globs});
    } else if (D.Word == "NOLINTNEXTLINE") {
      Quiet.push_back({D.Line + 1, D.Line + 1, D.Globs});
    } else if (D.Word == "NOLINTBEGIN") {
      Open.push_back(std::move(D));
    } else if (D.Word == "NOLINTEND") {
      auto Begin = std::find_if(Open.rbegin(), Open.rend(), [&](const auto &O) {
        return O.Globs == D.Globs;
      });
      if (Begin == Open.rend())
        continue;
      Quiet.push_back({Begin->Line, D.Line, D.Globs});
      Open.erase(std::next(Begin).base());
    }
  }
  return Quiet;
}

void applyNolint(const Program &P, std::vector<Recommendation> &All) {
  std::map<FileId, std::vector<QuietLines>> ByFile;
  for (Recommendation &R : All) {
    Location Where = candidateOf(P, R).Where;
    if (!Where.isValid())
      continue;
    auto [It, Inserted] = ByFile.try_emplace(Where.File);
    if (Inserted)
      if (auto Buffer = MemoryBuffer::getFile(P.Files[Where.File].Path))
        It->second = quietLinesOf((*Buffer)->getBuffer());
    R.Suppressed |= any_of(It->second, [&](const QuietLines &Q) {
      return Q.First <= Where.Line && Where.Line <= Q.Last &&
             globListContains(Q.Globs, R.Check);
    });
  }
}

} // namespace poolwise
