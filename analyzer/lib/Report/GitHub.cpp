//===- GitHub.cpp - Annotations by workflow commands ----------------------===//
//
//   ::warning file=a.cpp,line=3,endLine=7,col=5,title=poolwise-x::message
//
// Needs no token, so it serves pull requests from forks. GitHub shows ten
// annotations of a level for each step; SARIF has no such bound.
//
//===----------------------------------------------------------------------===//

#include "Formats.h"
#include "poolwise/Report/SourceLines.h"

using namespace llvm;

namespace poolwise {

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

void writeGitHub(const ReportInput &Input, raw_ostream &OS) {
  for (const Recommendation *R : shownFindings(Input)) {
    const Candidate &Site = candidateOf(Input.P, *R);
    std::string Message = R->Message;
    for (const Hazard &H : R->Hazards)
      Message += "\n" + H.Message;
    Message += "\n" + estimateText(R->E) + "\n" + outlook(*R);
    OS << "::" << (R->S == Severity::Warning ? "warning" : "notice")
       << " file=" << escaped(shownPath(Input.P, Site.Where), true)
       << ",line=" << Site.Where.Line
       << ",endLine=" << std::max(Site.EndLine, Site.Where.Line)
       << ",col=" << Site.Where.Column
       << ",title=" << escaped("poolwise-" + R->Check, true)
       << "::" << escaped(Message, false) << '\n';
  }
  for (const FailedUnit &F : Input.P.Failures)
    OS << "::error file=" << escaped(shownPath(F.File), true)
       << ",title=poolwise::"
       << escaped("not analysed as a whole: " + F.Message, false) << '\n';
}

} // namespace poolwise
