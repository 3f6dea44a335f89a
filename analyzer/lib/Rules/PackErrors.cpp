//===- PackErrors.cpp - Complaints about a rule pack ----------------------===//
#include "poolwise/Rules/RulePack.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;
using namespace poolwise;

void PackErrors::add(Mark At, const Twine &Message) {
  Lines.push_back(
      {{At.Line, At.Column},
       (File + ":" + Twine(At.Line) + ":" + Twine(At.Column) + ": " + Message)
           .str()});
}

void PackErrors::addUnknown(const Scalar &S, StringRef What,
                            ArrayRef<StringRef> Known) {
  StringRef Nearest;
  unsigned Least = std::max<size_t>(2, S.Text.size() / 3) + 1;
  for (StringRef K : Known)
    if (unsigned D = StringRef(S.Text).edit_distance(K, true, Least);
        D < Least) {
      Least = D;
      Nearest = K;
    }
  std::string Remedy;
  if (!Nearest.empty())
    Remedy = (" (did you mean '" + Nearest + "'?)").str();
  else if (!Known.empty())
    Remedy = "; known are: " + join(Known, ", ");
  add(S.At, "unknown " + What + " '" + S.Text + "'" + Remedy);
}

std::string PackErrors::text() const {
  auto Sorted = Lines;
  llvm::sort(Sorted);
  std::string Text;
  for (auto &[At, Line] : Sorted)
    Text += (Text.empty() ? "" : "\n") + Line;
  return Text;
}
