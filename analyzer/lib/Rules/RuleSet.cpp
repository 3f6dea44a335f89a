//===- RuleSet.cpp - All models, ready for look-up ------------------------===//
#include "poolwise/Rules/RuleSet.h"
#include "NameTable.h"
#include "TypeName.h"
#include "poolwise/Rules/Condition.h"
#include "poolwise/Rules/RulePack.h"
#include <deque>

using namespace llvm;
using namespace poolwise;

struct RuleSet::Index {
  // The tables hold addresses of what is in here.
  std::deque<CompiledPack> Packs;
  NameTable<Model> ModelsByName;
  NameTable<TypeModel> TypesByName;
  /// With template arguments in the pattern: "std::vector<bool>".
  NameTable<TypeModel> TypesBySpelling;
  NameTable<HandlerModel> HandlersByOverridden, HandlersByResult;
  StringMap<const CompiledGlobal *> Globals;

  void add(CompiledPack Pack);
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

/// Asio is handed out by itself, too: with the same names, outside of boost.
template <typename T>
static void addName(NameTable<T> &Table, StringRef Name, const T *Entry) {
  Table.add(Name, Entry);
  if (Name.consume_front("boost::") && Name.starts_with("asio::"))
    Table.add(Name, Entry);
}

void RuleSet::Index::add(CompiledPack Pack) {
  Packs.push_back(std::move(Pack));
  const CompiledPack &Added = Packs.back();
  for (const Model &M : Added.Functions)
    addName(ModelsByName, M.NamePattern, &M);
  for (const TypeModel &T : Added.Types)
    addName(StringRef(T.NamePattern).contains('<') ? TypesBySpelling
                                                   : TypesByName,
            T.NamePattern, &T);
  for (const HandlerModel &H : Added.Handlers)
    HandlersByOverridden.add(H.NamePattern, &H);
  for (const HandlerModel &H : Added.Coroutines)
    addName(HandlersByResult, H.NamePattern, &H);
  for (const CompiledGlobal &G : Added.Globals)
    Globals[G.Name] = Globals[usrOfGlobal(G.Name)] = &G;
}

RuleSet::RuleSet(CompiledPack Pack) : RuleSet() { I->add(std::move(Pack)); }

Error RuleSet::add(StringRef FileOrFolder) {
  Expected<CompiledPack> Pack = compilePacks({FileOrFolder.str()});
  if (!Pack)
    return Pack.takeError();
  I->add(std::move(*Pack));
  return Error::success();
}

Expected<RuleSet> RuleSet::load(ArrayRef<std::string> Places) {
  Expected<CompiledPack> Pack = compilePacks(Places);
  if (!Pack)
    return Pack.takeError();
  return RuleSet(std::move(*Pack));
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
  return StringRef(It->second->Backing);
}

bool RuleSet::isUnbufferedGlobal(StringRef Name) const {
  auto It = I->Globals.find(Name);
  return It != I->Globals.end() && It->second->Unbuffered;
}

std::vector<const Model *> RuleSet::all() const {
  std::vector<const Model *> Result;
  for (const CompiledPack &Pack : I->Packs)
    for (const Model &M : Pack.Functions)
      Result.push_back(&M);
  llvm::sort(Result, [](const Model *A, const Model *B) {
    return std::tie(A->Id, A->PackFile, A->PackLine) <
           std::tie(B->Id, B->PackFile, B->PackLine);
  });
  return Result;
}
