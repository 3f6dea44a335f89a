//===- CommonText.cpp - What summaries of one project share ---------------===//
//
// Compressed bytes: a check sum of what follows, then a frame of zstd.
//
//===----------------------------------------------------------------------===//

#include "CommonText.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/xxhash.h"
#include <zstd.h>

using llvm::StringRef;
using namespace llvm::support::endian;

namespace poolwise {

namespace {
/// Of all common texts: about a dozen units. More gain little, and take time.
constexpr size_t MostText = 768 * 1024;
constexpr int Level = 9;
constexpr size_t SumSize = 8;

std::string decompress(StringRef Bytes, StringRef Before) {
  if (Bytes.size() < SumSize ||
      read64le(Bytes.data()) != llvm::xxh3_64bits(Bytes.drop_front(SumSize)))
    return {};
  Bytes = Bytes.drop_front(SumSize);
  unsigned long long Size =
      ZSTD_getFrameContentSize(Bytes.data(), Bytes.size());
  if (Size == ZSTD_CONTENTSIZE_ERROR || Size == ZSTD_CONTENTSIZE_UNKNOWN)
    return {};
  std::string Text(Size, '\0');
  ZSTD_DCtx *Context = ZSTD_createDCtx();
  size_t Done =
      ZSTD_decompress_usingDict(Context, Text.data(), Text.size(), Bytes.data(),
                                Bytes.size(), Before.data(), Before.size());
  ZSTD_freeDCtx(Context);
  return ZSTD_isError(Done) || Done != Size ? std::string() : Text;
}
} // namespace

CommonText::~CommonText() { ZSTD_freeCDict(Prepared); }

/// Others may have added some meanwhile.
bool CommonText::load() {
  Statement Rows(In, "SELECT id, text FROM texts WHERE id > ? ORDER BY id");
  Rows.bind(int64_t(Ends.size()));
  while (Rows.step()) {
    std::string Text = decompress(Rows.bytes(1), All);
    if (Text.empty() || Rows.number(0) != int64_t(Ends.size() + 1))
      return false;
    All += Text;
    Ends.push_back(All.size());
  }
  return true;
}

std::string CommonText::compress(StringRef Text) {
  if (!Prepared || PreparedSize != All.size()) {
    ZSTD_freeCDict(Prepared);
    Prepared = ZSTD_createCDict(All.data(), All.size(), Level);
    PreparedSize = All.size();
  }
  std::string Out(SumSize + ZSTD_compressBound(Text.size()), '\0');
  ZSTD_CCtx *Context = ZSTD_createCCtx();
  size_t Size = ZSTD_compress_usingCDict(Context, Out.data() + SumSize,
                                         Out.size() - SumSize, Text.data(),
                                         Text.size(), Prepared);
  ZSTD_freeCCtx(Context);
  if (ZSTD_isError(Size))
    return {};
  Out.resize(SumSize + Size);
  write64le(Out.data(), llvm::xxh3_64bits(StringRef(Out).drop_front(SumSize)));
  return Out;
}

CommonText::Packed CommonText::pack(StringRef Text) {
  if (Text.empty() || !load())
    return {};
  if (All.size() < MostText) {
    StringRef Part = Text.take_front(MostText - All.size());
    std::string Bytes = compress(Part);
    Statement Put(In, "INSERT INTO texts VALUES(?, ?)");
    if (!Put.bind(int64_t(Ends.size() + 1)).bindBytes(Bytes).run())
      return {};
    All += Part;
    Ends.push_back(All.size());
  }
  return {int64_t(Ends.size()), compress(Text)};
}

std::string CommonText::unpack(int64_t Texts, StringRef Bytes) {
  if (Texts > int64_t(Ends.size()) && !load())
    return {};
  if (Texts <= 0 || Texts > int64_t(Ends.size()))
    return {};
  return decompress(Bytes, StringRef(All).take_front(Ends[Texts - 1]));
}

} // namespace poolwise
