//===- Nolint.cpp - Findings that comments silence ------------------------===//
//
// In:  the sources of the program. Out: findings marked as suppressed, and the
//      comments that name a check of poolwise and silence nothing.
// A finding stands where its site begins. A comment without names, or with
// names of other tools alone, may be meant for these and is never called
// unused.
//
//===----------------------------------------------------------------------===//

#include "NolintComments.h"
#include "poolwise/Config/GlobList.h"
#include "poolwise/Suppress/Suppress.h"
#include "llvm/Support/MemoryBuffer.h"
#include <set>

using namespace llvm;

namespace poolwise {

static constexpr StringRef Prefix = "poolwise-";

namespace {

/// One file with its comments, and which of their globs were of use.
class NolintFile {
public:
  NolintFile(const std::string &Path, const OpenFiles &Open) : Path(Path) {
    if (auto Shown = Open.find(Path); Shown != Open.end())
      Text = MemoryBuffer::getMemBuffer(Shown->second, Path);
    else if (auto Buffer = MemoryBuffer::getFile(Path))
      Text = std::move(*Buffer);
    else
      return;
    Comments = nolintComments(Text->getBuffer());
  }

  void apply(Recommendation &R, Location Where);
  void tellUnused(const Config &C, ArrayRef<StringRef> Checks,
                  std::vector<UnusedSuppression> &Unused) const;

private:
  size_t offsetOf(Location Where) const;

  const std::string &Path;
  std::unique_ptr<MemoryBuffer> Text;
  std::vector<NolintComment> Comments;
  /// Comment and glob.
  std::set<std::pair<size_t, StringRef>> Used;
};

} // namespace

size_t NolintFile::offsetOf(Location Where) const {
  StringRef Rest = Text->getBuffer();
  for (uint32_t Line = 1; Line < Where.Line; ++Line)
    Rest = Rest.drop_front(std::min(Rest.find('\n'), Rest.size() - 1) + 1);
  return Text->getBufferSize() - Rest.size() + Where.Column - 1;
}

void NolintFile::apply(Recommendation &R, Location Where) {
  if (Comments.empty())
    return;
  std::string Tag = (Prefix + R.Check).str();
  size_t Offset = offsetOf(Where);
  for (auto [Index, C] : enumerate(Comments)) {
    if (!C.covers(Where.Line, Offset))
      continue;
    for (StringRef Glob : C.globs())
      if (starMatches(Glob, Tag)) {
        Used.insert({Index, Glob});
        suppress(R, Silencer::Comment,
                 (C.word() + " in line " + Twine(C.Line)).str());
      }
  }
}

/// What is wrong with a glob that silenced nothing; empty: nothing is.
static std::string complaintAbout(StringRef Glob, const Config &C,
                                  ArrayRef<StringRef> Checks) {
  if (is_contained(Checks, Glob))
    return ("'" + Glob + "' is not how a comment names it: write '" + Prefix +
            Glob + "'")
        .str();
  if (!Glob.starts_with(Prefix))
    return "";
  bool IsEnabled = false, Exists = false;
  for (StringRef Check : Checks)
    if (starMatches(Glob, (Prefix + Check).str())) {
      Exists = true;
      IsEnabled |= C.enables(Check);
    }
  if (!Exists)
    return ("'" + Glob + "' names no check" +
            didYouMean(Glob.drop_front(Prefix.size()), Checks))
        .str();
  return IsEnabled ? ("'" + Glob + "' suppresses nothing").str() : "";
}

void NolintFile::tellUnused(const Config &C, ArrayRef<StringRef> Checks,
                            std::vector<UnusedSuppression> &Unused) const {
  for (auto [Index, Comment] : enumerate(Comments)) {
    auto tell = [&, &Said = Comment](const Twine &Message) {
      Unused.push_back(
          {Path, Said.Line, Said.Column, (Said.word() + ": " + Message).str()});
    };
    auto isOurs = [](StringRef Glob) { return Glob.starts_with(Prefix); };
    bool IsLone = Comment.K == NolintComment::Kind::LoneBegin ||
                  Comment.K == NolintComment::Kind::LoneEnd;
    if (IsLone && Comment.List && any_of(Comment.globs(), isOurs)) {
      bool IsBegin = Comment.K == NolintComment::Kind::LoneBegin;
      tell(Twine("there is no NOLINT") + (IsBegin ? "END" : "BEGIN") + "(" +
           *Comment.List + ") to it, so it suppresses nothing");
      continue;
    }
    if (IsLone || !Comment.List)
      continue;
    for (StringRef Glob : Comment.globs())
      if (!Used.count({Index, Glob}))
        if (std::string Complaint = complaintAbout(Glob, C, Checks);
            !Complaint.empty())
          tell(Complaint);
  }
}

void applyNolint(const Program &P, const Config &C, ArrayRef<StringRef> Checks,
                 std::vector<Recommendation> &All,
                 std::vector<UnusedSuppression> &Unused,
                 const OpenFiles &Open) {
  std::map<FileId, NolintFile> Files;
  for (FileId File = 0; File < P.Files.size(); ++File)
    if (!P.Files[File].IsSystem)
      Files.try_emplace(File, P.Files[File].Path, Open);
  for (Recommendation &R : All) {
    Location Where = candidateOf(P, R).Where;
    if (auto It = Files.find(Where.File); It != Files.end())
      It->second.apply(R, Where);
  }
  // What was not read as a whole may hold what a comment is for.
  if (P.Failures.empty())
    for (const auto &[File, Comments] : Files)
      Comments.tellUnused(C, Checks, Unused);
}

} // namespace poolwise
