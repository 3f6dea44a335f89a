//===- AsCompiler.cpp - `poolwise as-compiler` ----------------------------===//
//
// In:  a compiler's command: COMPILER FLAGS -o OBJECT -MF DEPFILE -c SOURCE.
// Out: the summary of SOURCE as OBJECT, and DEPFILE with what was read. So a
//      build system that knows how to compile knows how to summarise.
//
// A source that can't be read becomes a summary that says so: `poolwise check`
// tells, and the build goes on. A precompiled header is not made: an empty
// file.
//
//===----------------------------------------------------------------------===//

#include "Command.h"
#include "Depfile.h"
#include "poolwise/Extract/Extract.h"
#include "poolwise/Summary/Record.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace poolwise::tool {

namespace {

struct Compilation {
  CompileCommand Command;
  std::string Output, Depfile, Target;
  std::string Root; ///< of the record (Record.h)
  bool MakesHeader = false;
};

/// `-oX` and `-o X` alike.
bool takesValue(StringRef Word, StringRef Flag, ArrayRef<std::string> &Rest,
                std::string &Value) {
  if (!Word.consume_front(Flag))
    return false;
  if (!Word.empty())
    Value = Word.str();
  else if (!Rest.empty()) {
    Value = Rest.front();
    Rest = Rest.drop_front();
  }
  return true;
}

Expected<Compilation> read(ArrayRef<std::string> Words) {
  Compilation C;
  // Of poolwise itself.
  for (; !Words.empty() && StringRef(Words.front()).starts_with("--");
       Words = Words.drop_front()) {
    StringRef Word = Words.front();
    SmallString<256> Real;
    if (Word.consume_front("--root=") && !sys::fs::real_path(Word, Real))
      C.Root = Real.str().str();
  }
  SmallString<256> Folder;
  sys::fs::current_path(Folder);
  C.Command.Directory = Folder.str().str();
  C.Command.Arguments = Words;
  std::string Source;
  for (ArrayRef<std::string> Rest = Words; !Rest.empty();) {
    StringRef Word = Rest.front();
    Rest = Rest.drop_front();
    if (Word == "-c" && !Rest.empty())
      Source = Rest.front();
    C.MakesHeader |= Word.ends_with("-header");
    if (takesValue(Word, "-MF", Rest, C.Depfile) ||
        takesValue(Word, "-MT", Rest, C.Target) ||
        takesValue(Word, "-MQ", Rest, C.Target))
      continue;
    if (Word == "-o")
      takesValue(Word, "-o", Rest, C.Output);
  }
  if (Source.empty() || C.Output.empty())
    return createStringError("as-compiler needs a compiler's command with "
                             "'-o OBJECT' and '-c SOURCE'");
  SmallString<256> File(Source);
  sys::fs::make_absolute(File);
  sys::path::remove_dots(File, /*remove_dot_dot=*/true);
  C.Command.File = File.str().str();
  if (C.Target.empty())
    C.Target = C.Output;
  return C;
}

Error write(StringRef File, StringRef Bytes) {
  sys::fs::create_directories(sys::path::parent_path(File));
  std::error_code Failed;
  raw_fd_ostream Out(File, Failed);
  if (!Failed) {
    Out << Bytes;
    Out.close();
    Failed = Out.error();
    Out.clear_error();
  }
  if (Failed)
    return createStringError(Failed,
                             File + ": can't be written: " + Failed.message());
  return Error::success();
}

Error summarize(const Compilation &C) {
  std::vector<std::string> Read;
  std::optional<Expected<TUSummary>> Unit;
  // The parser may crash on code it does not like.
  CrashRecoveryContext::Enable();
  if (!CrashRecoveryContext().RunSafely(
          [&] { Unit.emplace(extractUnit(C.Command, {}, &Read)); }))
    Unit.emplace(createStringError("the parser crashed"));
  if (!*Unit) {
    TUSummary Unknown;
    Unknown.MainFile = C.Command.File;
    Unknown.Errors.push_back({toString(Unit->takeError()), "", 0});
    errs() << C.Command.File
           << ": poolwise: not summarised: " << Unknown.Errors.front().Message
           << '\n';
    Unit.emplace(std::move(Unknown));
  }
  if (Error E = write(C.Output, encodeRecord(**Unit, C.Root)))
    return E;
  if (C.Depfile.empty())
    return Error::success();
  return write(C.Depfile, depfile(C.Target, Read));
}

} // namespace

int runAsCompiler(const Command &, const CommandLine &Line) {
  std::vector<std::string> Words = Line.Arguments;
  if (Line.Flags) {
    Words.push_back("--");
    Words.insert(Words.end(), Line.Flags->begin(), Line.Flags->end());
  }
  Expected<Compilation> C = read(Words);
  if (!C)
    return usageError(C.takeError());
  Error E = C->MakesHeader ? write(C->Output, "") : summarize(*C);
  return E ? usageError(std::move(E)) : NothingFound;
}

} // namespace poolwise::tool
