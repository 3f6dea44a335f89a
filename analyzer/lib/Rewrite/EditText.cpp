//===- EditText.cpp - Edits applied to text ---------------------*- C++ -*-===//

#include "EditText.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

void normalize(std::vector<Edit> &Edits) {
  // An insertion comes before a replacement of what stands there.
  llvm::sort(Edits);
  Edits.erase(llvm::unique(Edits), Edits.end());
}

bool overlapEachOther(ArrayRef<Edit> Edits) {
  for (size_t I = 1; I < Edits.size(); ++I)
    if (Edits[I].File == Edits[I - 1].File &&
        Edits[I].Offset < Edits[I - 1].Offset + Edits[I - 1].Length)
      return true;
  return false;
}

std::string editedText(StringRef Text, ArrayRef<Edit> Edits, uint32_t Begin,
                       uint32_t End) {
  std::string Out;
  for (const Edit &E : Edits) {
    if (E.Offset < Begin || E.Offset + E.Length > End)
      continue;
    Out += Text.slice(Begin, E.Offset);
    Out += E.Text;
    Begin = E.Offset + E.Length;
  }
  return Out + Text.slice(Begin, End).str();
}

} // namespace poolwise::rewrite
