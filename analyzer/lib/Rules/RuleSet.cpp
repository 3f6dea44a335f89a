//===- RuleSet.cpp - All models, ready for look-up ------------------------===//
#include "poolwise/Rules/RuleSet.h"
#include "NameTable.h"
#include "TypeName.h"
#include "poolwise/Rules/Condition.h"
#include "poolwise/Rules/PacksDigest.h"
#include "poolwise/Rules/RulePack.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"
#include <deque>

using namespace llvm;
using namespace poolwise;

struct RuleSet::Index {
  // Deques: the tables hold addresses of their elements.
  std::deque<Model> Models;
  std::deque<TypeModel> Types;
  NameTable<Model> ModelsByName;
  NameTable<TypeModel> TypesByName;
  /// With template arguments in the pattern: "std::vector<bool>".
  NameTable<TypeModel> TypesBySpelling;
  std::deque<HandlerModel> Handlers;
  NameTable<HandlerModel> HandlersByOverridden, HandlersByResult;
  StringMap<std::string> Globals;

  Error addFile(StringRef File);
};

RuleSet::RuleSet() : I(std::make_unique<Index>()) {}
RuleSet::~RuleSet() = default;
RuleSet::RuleSet(RuleSet &&) = default;
RuleSet &RuleSet::operator=(RuleSet &&) = default;

/// Globals are known by their USR where they are accessed: "std::cout" is
/// "c:@N@std@cout".
static std::string usrOfGlobal(StringRef Name) {
  SmallVector<StringRef> Parts;
  Name.split(Parts, "::");
  std::string Usr = "c:";
  for (StringRef Part : ArrayRef(Parts).drop_back())
    Usr += ("@N@" + Part).str();
  return (Usr + "@" + Parts.back()).str();
}

Error RuleSet::Index::addFile(StringRef File) {
  auto Text = MemoryBuffer::getFile(File);
  if (!Text)
    return createStringError(Text.getError(), File + ": can't be read: " +
                                                  Text.getError().message());
  PackErrors Errors(File.str());
  CompiledPack Pack =
      compile(readPack(File, (*Text)->getBuffer(), Errors), Errors);
  if (!Errors.empty())
    return createStringError(Errors.text());

  for (Model &M : Pack.Functions) {
    Models.push_back(std::move(M));
    ModelsByName.add(Models.back().NamePattern, &Models.back());
  }
  for (TypeModel &T : Pack.Types) {
    Types.push_back(std::move(T));
    StringRef Name = Types.back().NamePattern;
    (Name.contains('<') ? TypesBySpelling : TypesByName)
        .add(Name, &Types.back());
  }
  for (HandlerModel &H : Pack.Handlers) {
    Handlers.push_back(std::move(H));
    HandlersByOverridden.add(Handlers.back().NamePattern, &Handlers.back());
  }
  for (HandlerModel &H : Pack.Coroutines) {
    Handlers.push_back(std::move(H));
    HandlersByResult.add(Handlers.back().NamePattern, &Handlers.back());
  }
  for (auto &[Name, Backing] : Pack.Globals)
    Globals[Name] = Globals[usrOfGlobal(Name)] = Backing;
  return Error::success();
}

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
    All += File + '\n' + utostr(xxh3_64bits((*Text)->getBuffer())) + '\n';
  }
  return xxh3_64bits(All);
}

Error RuleSet::add(StringRef FileOrFolder) {
  auto Files = packsUnder(FileOrFolder);
  if (!Files)
    return Files.takeError();
  std::string Messages;
  for (const std::string &File : *Files)
    if (Error E = I->addFile(File))
      Messages += (Messages.empty() ? "" : "\n") + toString(std::move(E));
  return Messages.empty() ? Error::success() : createStringError(Messages);
}

const Model *RuleSet::modelNamed(StringRef QualifiedName) const {
  return I->ModelsByName.find(QualifiedName);
}

const Model *
RuleSet::modelFor(const Call &C,
                  function_ref<bool(const ModelCondition &)> Before) const {
  if (C.Name.empty())
    return nullptr;
  const Model *M = modelNamed(C.Name);
  if (!M)
    return nullptr;
  for (const Model::Alternative &A : M->When)
    if (llvm::all_of(A.If, [&](auto &If) {
          return If.After.empty() ? holds(If, C) : Before && Before(If);
        }))
      return A.Then.get();
  return M;
}

const TypeModel *RuleSet::typeNamed(StringRef CanonicalType) const {
  std::string Plain = plainType(CanonicalType);
  // Pointers, functions and arrays are not classes; a pattern like `std::*`
  // must not take them for one.
  if (Plain.empty() || StringRef("*)]").contains(Plain.back()))
    return nullptr;
  if (const TypeModel *T = I->TypesBySpelling.find(Plain))
    return T;
  return I->TypesByName.find(withoutArguments(Plain));
}

const HandlerModel *RuleSet::handlerOverriding(StringRef QualifiedName) const {
  return I->HandlersByOverridden.find(QualifiedName);
}

const HandlerModel *RuleSet::coroutineReturning(StringRef CanonicalType) const {
  return I->HandlersByResult.find(withoutArguments(plainType(CanonicalType)));
}

std::optional<StringRef> RuleSet::backingOfGlobal(StringRef Name) const {
  auto It = I->Globals.find(Name);
  if (It == I->Globals.end())
    return std::nullopt;
  return StringRef(It->second);
}

std::vector<const Model *> RuleSet::all() const {
  std::vector<const Model *> Result;
  for (const Model &M : I->Models)
    Result.push_back(&M);
  llvm::sort(Result, [](const Model *A, const Model *B) {
    return std::tie(A->Id, A->PackFile, A->PackLine) <
           std::tie(B->Id, B->PackFile, B->PackLine);
  });
  return Result;
}
