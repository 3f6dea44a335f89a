//===- Init.cpp - `poolwise init` -----------------------------------------===//
//
// Out: .poolwise.yaml and .clangd, each if there is none.
//
//===----------------------------------------------------------------------===//

#include "Command.h"
#include "OutputFile.h"
#include "poolwise/Config/Config.h"
#include "poolwise/Rules/RuleSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace poolwise::tool {

/// Beside the rules, installed or in the source tree; empty: not there.
static std::string schemaFile(StringRef Executable) {
  std::string Self = sys::fs::getMainExecutable(
      Executable.str().c_str(), reinterpret_cast<void *>(&runInit));
  std::string Rules = builtinRulesFolder(Self);
  for (StringRef Place :
       {"config.schema.json", "analyzer/lib/Config/config.schema.json"}) {
    SmallString<256> File = sys::path::parent_path(Rules);
    sys::path::append(File, Place);
    if (sys::fs::exists(File))
      return File.str().str();
  }
  return "";
}

static Error write(StringRef File, const std::string &Text) {
  if (Error E = checkWritable("init", File))
    return E;
  if (Error E = writeOutput(File, [&](raw_ostream &OS) { OS << Text; }))
    return E;
  outs() << "wrote " << File << '\n';
  return Error::success();
}

int runInit(const Command &C, const CommandLine &Line) {
  cl::SubCommand Sub("init", C.Summary);
  cl::OptionCategory Category("options");
  cl::opt<std::string> Folder(cl::Positional, cl::desc("[FOLDER]"),
                              cl::sub(Sub), cl::cat(Category));
  if (!parseOptions(Sub, Category, C, Line))
    return BadUsage;
  SmallString<256> File(Folder), Clangd(Folder);
  sys::path::append(File, ".poolwise.yaml");
  sys::path::append(Clangd, ".clangd");
  if (sys::fs::exists(File) && sys::fs::exists(Clangd))
    return usageError("'" + File + "' is there already; it is left as it is");
  if (sys::fs::exists(File))
    outs() << File << " is left as it is\n";
  else if (Error E =
               write(File, defaultConfigText(schemaFile(Line.Executable))))
    return usageError(std::move(E));
  if (sys::fs::exists(Clangd))
    outs() << Clangd
           << " is left as it is; for poolwise-clangd it needs the lines\n"
           << clangdConfigText();
  else if (Error E = write(Clangd, clangdConfigText()))
    return usageError(std::move(E));
  return NothingFound;
}

} // namespace poolwise::tool
