//===- GlobList.cpp - Which checks a list of globs means ------------------===//

#include "poolwise/Config/GlobList.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/GlobPattern.h"

using namespace llvm;

namespace poolwise {

static constexpr StringRef Prefix = "poolwise-";

static bool matches(StringRef Glob, StringRef Check) {
  Expected<GlobPattern> Pattern = GlobPattern::create(Glob);
  std::string Tag = (Prefix + Check).str();
  if (!Pattern) {
    consumeError(Pattern.takeError());
    return Glob == Check || Glob == Tag;
  }
  return Pattern->match(Check) || Pattern->match(Tag);
}

/// The globs in order, blanks and empty ones dropped.
static SmallVector<StringRef> split(StringRef List) {
  SmallVector<StringRef> Globs, Kept;
  List.split(Globs, ',', -1, /*KeepEmpty=*/false);
  for (StringRef Glob : Globs)
    if (StringRef Trimmed = Glob.trim(); !Trimmed.empty())
      Kept.push_back(Trimmed);
  return Kept;
}

bool globListContains(StringRef List, StringRef Check) {
  bool Contains = false;
  for (StringRef Glob : split(List)) {
    bool Removes = Glob.consume_front("-");
    if (matches(Glob.trim(), Check))
      Contains = !Removes;
  }
  return Contains;
}

bool anyGlobMatches(ArrayRef<std::string> Globs, StringRef Path) {
  return any_of(Globs, [&](StringRef Glob) {
    StringRef Below = Path;
    Glob = Glob.rtrim('/');
    if (Below.consume_front(Glob) && (Below.empty() || Below.starts_with("/")))
      return true;
    Expected<GlobPattern> Pattern = GlobPattern::create(Glob, /*Braces=*/1024);
    if (Pattern)
      return Pattern->match(Path);
    consumeError(Pattern.takeError());
    return false;
  });
}

std::optional<std::string> globWithoutMatch(StringRef List,
                                            ArrayRef<StringRef> Known) {
  for (StringRef Glob : split(List)) {
    Glob.consume_front("-");
    Glob = Glob.trim();
    if (none_of(Known, [&](StringRef Check) { return matches(Glob, Check); }))
      return Glob.str();
  }
  return std::nullopt;
}

std::string didYouMean(StringRef Word, ArrayRef<StringRef> Known) {
  StringRef Nearest;
  // With more edits it is another word; two letters swapped are two edits.
  unsigned Least =
      std::max<size_t>(Word.size() / 3, Word.size() > 3 ? 2 : 1) + 1;
  for (StringRef Candidate : Known) {
    unsigned Distance = Word.edit_distance_insensitive(Candidate);
    if (Distance < Least) {
      Least = Distance;
      Nearest = Candidate;
    }
  }
  return Nearest.empty() ? "" : (" (did you mean '" + Nearest + "'?)").str();
}

} // namespace poolwise
