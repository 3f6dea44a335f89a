//===- Options.cpp - Parsing a subcommand's options -----------------------===//
//
// LLVM's library registers hundreds of options of its own at the top level. A
// subcommand of ours sees only those that were made for it.
//
//===----------------------------------------------------------------------===//

#include "Command.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace poolwise::tool {

bool parseOptions(cl::SubCommand &Sub, cl::OptionCategory &Category,
                  const Command &C, const CommandLine &Line) {
  cl::HideUnrelatedOptions(Category, Sub);
  // `--help-list` is the same once more.
  auto &Known = cl::getRegisteredOptions(Sub);
  if (auto It = Known.find("help-list"); It != Known.end())
    It->second->setHiddenFlag(cl::ReallyHidden);
  // Printed by LLVM behind the options.
  cl::extrahelp Lesson(C.Lesson);
  std::vector<const char *> Arguments{"poolwise", Sub.getName().data()};
  for (const std::string &Argument : Line.Arguments)
    Arguments.push_back(Argument.c_str());
  return cl::ParseCommandLineOptions(Arguments.size(), Arguments.data(),
                                     /*Overview=*/"", &errs());
}

int usageError(const Twine &Message) {
  // All errors of a file are told at once, one a line.
  std::string Text = Message.str();
  for (StringRef Line : split(Text, '\n'))
    errs() << "poolwise: error: " << Line << '\n';
  return BadUsage;
}

int usageError(Error E) { return usageError(toString(std::move(E))); }

} // namespace poolwise::tool
