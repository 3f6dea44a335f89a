//===- TypeName.cpp - Canonical types as names ----------------------------===//
#include "TypeName.h"

using namespace llvm;
using namespace poolwise;

std::string poolwise::plainType(StringRef Type) {
  bool Changed = true;
  while (Changed) {
    Type = Type.trim();
    Changed = false;
    for (StringRef Word : {"const ", "volatile ", "class ", "struct ", "enum "})
      Changed |= Type.consume_front(Word);
    for (StringRef Word : {"&", " const", " volatile"})
      Changed |= Type.consume_back(Word);
  }
  std::string Result = Type.str();
  for (StringRef Inline : {"__cxx11::", "__1::", "_V2::"})
    for (size_t At; (At = Result.find(Inline)) != std::string::npos;)
      Result.erase(At, Inline.size());
  return Result;
}

std::string poolwise::withoutArguments(StringRef PlainType) {
  std::string Result;
  unsigned Depth = 0;
  for (char C : PlainType) {
    Depth += C == '<';
    if (Depth == 0)
      Result += C;
    Depth -= C == '>' && Depth > 0;
  }
  return Result;
}
