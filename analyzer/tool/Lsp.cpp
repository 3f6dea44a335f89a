//===- Lsp.cpp - `poolwise lsp` -------------------------------------------===//

#include "Command.h"
#include "poolwise/Editor/Server.h"
#include <csignal>
#include <unistd.h>

using namespace llvm;

namespace poolwise::tool {

int runLsp(const Command &C, const CommandLine &Line) {
  cl::SubCommand Sub("lsp", C.Summary);
  cl::OptionCategory Category("options");
  cl::opt<std::string> BuildPath("p", cl::value_desc("BUILD"), cl::sub(Sub),
                                 cl::cat(Category),
                                 cl::desc("Folder of compile_commands.json"));
  cl::opt<std::string> CacheDir(
      "cache-dir", cl::value_desc("DIR"), cl::sub(Sub), cl::cat(Category),
      cl::desc("Summaries of the program; else in .poolwise/ of the nearest "
               "folder upwards that has one"));
  if (!parseOptions(Sub, Category, C, Line))
    return BadUsage;
  std::signal(SIGPIPE, SIG_IGN); // an editor that is gone shows as its end
  Messages Editor(STDIN_FILENO, STDOUT_FILENO);
  Server S(Editor, BuildPath, CacheDir,
           installedFile(reinterpret_cast<void *>(&runLsp)));
  return S.run() ? 0 : 1; // as the protocol has it
}

} // namespace poolwise::tool
