//===- Depfile.cpp - What was read, as make has it ------------------------===//

#include "Depfile.h"

using namespace llvm;

namespace poolwise::tool {

static std::string escaped(StringRef Name) {
  std::string Result;
  for (char C : Name) {
    if (C == ' ' || C == '#' || C == '\\')
      Result += '\\';
    if (C == '$')
      Result += '$';
    Result += C;
  }
  return Result;
}

std::string depfile(StringRef Target, ArrayRef<std::string> Read) {
  std::string Text = escaped(Target) + ":";
  for (const std::string &File : Read)
    Text += " \\\n  " + escaped(File);
  return Text + "\n";
}

} // namespace poolwise::tool
