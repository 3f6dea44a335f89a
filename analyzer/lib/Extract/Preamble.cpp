//===- Preamble.cpp - System headers that were parsed before --------------===//

#include "Preamble.h"
#include "CommandLine.h"
#include "InputRecorder.h"
#include "poolwise/Extract/OldFiles.h"
#include "poolwise/Summary/Codec.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"
#include <set>

using namespace clang;

namespace poolwise {

bool concernsSystemHeaders(StringRef Macro) {
  return Macro.starts_with("_") || Macro == "NDEBUG";
}

static StringRef macroOf(StringRef Definition) {
  return Definition.take_until([](char C) { return C == '='; });
}

/// Flags of the unit's own files. Macros that system headers may ask for stay.
static unsigned ownFlagWords(StringRef A) {
  if (A == "-Wdeprecated" || A == "-Wno-deprecated")
    return 0; // they define a macro
  if (A == "-imacros" || A == "-iquote" || A == "-I" || A == "-x")
    return 2;
  if (A.starts_with("-I") || A.starts_with("-iquote") || A.starts_with("-W") ||
      A.starts_with("-x"))
    return 1;
  if (A == "-D" || A == "-U")
    return 0; // as two words it is rare: kept, and part of the flags
  if (A.starts_with("-D") || A.starts_with("-U"))
    return concernsSystemHeaders(macroOf(A.drop_front(2))) ? 0 : 1;
  return 0;
}

std::vector<std::string> preambleArguments(const CompileCommand &Command,
                                           StringRef HeaderFile) {
  std::vector<std::string> All = knownArguments(parseArguments(Command)), Out;
  bool HasMain = false;
  for (size_t I = 0; I < All.size(); ++I) {
    llvm::SmallString<256> Path(All[I]);
    llvm::sys::path::make_absolute(Command.Directory, Path);
    llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    if (I && Path == Command.File) {
      HasMain = true;
      continue;
    }
    if (All[I] == "-Xclang" && I + 3 < All.size() && All[I + 1] == "-include") {
      I += 3;
      continue;
    }
    if (unsigned Words = I ? ownFlagWords(All[I]) : 0) {
      I += Words - 1;
      continue;
    }
    Out.push_back(All[I]);
  }
  if (!HasMain)
    return {};
  Out.insert(Out.end(), {"-x", "c++-header", HeaderFile.str()});
  return Out;
}

namespace {
/// Records which file includes which.
class GraphRecorder : public PPCallbacks {
public:
  GraphRecorder(SourceManager &SM, Preamble &Into) : SM(SM), Into(Into) {}

  void HasInclude(SourceLocation, StringRef Name, bool, OptionalFileEntryRef,
                  SrcMgr::CharacteristicKind) override {
    Asked.insert(Name.str());
  }
  void InclusionDirective(SourceLocation Hash, const Token &, StringRef Name,
                          bool, CharSourceRange, OptionalFileEntryRef File,
                          StringRef, StringRef, const clang::Module *, bool,
                          SrcMgr::CharacteristicKind Kind) override {
    Asked.insert(Name.str());
    if (!File)
      return;
    uint32_t To = indexOf(*File);
    FileID From = SM.getFileID(SM.getExpansionLoc(Hash));
    if (From == SM.getMainFileID()) {
      Into.Tops.push_back(To);
      OnlySystem &= SrcMgr::isSystem(Kind);
    } else if (OptionalFileEntryRef Includer = SM.getFileEntryRefForID(From)) {
      Into.Files[indexOf(*Includer)].Includes.push_back(To);
    }
  }
  bool OnlySystem = true;
  std::set<std::string> Asked;

private:
  uint32_t indexOf(FileEntryRef File) {
    StringRef Real = File.getFileEntry().tryGetRealPathName();
    std::string Path = (Real.empty() ? File.getName() : Real).str();
    auto [It, New] = Indices.try_emplace(Path, Into.Files.size());
    if (New)
      Into.Files.push_back({Path, {}});
    return It->second;
  }
  SourceManager &SM;
  Preamble &Into;
  std::map<std::string, uint32_t> Indices;
};

class PreambleAction : public GeneratePCHAction {
public:
  explicit PreambleAction(Preamble &Into) : Into(Into) {}
  bool BeginInvocation(CompilerInstance &Compiler) override {
    Compiler.getFrontendOpts().SkipFunctionBodies = true;
    Compiler.getFrontendOpts().OutputFile = Into.File;
    return GeneratePCHAction::BeginInvocation(Compiler);
  }
  bool BeginSourceFileAction(CompilerInstance &Compiler) override {
    auto Graph =
        std::make_unique<GraphRecorder>(Compiler.getSourceManager(), Into);
    Recorder = Graph.get();
    Compiler.getPreprocessor().addPPCallbacks(std::move(Graph));
    return GeneratePCHAction::BeginSourceFileAction(Compiler);
  }
  void EndSourceFileAction() override {
    for (const auto &Entry :
         getCompilerInstance().getPreprocessor().getIdentifierTable())
      Into.Identifiers.push_back(Entry.first().str());
    llvm::sort(Into.Identifiers);
    Into.Asked.assign(Recorder->Asked.begin(), Recorder->Asked.end());
    IsFine = Recorder->OnlySystem &&
             !getCompilerInstance().getDiagnostics().hasErrorOccurred();
    if (!IsFine)
      Into.Tops.clear();
    GeneratePCHAction::EndSourceFileAction();
  }

private:
  Preamble &Into;
  GraphRecorder *Recorder = nullptr;
  bool IsFine = false;
};

std::optional<uint64_t> digestOfFile(StringRef File) {
  return digestOf(File.str(), Input::Kind::Content);
}
} // namespace

Preamble makePreamble(const CompileCommand &Command,
                      const std::vector<std::string> &Headers, StringRef File) {
  Preamble P;
  P.Headers = Headers;
  P.File = File.str();
  std::string Header = P.File + ".hpp";
  std::error_code EC;
  {
    llvm::raw_fd_ostream OS(Header, EC);
    for (const std::string &Name : Headers)
      OS << "#include <" << Name << ">\n";
  }
  FileSystemOptions Options;
  Options.WorkingDir = Command.Directory;
  auto Recorder = llvm::makeIntrusiveRefCnt<InputRecorder>(Command.Directory);
  llvm::IntrusiveRefCntPtr<FileManager> Files(
      new FileManager(Options, Recorder));
  IgnoringDiagConsumer Silent;
  tooling::ToolInvocation Invocation(preambleArguments(Command, Header),
                                     std::make_unique<PreambleAction>(P),
                                     Files.get());
  Invocation.setDiagnosticConsumer(&Silent);
  bool Made = Invocation.run() && P.Tops.size() == Headers.size();
  P.Inputs = Recorder->take();
  std::optional<uint64_t> Digest = digestOfFile(P.File);
  if (!Made || !Digest) {
    P = Preamble();
    return P;
  }
  P.Digest = *Digest;
  return P;
}

void savePreamble(const Preamble &P) {
  codec::Writer Writer;
  Writer.write(P);
  std::string Bytes = Writer.take().Meaning;
  Bytes = llvm::utohexstr(llvm::xxh3_64bits(Bytes)) + '\n' + Bytes;
  llvm::consumeError(
      llvm::writeToOutput(P.File + ".info", [&](llvm::raw_ostream &OS) {
        OS << Bytes;
        return llvm::Error::success();
      }));
}

std::optional<Preamble> loadPreamble(StringRef File) {
  auto Buffer = llvm::MemoryBuffer::getFile(File + ".info");
  if (!Buffer)
    return std::nullopt;
  auto [Sum, Bytes] = (*Buffer)->getBuffer().split('\n');
  Preamble P;
  codec::Reader Reader(Bytes, {});
  if (Sum != llvm::utohexstr(llvm::xxh3_64bits(Bytes)) || !Reader.read(P) ||
      !Reader.isDone() || digestOfFile(P.File) != P.Digest)
    return std::nullopt;
  for (const Input &I : P.Inputs) {
    bool Holds = I.K == Input::Kind::Missing   ? !isPresent(I.Path)
                 : I.K == Input::Kind::Present ? isPresent(I.Path)
                 : I.Stamp && stampOf(I.Path) == I.Stamp
                     ? true
                     : digestOf(I.Path, I.K) == I.Digest;
    if (!Holds)
      return std::nullopt;
  }
  markUsed(P.File + ".info");
  return P;
}

} // namespace poolwise
