//===- main.cpp - The command `poolwise` ----------------------------------===//
//
// Cuts the command line at the first `--`, as every Clang tool does, and hands
// the rest to a subcommand. Without one, the options are those of clang-tidy.
//
//===----------------------------------------------------------------------===//

#include "Command.h"
#include "TidyCommandLine.h"
#include "poolwise/Config/GlobList.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/StringSaver.h"
#include "llvm/Support/raw_ostream.h"
#ifdef POOLWISE_WITH_MPI
#include <poolwise/mpi_session.h>
#endif

using namespace llvm;
using namespace poolwise;
using namespace poolwise::tool;

static void printHelp(raw_ostream &OS) {
  OS << R"(poolwise reads C++ code, finds work that could run side by side, tells what it
is bound by (waiting, or computing), recommends where it should run (I/O threads,
CPU threads), and rewrites it where nothing observable changes.

usage: poolwise COMMAND [options] [PATH...] [-- FLAGS]

commands:
)";
  for (const Command &C : commands())
    OS << formatv("  {0,-13}{1}\n", C.Name, C.Summary);
  OS << R"(
examples:
  poolwise check                      all of compile_commands.json
  poolwise check -p build src/        the files below src/
  poolwise check a.cpp -- -std=c++20  without a database: flags behind --
  poolwise check --diff src/          what --fix would change, as a patch
  poolwise explain src/fetch.cpp:42   why is this reported, or not?
  poolwise doc sequential-io-loop     the page of a check

Code is read with the flags of compile_commands.json: of '-p BUILD', or found in
the working directory, its build* folders and upwards.

exit status:
  0  nothing found     1  findings     2  bad usage or configuration
  3  some files could not be analysed (the rest is reported)

What it does not do: run your program, measure it, or read files that are not in
the database. Times are estimates from rules. What it cannot prove, it says so
and leaves alone.

'poolwise COMMAND --help' lists a command's options.
)";
}

/// Everything in front of the first `--`, and everything behind it.
static CommandLine cut(ArrayRef<const char *> Words) {
  CommandLine Line;
  Line.Executable = Words[0];
  for (StringRef Word : Words.drop_front(2)) {
    if (Line.Flags)
      Line.Flags->push_back(Word.str());
    else if (Word == "--")
      Line.Flags.emplace();
    else
      Line.Arguments.push_back(Word.str());
  }
  return Line;
}

/// `@FILE` stands for the words in FILE.
static SmallVector<const char *> expanded(ArrayRef<const char *> Words,
                                          StringSaver &Saver) {
  SmallVector<const char *> All(Words);
  cl::ExpandResponseFiles(Saver, cl::TokenizeGNUCommandLine, All);
  return All;
}

int main(int Argc, char **Argv) {
#ifdef POOLWISE_WITH_MPI
  poolwise::mpi_session Session(Argc, Argv); // other ranks stay in this line
  onOtherMachines() = Session.ranks() > 1;
#endif
  InitLLVM Init(Argc, Argv);
  BumpPtrAllocator Memory;
  StringSaver Saver(Memory);
  SmallVector<const char *> Words = expanded({Argv, size_t(Argc)}, Saver);
  if (Words.size() < 2) {
    printHelp(errs());
    return BadUsage;
  }
  StringRef Name = Words[1];
  if (Name == "--version" || Name == "-version") {
    outs() << "poolwise " POOLWISE_VERSION << " (Clang " << LLVM_VERSION_STRING
           << ")\n";
    return NothingFound;
  }
  CommandLine Line = cut(Words);
  if (Name == "help" && !Line.Arguments.empty()) {
    Name = Words[2];
    Line.Arguments = {"--help"};
  } else if (Name == "--help" || Name == "-help" || Name == "-h" ||
             Name == "help") {
    printHelp(outs());
    return NothingFound;
  }

  SmallVector<StringRef> Names;
  for (const Command &C : commands()) {
    if (C.Name == Name)
      return C.Run(C, Line);
    Names.push_back(C.Name);
  }
  SmallVector<StringRef> Arguments(Words.begin() + 1, Words.end());
  if (isTidyCommandLine(Arguments))
    return runAsTidy(Words[0], Arguments);
  return usageError("unknown command '" + Name + "'" + didYouMean(Name, Names) +
                    "; 'poolwise --help' lists the commands, 'poolwise check' "
                    "looks for findings");
}
