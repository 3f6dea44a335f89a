//===- Codec.cpp - Paths that are relative to a root ----------------------===//

#include "poolwise/Summary/Codec.h"
#include "llvm/ADT/StringSet.h"

namespace poolwise::codec {

std::string relative(llvm::StringRef Text, llvm::StringRef Root) {
  std::string Out;
  while (!Text.empty()) {
    if (!Root.empty() && Text.consume_front(Root)) {
      Out += RootMark;
      continue;
    }
    if (Text.front() == RootMark || Text.front() == Escape)
      Out += Escape;
    size_t Next = Text.find_first_of("/\x01\x02", 1);
    Out += Text.take_front(Next);
    Text = Text.substr(Next);
  }
  return Out;
}

std::string absolute(llvm::StringRef Text, llvm::StringRef Root) {
  std::string Out;
  Out.reserve(Text.size());
  for (size_t I = 0; I < Text.size(); ++I) {
    if (Text[I] == RootMark)
      Out += Root;
    else if (Text[I] != Escape || ++I < Text.size())
      Out += Text[I];
  }
  return Out;
}

llvm::StringRef kept(llvm::StringRef Text) {
  static llvm::StringSet<> All;
  return All.insert(Text).first->getKey();
}

} // namespace poolwise::codec
