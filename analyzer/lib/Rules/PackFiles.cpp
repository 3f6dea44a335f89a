//===- PackFiles.cpp - Files of rule packs, compiled ----------------------===//
//
// In:  files and folders. Out: what stands in all packs among them; or a hash
// of
//      that, which takes no compiling.
//
//===----------------------------------------------------------------------===//

#include "CompiledRules.h"
#include "poolwise/Rules/PacksDigest.h"
#include "poolwise/Rules/RulePack.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;
using namespace poolwise;

Expected<std::vector<std::string>>
poolwise::packsUnder(StringRef FileOrFolder) {
  if (!sys::fs::exists(FileOrFolder))
    return createStringError(FileOrFolder +
                             ": no such rule pack, and no such folder");
  if (!sys::fs::is_directory(FileOrFolder))
    return std::vector<std::string>{FileOrFolder.str()};
  std::vector<std::string> Files;
  std::error_code Failure;
  for (sys::fs::recursive_directory_iterator It(FileOrFolder, Failure), End;
       It != End && !Failure; It.increment(Failure))
    if (sys::path::extension(It->path()) == ".yaml")
      Files.push_back(It->path());
  if (Failure)
    return createStringError(Failure, FileOrFolder + ": " + Failure.message());
  llvm::sort(Files);
  return Files;
}

Expected<uint64_t> poolwise::digestOfPacks(StringRef FileOrFolder) {
  auto Files = packsUnder(FileOrFolder);
  if (!Files)
    return Files.takeError();
  std::string All;
  for (const std::string &File : *Files) {
    auto Text = MemoryBuffer::getFile(File);
    if (!Text)
      return createStringError(Text.getError(), File + ": can't be read: " +
                                                    Text.getError().message());
    All += (StringRef(File).drop_front(FileOrFolder.size()) + "\n" +
            utostr(xxh3_64bits((*Text)->getBuffer())) + "\n")
               .str();
  }
  return xxh3_64bits(All);
}

static Expected<CompiledPack> compileFile(StringRef File) {
  auto Text = MemoryBuffer::getFile(File);
  if (!Text)
    return createStringError(Text.getError(), File + ": can't be read: " +
                                                  Text.getError().message());
  PackErrors Errors(File.str());
  CompiledPack Pack =
      compile(readPack(File, (*Text)->getBuffer(), Errors), Errors);
  if (!Errors.empty())
    return createStringError(Errors.text());
  return Pack;
}

/// Behind what is there, which a later entry of the same name wins over.
static void append(CompiledPack &To, CompiledPack From) {
  auto Move = [](auto &To, auto &From) {
    std::move(From.begin(), From.end(), std::back_inserter(To));
  };
  Move(To.Functions, From.Functions);
  Move(To.Names, From.Names);
  Move(To.Types, From.Types);
  Move(To.Handlers, From.Handlers);
  Move(To.Coroutines, From.Coroutines);
  Move(To.Globals, From.Globals);
}

/// The built-in packs, unless somebody has changed them.
static std::optional<CompiledPack> alreadyCompiled(StringRef Place) {
  if (!sys::fs::is_directory(Place))
    return std::nullopt;
  Expected<uint64_t> Digest = digestOfPacks(Place);
  if (!Digest) {
    consumeError(Digest.takeError()); // told where the files are read
    return std::nullopt;
  }
  return fromCompiledRules(compiledRules(), *Digest, Place);
}

Expected<CompiledPack>
poolwise::compilePacks(ArrayRef<std::string> FilesAndFolders) {
  CompiledPack All;
  std::string Messages;
  for (const std::string &Place : FilesAndFolders) {
    if (std::optional<CompiledPack> Known = alreadyCompiled(Place)) {
      append(All, std::move(*Known));
      continue;
    }
    auto Files = packsUnder(Place);
    if (!Files)
      return Files.takeError();
    for (const std::string &File : *Files)
      if (Expected<CompiledPack> Pack = compileFile(File))
        append(All, std::move(*Pack));
      else
        Messages += (Messages.empty() ? "" : "\n") + toString(Pack.takeError());
    if (!Messages.empty())
      return createStringError(Messages);
  }
  return All;
}
