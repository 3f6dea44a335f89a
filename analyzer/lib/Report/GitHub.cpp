//===- GitHub.cpp - Annotations by workflow commands ----------------------===//
//
//   ::warning file=a.cpp,line=3,col=5,title=poolwise-x::message
//
// Needs no token, so it serves pull requests from forks. GitHub shows the first
// ten annotations of a level for each step, so those that save the most time
// come first; SARIF has no such bound. An annotation of several lines would
// lose its column and stand below the last of them: it is one line.
//
//===----------------------------------------------------------------------===//

#include "Formats.h"
#include "poolwise/Report/SourceLines.h"

using namespace llvm;

namespace poolwise {

static constexpr size_t ShownALevel = 10, MostHazards = 10;
/// Of 64 KiB, with room for escapes.
static constexpr size_t LongestMessage = 16 * 1024;

/// Escapes as the runner unescapes; a property has two separators more.
static std::string escaped(StringRef Text, bool IsProperty) {
  std::string Result;
  for (char C : Text) {
    if (C == '%')
      Result += "%25";
    else if (C == '\r')
      Result += "%0D";
    else if (C == '\n')
      Result += "%0A";
    else if (IsProperty && C == ':')
      Result += "%3A";
    else if (IsProperty && C == ',')
      Result += "%2C";
    else
      Result += C;
  }
  return Result;
}

/// Where it is and what it says.
static void command(raw_ostream &OS, StringRef Level, StringRef File,
                    uint32_t Line, uint32_t Column, StringRef Title,
                    StringRef Message) {
  OS << "::" << Level << " file=" << escaped(repositoryPath(File), true);
  if (Line)
    OS << ",line=" << Line << ",col=" << Column;
  OS << ",title=" << escaped(Title, true) << "::"
     << escaped(json::fixUTF8(Message.take_front(LongestMessage)), false)
     << '\n';
}

static std::string messageOf(const Recommendation &R) {
  std::string Message = R.Message;
  for (const Hazard &H : ArrayRef(R.Hazards).take_front(MostHazards))
    Message += "\n" + H.Message;
  if (R.Hazards.size() > MostHazards)
    Message += formatv("\nand {0} more", R.Hazards.size() - MostHazards);
  return Message + "\n" + estimateText(R.E) + "\n" + outlook(R);
}

void writeGitHub(const ReportInput &Input, raw_ostream &OS) {
  std::vector<const Recommendation *> Findings = shownFindings(Input);
  sortByGain(Input, Findings);
  size_t Warnings = 0, Notices = 0;
  for (const FailedUnit &F : Input.P.Failures)
    command(OS, "error", F.File, 0, 0, "poolwise",
            "not analysed as a whole: " + F.Message);
  for (const Recommendation *R : Findings) {
    bool IsWarning = R->S == Severity::Warning;
    ++(IsWarning ? Warnings : Notices);
    const Candidate &Site = candidateOf(Input.P, *R);
    command(OS, IsWarning ? "warning" : "notice",
            Input.P.Files[Site.Where.File].Path, Site.Where.Line,
            Site.Where.Column, "poolwise-" + R->Check, messageOf(*R));
  }
  for (const UnusedSuppression &U : Input.Unused)
    command(OS, "notice", U.File, U.Line, U.Column, "poolwise", U.Message);
  // Not a command: the log tells what the pull request leaves out.
  if (std::max(Warnings, Notices) > ShownALevel)
    OS << formatv(
        "poolwise: {0} warnings and {1} notices; a pull request shows "
        "the first {2} of each, those that save the most time\n",
        Warnings, Notices, ShownALevel);
}

} // namespace poolwise
