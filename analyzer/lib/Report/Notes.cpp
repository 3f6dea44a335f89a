//===- Notes.cpp - What stands below a finding ----------------------------===//

#include "poolwise/Report/Notes.h"
#include "poolwise/Report/Words.h"

using namespace llvm;

namespace poolwise {

std::vector<Note> notesOf(const Program &P, const Recommendation &R) {
  Location Site = candidateOf(P, R).Where;
  std::vector<Note> Notes;
  auto add = [&](Location Where, std::string Message) {
    Notes.push_back({Where.isValid() ? Where : Site, std::move(Message)});
  };
  for (const Evidence &E : R.Path)
    add(E.Where,
        E.Model.empty() ? E.Message : E.Message + " (rule " + E.Model + ")");
  for (const Hazard &H : R.Hazards) {
    std::string Text = (H.Proven ? "" : "not known to be safe: ") + H.Message +
                       " [" + H.Name.str() + "]";
    if (StringRef Remedy = remedyFor(H.Name); !Remedy.empty())
      Text += "; " + Remedy.str();
    add(H.Where, std::move(Text));
  }
  if (R.F || R.V == Verdict::Safe)
    add(Site, outlook(R));
  return Notes;
}

} // namespace poolwise
