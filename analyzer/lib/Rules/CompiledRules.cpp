//===- CompiledRules.cpp - The built-in packs, compiled beforehand --------===//

#include "CompiledRules.h"
#include "llvm/Support/Endian.h"

using namespace llvm;
using namespace llvm::support;

namespace poolwise {

std::string asCompiledRules(uint64_t Digest, CompiledPack Pack,
                            StringRef Folder) {
  char Head[sizeof Digest];
  endian::write64le(Head, Digest);
  return std::string(Head, sizeof Head) + encodePack(std::move(Pack), Folder);
}

std::optional<CompiledPack> fromCompiledRules(StringRef Bytes, uint64_t Digest,
                                              StringRef Folder) {
  if (Bytes.size() < sizeof Digest || endian::read64le(Bytes.data()) != Digest)
    return std::nullopt;
  return decodePack(Bytes.drop_front(sizeof Digest), Folder);
}

} // namespace poolwise
