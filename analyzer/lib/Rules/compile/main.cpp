//===- main.cpp - Compiles the built-in rule packs into poolwise ----------===//
//
// In:  compile_rules FOLDER OUTPUT. Out: a C++ file that defines compiledRules.
//
//===----------------------------------------------------------------------===//

#include "../CompiledRules.h"
#include "poolwise/Rules/PacksDigest.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

/// Here nothing is compiled yet.
StringRef poolwise::compiledRules() { return ""; }

/// As string literals. Octal, always of three digits.
static void writeLiterals(StringRef Bytes, raw_ostream &OS) {
  for (size_t I = 0; I < Bytes.size(); ++I) {
    if (I % 512 == 0)
      OS << (I ? "\"\n    \"" : "\"");
    unsigned char C = Bytes[I];
    if (C >= ' ' && C < 0x7f && C != '"' && C != '\\' && C != '?')
      OS << C;
    else
      OS << '\\' << char('0' + (C >> 6)) << char('0' + (C >> 3 & 7))
         << char('0' + (C & 7));
  }
  OS << '"';
}

static Error run(std::string Folder, StringRef Output) {
  Expected<uint64_t> Digest = poolwise::digestOfPacks(Folder);
  if (!Digest)
    return Digest.takeError();
  Expected<poolwise::CompiledPack> Pack = poolwise::compilePacks({Folder});
  if (!Pack)
    return Pack.takeError();
  std::error_code Failed;
  raw_fd_ostream OS(Output, Failed);
  if (Failed)
    return createStringError(Failed, Output + ": " + Failed.message());
  OS << "// Made by compile_rules.\n#include \"CompiledRules.h\"\n\n"
        "static constexpr char Bytes[] =\n    ";
  writeLiterals(poolwise::asCompiledRules(*Digest, std::move(*Pack), Folder),
                OS);
  OS << ";\n\nllvm::StringRef poolwise::compiledRules() {\n"
        "  return {Bytes, sizeof Bytes - 1};\n}\n";
  return Error::success();
}

int main(int Count, char **Words) {
  if (Count != 3) {
    errs() << "usage: compile_rules FOLDER OUTPUT\n";
    return 2;
  }
  if (Error E = run(Words[1], Words[2])) {
    errs() << toString(std::move(E)) << '\n';
    return 1;
  }
  return 0;
}
