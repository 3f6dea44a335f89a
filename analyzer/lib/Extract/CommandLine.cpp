//===- CommandLine.cpp - Compile commands made fit for parsing ------------===//
//
// In:  an entry of a compilation database, written for GCC or Clang.
// Out: arguments for Clang's front end in syntax-only mode.
//
// A precompiled header may not exist before a build, or be of another compiler:
// it is dropped, and the header that it was made from is included instead
// (CMake passes both).
//
//===----------------------------------------------------------------------===//

#include "CommandLine.h"
#include "poolwise/Summary/Codec.h"
#include "clang/Driver/Types.h"
#include "clang/Options/Options.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Option/Arg.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"
#include <cstdlib>

using llvm::StringRef;

namespace poolwise {

namespace {
/// Dropped together with the argument behind it.
bool takesDroppedValue(StringRef A) {
  return llvm::StringSwitch<bool>(A)
      .Cases({"-o", "-MF", "-MT", "-MQ", "-MJ", "-include-pch", "-dumpbase",
              "-dumpdir", "-serialize-diagnostics", "--serialize-diagnostics"},
             true)
      .Default(false);
}

/// Means nothing for a parse, or nothing to Clang.
bool isDropped(StringRef A) {
  if (A == "-c" || A == "-S" || A == "-E" || A == "-Werror" ||
      A == "-Winvalid-pch" || A == "-pipe" || A == "-save-temps")
    return true;
  for (StringRef Prefix : {"-MD",
                           "-MMD",
                           "-MP",
                           "-MG",
                           "-fplugin",
                           "-fpch-",
                           "-Werror=",
                           "-O",
                           "-flto",
                           "-fno-lto",
                           "-ffat-lto",
                           "-fuse-ld",
                           "-fmodules-ts",
                           "-fmodule-mapper",
                           "-fdeps-",
                           "-fconcepts-diagnostics-depth",
                           "-fno-canonical-system-headers",
                           "-fstack-usage",
                           "-fcallgraph-info",
                           "-fdump-",
                           "-fprofile",
                           "-fcoverage",
                           "-ftest-coverage",
                           "--coverage",
                           "-fsanitize",
                           "-gsplit-dwarf",
                           "-fno-var-tracking",
                           "-fvar-tracking",
                           "-fipa-",
                           "-fno-ipa-",
                           "-fira-",
                           "-fno-tree-",
                           "-ftree-",
                           "-fgcse",
                           "-fno-gcse",
                           "-fno-reorder",
                           "-fno-aggressive-loop",
                           "-fno-allocation-dce",
                           "-fno-stack-clash",
                           "-mno-direct-extern-access",
                           "-fno-semantic-interposition",
                           "-fmax-errors",
                           "-fdiagnostics"})
    if (A.starts_with(Prefix))
      return A != "-fprofile-dir"; // nothing of ours follows those
  return false;
}

/// Of a prefix other than the system's (a Python of one's own, Conda, /opt), as
/// seen from a project that is no part of it.
bool isOfOtherPrefix(StringRef Folder, StringRef Project) {
  size_t At = Folder.rfind("/include");
  if (At == StringRef::npos || At == 0)
    return false;
  std::string Prefix = Folder.take_front(At).str();
  // The compiler has its own order of these, in which it must find them.
  if (Prefix == "/usr" || Prefix == "/usr/local")
    return false;
  return !(Project + "/").str().starts_with(Prefix + "/") &&
         llvm::sys::fs::is_directory(Prefix + "/bin") &&
         llvm::sys::fs::is_directory(Prefix + "/lib");
}

/// Python's, GLib's: a library's headers, whatever option found them.
bool isInstalled(StringRef Folder, StringRef Project) {
  for (StringRef Start : {"/usr/include/", "/usr/local/include/"})
    if (Folder.starts_with(Start))
      return true;
  // Where the package managers of other languages, and of C++, put headers.
  for (StringRef Part : {"/site-packages/", "/dist-packages/", "/node_modules/",
                         "/node-gyp/", "/vcpkg_installed/"})
    if (Folder.contains(Part))
      return true;
  return isOfOtherPrefix(Folder, Project);
}
} // namespace

/// Asio of 2021 and before has its coroutines with GCC, but not with Clang and
/// GCC's library, where they work as well.
static void addCoroutines(std::vector<std::string> &Arguments) {
  bool HasCoroutines = llvm::any_of(Arguments, [](StringRef A) {
    StringRef Year = A;
    return (Year.consume_front("-std=c++") ||
            Year.consume_front("-std=gnu++")) &&
           (Year.starts_with("2") && Year[1] >= '0');
  });
  if (HasCoroutines)
    for (const char *Asio : {"BOOST_ASIO", "ASIO"})
      for (const char *Part : {"_HAS_CO_AWAIT", "_HAS_STD_COROUTINE"})
        Arguments.push_back((llvm::Twine("-D") + Asio + Part + "=1").str());
}

// They are part of the Clang that this program is linked with and stand beside
// its library.
std::string resourceFolder() {
  return llvm::sys::fs::is_directory(POOLWISE_CLANG_RESOURCES)
             ? POOLWISE_CLANG_RESOURCES
             : std::string();
}

std::vector<std::string> parseArguments(const CompileCommand &Command) {
  std::vector<std::string> Result;
  const auto &All = Command.Arguments;
  // The driver's name decides C or C++ and the target; launchers stand before.
  Result.push_back(All.empty() ? "clang++" : All[0]);
  for (size_t I = 1; I < All.size(); ++I) {
    StringRef A = All[I];
    if (A == "-Xclang" && I + 1 < All.size()) {
      StringRef Next = All[I + 1];
      if (Next == "-include-pch" || Next == "-load" || Next == "-add-plugin" ||
          Next == "-plugin" || Next.starts_with("-plugin-arg-")) {
        I += 3; // -Xclang -include-pch -Xclang FILE
        continue;
      }
      if (Next == "-include" && I + 3 < All.size()) {
        Result.insert(Result.end(), All.begin() + I, All.begin() + I + 4);
        I += 3;
        continue;
      }
    }
    if (takesDroppedValue(A)) {
      ++I;
      continue;
    }
    if (isDropped(A) || (A.starts_with("-o") && A.size() > 2 && A[2] != 'b'))
      continue;
    if (A == "--" || (A.starts_with("@") && A.ends_with(".modmap")))
      continue;
    if (A == "-include" && I + 1 < All.size()) {
      // The driver would take FILE.gch, which may be GCC's, in place of FILE.
      Result.insert(Result.end(), {"-Xclang", "-include", "-Xclang", All[++I]});
      continue;
    }
    StringRef Folder = A;
    if (Folder.consume_front("-I")) {
      if (Folder.empty() && I + 1 < All.size())
        Folder = All[++I];
      bool IsLibrary = isInstalled(Folder, Command.Directory);
      Result.push_back((IsLibrary ? "-isystem" : "-I") + Folder.str());
      continue;
    }
    Result.push_back(A.str());
  }
  addCoroutines(Result);
  Result.insert(Result.begin() + 1,
                {"-fsyntax-only", "-w", "-Qunused-arguments",
                 "-Wno-unknown-warning-option", "-ferror-limit=0"});
  if (std::string Folder = resourceFolder(); !Folder.empty())
    Result.insert(Result.begin() + 1, {"-resource-dir", Folder});
  return Result;
}

std::vector<std::string> knownArguments(std::vector<std::string> Arguments) {
  StringRef Driver = llvm::sys::path::stem(Arguments.front());
  if (Driver == "cl" || Driver.starts_with("clang-cl"))
    return Arguments; // options of another kind
  std::vector<const char *> Words;
  for (size_t I = 1; I < Arguments.size(); ++I)
    Words.push_back(Arguments[I].c_str());
  unsigned MissingIndex = 0, MissingCount = 0;
  std::vector<unsigned> Unknown;
  for (const llvm::opt::Arg *A : clang::getDriverOptTable().ParseArgs(
           Words, MissingIndex, MissingCount,
           llvm::opt::Visibility(clang::options::ClangOption))) {
    StringRef Text = Arguments[A->getIndex() + 1];
    if (A->getOption().getKind() == llvm::opt::Option::UnknownClass &&
        (Text.starts_with("-f") || Text.starts_with("-m")))
      Unknown.push_back(A->getIndex() + 1);
  }
  for (unsigned Index : llvm::reverse(Unknown))
    Arguments.erase(Arguments.begin() + Index);
  return Arguments;
}

bool isOtherLanguage(StringRef File) {
  using namespace clang::driver::types;
  StringRef Extension = llvm::sys::path::extension(File);
  if (!Extension.consume_front("."))
    return false;
  switch (lookupTypeForExtension(Extension)) {
  case TY_Asm:
  case TY_PP_Asm:
  case TY_Fortran:
  case TY_PP_Fortran:
    return true;
  default:
    return llvm::is_contained({"asm", "nasm", "rc", "swift", "rs", "go"},
                              Extension);
  }
}

uint64_t commandKey(const CompileCommand &Command, StringRef Root) {
  std::string All, RootSlash = codec::withSlash(Root);
  auto add = [&](StringRef Part) {
    // The root itself is written without a slash.
    All += codec::relative((Part + "/").str(), RootSlash) + "\n";
  };
  add(Command.File);
  add(Command.Directory);
  for (const std::string &Argument : parseArguments(Command))
    add(Argument);
  for (const char *Name :
       {"CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH",
        "OBJCPLUS_INCLUDE_PATH", "CCC_OVERRIDE_OPTIONS", "COMPILER_PATH",
        "GCC_EXEC_PREFIX", "SDKROOT", "HOME"})
    if (const char *Value = std::getenv(Name))
      add((llvm::Twine(Name) + "=" + Value).str());
  return llvm::xxh3_64bits(All);
}

} // namespace poolwise
