//===- LineHash.cpp - GitHub's own fingerprint of a line ------------------===//

#include "LineHash.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include <map>

using namespace llvm;

namespace poolwise {

static constexpr size_t Window = 100;
static constexpr uint64_t Base = 37;
static constexpr uint64_t EndOfText = 0xFFFF;

/// The text without what does not count: blanks, and the second half of CR LF.
static std::vector<uint64_t> unitsOf(StringRef Text) {
  SmallVector<UTF16> Wide;
  if (!convertUTF8ToUTF16String(Text, Wide))
    Wide.assign(Text.bytes_begin(), Text.bytes_end());
  std::vector<uint64_t> Units;
  for (size_t I = 0; I < Wide.size(); ++I) {
    UTF16 Unit = Wide[I];
    if (Unit == ' ' || Unit == '\t' ||
        (Unit == '\n' && I && Wide[I - 1] == '\r'))
      continue;
    Units.push_back(Unit == '\r' ? '\n' : Unit);
  }
  Units.push_back(EndOfText);
  return Units;
}

std::vector<std::string> lineHashes(StringRef Text) {
  std::vector<uint64_t> Units = unitsOf(Text);
  uint64_t Leaving = 1; // Base to the power of Window: what falls out
  for (size_t I = 0; I < Window; ++I)
    Leaving *= Base;
  auto unitAt = [&](size_t I) { return I < Units.size() ? Units[I] : 0; };
  uint64_t Hash = 0;
  for (size_t I = 0; I < Window; ++I)
    Hash = Hash * Base + unitAt(I);

  std::vector<std::string> Hashes;
  std::map<uint64_t, unsigned> Seen;
  for (size_t I = 0; I < Units.size(); ++I) {
    if (I == 0 || Units[I - 1] == '\n')
      Hashes.push_back(utohexstr(Hash, /*LowerCase=*/true) + ":" +
                       std::to_string(++Seen[Hash]));
    Hash = Hash * Base + unitAt(I + Window) - Leaving * Units[I];
  }
  return Hashes;
}

} // namespace poolwise
