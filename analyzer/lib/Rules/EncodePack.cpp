//===- EncodePack.cpp - Compiled rule packs as bytes ----------------------===//
//
// In:  what was compiled. Out: bytes, and back. They are read by the program
//      that wrote them, so there is no version in them.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Rules/RulePack.h"
#include "poolwise/Summary/Codec.h"

using namespace llvm;

namespace poolwise {

namespace {
struct EncodedPack {
  CompiledPack Pack;
  /// What alternatives do, in order; they hold none themselves.
  std::vector<Model> Alternatives;
};
} // namespace

POOLWISE_FIELDS(ObjectRef, F("index", &Struct::Index);)
POOLWISE_FIELDS(Cost, F("cpu", &Struct::CpuNs); F("wait", &Struct::WaitNs);
                F("guessed", &Struct::Guessed); F("partial", &Struct::Partial);)
POOLWISE_FIELDS(SizeCost, F("of", &Struct::Of); F("cpu", &Struct::CpuNs);
                F("wait", &Struct::WaitNs);)
POOLWISE_FIELDS(ReturnModel, F("k", &Struct::K); F("of", &Struct::Of);
                F("at", &Struct::At);)
POOLWISE_FIELDS(CallbackModel::UserData, F("parameter", &Struct::Parameter);
                F("selector", &Struct::Selector); F("is", &Struct::Is);)
POOLWISE_FIELDS(CallbackModel, F("callable", &Struct::Callable);
                F("perElement", &Struct::PerElement);
                F("elsewhere", &Struct::Elsewhere); F("data", &Struct::Data);
                F("on", &Struct::On); F("pool", &Struct::Pool);
                F("handle", &Struct::Handle);)
POOLWISE_FIELDS(HandlerModel, F("name", &Struct::NamePattern);
                F("on", &Struct::On); F("id", &Struct::Id);)
POOLWISE_FIELDS(AlgorithmModel, F("shape", &Struct::S);
                F("first", &Struct::First); F("last", &Struct::Last);
                F("out", &Struct::Out); F("work", &Struct::Work);)
POOLWISE_FIELDS(ModelCondition, F("after", &Struct::After);
                F("on", &Struct::On); F("test", &Struct::T);
                F("object", &Struct::Object); F("text", &Struct::Text);
                F("number", &Struct::Number);)
POOLWISE_FIELDS(Model::Alternative, F("if", &Struct::If);
                F("then", &Struct::Then);)
POOLWISE_FIELDS(
    Model, F("id", &Struct::Id); F("name", &Struct::NamePattern);
    F("effects", &Struct::Effects); F("byObject", &Struct::ByObject);
    F("gives", &Struct::Gives); F("cost", &Struct::Typical);
    F("bySize", &Struct::BySize); F("threads", &Struct::Threads);
    F("writes", &Struct::Writes); F("reads", &Struct::Reads);
    F("writesState", &Struct::WritesState);
    F("readsState", &Struct::ReadsState); F("returns", &Struct::Returns);
    F("callbacks", &Struct::Callbacks); F("elsewhereOn", &Struct::ElsewhereOn);
    F("joins", &Struct::Joins); F("joinsDropped", &Struct::JoinsWhenDropped);
    F("forks", &Struct::Forks); F("execs", &Struct::Execs);
    F("gil", &Struct::Interpreter);
    F("unlessNonblocking", &Struct::UnlessNonblocking);
    F("unblocks", &Struct::Unblocks); F("algorithm", &Struct::Algorithm);
    F("appends", &Struct::Appends);
    F("changesOutside", &Struct::ChangesOutside); F("throws", &Struct::Throws);
    F("acquires", &Struct::Acquires); F("releases", &Struct::Releases);
    F("sizeHint", &Struct::SizeHintOnly); F("when", &Struct::When);
    F("source", &Struct::Source); F("file", &Struct::PackFile);
    F("line", &Struct::PackLine);)
POOLWISE_FIELDS(TypeModel, F("name", &Struct::NamePattern);
                F("role", &Struct::R); F("backedBy", &Struct::BackedBy);
                F("packed", &Struct::PackedElements);
                F("file", &Struct::PackFile); F("line", &Struct::PackLine);)
POOLWISE_FIELDS(CompiledGlobal, F("name", &Struct::Name);
                F("backing", &Struct::Backing);
                F("unbuffered", &Struct::Unbuffered);)
POOLWISE_FIELDS(Mark, F("line", &Struct::Line); F("column", &Struct::Column);)
POOLWISE_FIELDS(CompiledPack, F("functions", &Struct::Functions);
                F("names", &Struct::Names); F("types", &Struct::Types);
                F("handlers", &Struct::Handlers);
                F("coroutines", &Struct::Coroutines);
                F("globals", &Struct::Globals);)
POOLWISE_FIELDS(EncodedPack, F("pack", &Struct::Pack);
                F("alternatives", &Struct::Alternatives);)

std::string encodePack(CompiledPack Pack, StringRef Root) {
  EncodedPack All{std::move(Pack), {}};
  All.Pack.Names.clear();
  for (const Model &M : All.Pack.Functions)
    for (const Model::Alternative &A : M.When)
      All.Alternatives.push_back(*A.Then);
  codec::Writer Writer(Root);
  Writer.write(All);
  return Writer.take().Meaning;
}

std::optional<CompiledPack> decodePack(StringRef Bytes, StringRef Root) {
  EncodedPack All;
  codec::Reader Reader(Bytes, {}, Root);
  if (!Reader.read(All) || !Reader.isDone())
    return std::nullopt;
  auto Then = All.Alternatives.begin(), End = All.Alternatives.end();
  for (Model &M : All.Pack.Functions)
    for (Model::Alternative &A : M.When) {
      if (Then == End)
        return std::nullopt;
      A.Then = std::make_shared<const Model>(std::move(*Then++));
    }
  if (Then != End)
    return std::nullopt;
  return std::move(All.Pack);
}

} // namespace poolwise
