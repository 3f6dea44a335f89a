//===- Options.cpp - Parsing a subcommand's options -----------------------===//
//
// LLVM's library registers hundreds of options of its own at the top level. A
// subcommand of ours sees only those that were made for it.
//
//===----------------------------------------------------------------------===//

#include "Command.h"
#include "poolwise/Config/GlobList.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace poolwise::tool {

using OptionMap = DenseMap<StringRef, cl::Option *>;

/// LLVM would take an option of its own top level where the subcommand has none
/// by that name. Values of options are passed over.
static bool knowsAllOptions(const OptionMap &Known, const Command &C,
                            ArrayRef<std::string> Arguments) {
  for (size_t I = 0; I < Arguments.size(); ++I) {
    StringRef Argument = Arguments[I];
    if (!Argument.consume_front("-") || Argument.empty())
      continue;
    Argument.consume_front("-");
    auto [Name, Value] = Argument.split('=');
    auto It = Known.find(Name);
    if (It != Known.end()) {
      bool TakesNext =
          It->second->getValueExpectedFlag() == cl::ValueRequired &&
          Name == Argument;
      I += TakesNext;
      continue;
    }
    if (Name.starts_with("j") && all_of(Name.drop_front(), isDigit)) // -j4
      continue;
    std::vector<std::string> Names;
    for (const auto &Entry : Known)
      Names.push_back(("--" + Entry.first).str());
    llvm::sort(Names);
    usageError("'poolwise " + C.Name + "' has no option '" + Arguments[I] +
               "'" +
               didYouMean(("--" + Name).str(),
                          std::vector<StringRef>(Names.begin(), Names.end())) +
               "; 'poolwise " + C.Name + " --help' lists them");
    return false;
  }
  return true;
}

bool parseOptions(cl::SubCommand &Sub, cl::OptionCategory &Category,
                  const Command &C, const CommandLine &Line) {
  cl::HideUnrelatedOptions(Category, Sub);
  OptionMap &Known = cl::getRegisteredOptions(Sub);
  // `--help-list` is the same once more.
  if (auto It = Known.find("help-list"); It != Known.end())
    It->second->setHiddenFlag(cl::ReallyHidden);
  if (!knowsAllOptions(Known, C, Line.Arguments))
    return false;

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
