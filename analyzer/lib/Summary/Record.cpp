//===- Record.cpp - One TU summary as bytes -------------------------------===//
//
// A record: magic, size of what follows, version of the extractor, check sum,
// hash of the meaning, hash of the positions, plain sizes of both, and the two
// streams (Codec.h), compressed as one. All numbers are little-endian.
//
//===----------------------------------------------------------------------===//

#include "ExtractorVersion.h"
#include "poolwise/Summary/Codec.h"
#include "poolwise/Summary/SkipFunction.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/Compression.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

using llvm::StringRef;
using namespace llvm::support::endian;

namespace poolwise {

namespace {
constexpr llvm::StringLiteral Magic = "PWTU-1\r\n", PlainMagic = "PWTP-1\r\n";
constexpr size_t SizeAt = 8, VersionAt = 16, SumAt = 24, MeaningAt = 32,
                 PositionsAt = 40, PlainAt = 48, HeadSize = 64;

/// The line in the name of a lambda is a position, and stands in `Where` too.
std::string lambdaMark(const FunctionSummary &F) {
  return "(lambda at line " + std::to_string(F.Where.Line) + ")";
}
constexpr llvm::StringLiteral MovedMark = "(lambda at line \x03)";

TUSummary withoutLines(TUSummary Summary) {
  for (FunctionSummary &F : Summary.Functions) {
    std::string Mark = F.Parent.empty() ? "" : lambdaMark(F);
    if (!Mark.empty() && StringRef(F.Name).ends_with(Mark))
      F.Name.replace(F.Name.size() - Mark.size(), Mark.size(), MovedMark);
  }
  return Summary;
}

void giveLines(TUSummary &Summary) {
  for (FunctionSummary &F : Summary.Functions)
    if (StringRef(F.Name).ends_with(MovedMark))
      F.Name.replace(F.Name.size() - MovedMark.size(), MovedMark.size(),
                     lambdaMark(F));
}

uint64_t numberAt(StringRef Bytes, size_t Offset) {
  return read64le(Bytes.data() + Offset);
}

llvm::Error damaged() {
  return llvm::createStringError("the summary is damaged");
}
} // namespace

uint64_t extractorVersion() {
  static const uint64_t Version = llvm::xxh3_64bits(
      StringRef(POOLWISE_EXTRACTOR_SOURCES " " LLVM_VERSION_STRING));
  return Version;
}

/// What else depends on the payload.
static std::string withPayload(StringRef Head, StringRef Mark,
                               StringRef Payload) {
  std::string Out = (Head.take_front(HeadSize) + Payload).str();
  Out.replace(0, Mark.size(), Mark);
  write64le(&Out[SizeAt], Out.size() - VersionAt);
  write64le(&Out[SumAt],
            llvm::xxh3_64bits(StringRef(Out).drop_front(MeaningAt)));
  return Out;
}

std::string packedRecord(StringRef Plain) {
  if (Plain.size() < HeadSize)
    return {};
  llvm::SmallVector<uint8_t, 0> Packed;
  llvm::compression::zstd::compress(
      llvm::arrayRefFromStringRef(Plain.drop_front(HeadSize)), Packed,
      /*Level=*/3);
  return withPayload(Plain, Magic, llvm::toStringRef(Packed));
}

std::string encodeRecord(const TUSummary &Summary, StringRef Root) {
  codec::Writer Writer(Root);
  Writer.write(withoutLines(Summary));
  EncodedStreams Streams = Writer.take();
  std::string Head(HeadSize, '\0');
  write64le(&Head[VersionAt], extractorVersion());
  write64le(&Head[MeaningAt], llvm::xxh3_64bits(Streams.Meaning));
  write64le(&Head[PositionsAt], llvm::xxh3_64bits(Streams.Positions));
  write64le(&Head[PlainAt], Streams.Meaning.size());
  write64le(&Head[PlainAt + 8], Streams.Positions.size());
  return packedRecord(
      withPayload(Head, PlainMagic, Streams.Meaning + Streams.Positions));
}

/// Its head makes sense, and its bytes are those that were written.
static llvm::Error checkRecord(StringRef Bytes) {
  if (Bytes.size() < HeadSize ||
      !(Bytes.starts_with(Magic) || Bytes.starts_with(PlainMagic)) ||
      numberAt(Bytes, SizeAt) != Bytes.size() - VersionAt)
    return damaged();
  if (numberAt(Bytes, VersionAt) != extractorVersion())
    return llvm::createStringError(
        "the summary was made by another version of poolwise; make it again");
  if (numberAt(Bytes, SumAt) != llvm::xxh3_64bits(Bytes.drop_front(MeaningAt)))
    return damaged();
  return llvm::Error::success();
}

/// The two streams of a record that was checked, in `Into` if they had to be
/// decompressed; empty: damaged.
static StringRef streamsOf(StringRef Bytes,
                           llvm::SmallVectorImpl<uint8_t> &Into) {
  StringRef Payload = Bytes.drop_front(HeadSize);
  uint64_t MeaningSize = numberAt(Bytes, PlainAt);
  uint64_t PositionsSize = numberAt(Bytes, PlainAt + 8);
  constexpr uint64_t Limit = uint64_t(4) << 30;
  if (MeaningSize > Limit || PositionsSize > Limit)
    return {};
  uint64_t Size = MeaningSize + PositionsSize;
  if (Bytes.starts_with(PlainMagic))
    return Payload.size() == Size ? Payload : StringRef();
  if (llvm::Error E = llvm::compression::zstd::decompress(
          llvm::arrayRefFromStringRef(Payload), Into, Size)) {
    llvm::consumeError(std::move(E));
    return {};
  }
  return Into.size() == Size ? llvm::toStringRef(Into) : StringRef();
}

std::string plainRecord(StringRef Bytes) {
  if (llvm::Error E = checkRecord(Bytes)) {
    llvm::consumeError(std::move(E));
    return {};
  }
  llvm::SmallVector<uint8_t, 0> Buffer;
  StringRef Streams = streamsOf(Bytes, Buffer);
  return Streams.empty() ? std::string()
                         : withPayload(Bytes, PlainMagic, Streams);
}

llvm::Expected<Record> decodeRecord(StringRef Bytes, StringRef Root,
                                    SkipFunction Skips) {
  if (llvm::Error E = checkRecord(Bytes))
    return std::move(E);
  llvm::SmallVector<uint8_t, 0> Buffer;
  StringRef Streams = streamsOf(Bytes, Buffer);
  if (Streams.empty())
    return damaged();
  auto SkipsBytes = [&](StringRef Meaning, StringRef Positions, size_t Before) {
    return Skips({llvm::xxh3_64bits(Meaning), llvm::xxh3_64bits(Positions)},
                 Before);
  };
  codec::Reader Reader(Streams.take_front(numberAt(Bytes, PlainAt)),
                       Streams.take_back(numberAt(Bytes, PlainAt + 8)), Root);
  if (Skips)
    Reader.Skips = SkipsBytes;
  Record Out;
  if (!Reader.read(Out.Summary) || !Reader.isDone())
    return damaged();
  giveLines(Out.Summary);
  Out.MeaningHash = numberAt(Bytes, MeaningAt);
  Out.PositionsHash = numberAt(Bytes, PositionsAt);
  return Out;
}

llvm::Expected<Record> decodeRecord(StringRef Bytes, StringRef Root) {
  return decodeRecord(Bytes, Root, nullptr);
}

llvm::Expected<std::array<uint64_t, 2>> hashesOfRecord(StringRef Bytes) {
  if (llvm::Error E = checkRecord(Bytes))
    return std::move(E);
  return std::array<uint64_t, 2>{numberAt(Bytes, MeaningAt),
                                 numberAt(Bytes, PositionsAt)};
}

llvm::Expected<StringRef> takeRecord(StringRef &Bytes) {
  Bytes = Bytes.drop_while([](char C) { return C == 0; });
  if (Bytes.empty())
    return StringRef();
  if (Bytes.size() < HeadSize || !Bytes.starts_with(Magic))
    return damaged();
  uint64_t Size = numberAt(Bytes, SizeAt);
  if (Size < HeadSize - VersionAt || Size > Bytes.size() - VersionAt)
    return damaged();
  StringRef Taken = Bytes.take_front(VersionAt + Size);
  Bytes = Bytes.drop_front(Taken.size());
  return Taken;
}

std::string rootFolder(StringRef Start) {
  llvm::SmallString<256> Real;
  if (llvm::sys::fs::real_path(Start.empty() ? "." : Start, Real)) {
    Real = Start;
    llvm::sys::fs::make_absolute(Real);
  }
  for (StringRef At = Real; !At.empty(); At = llvm::sys::path::parent_path(At))
    for (const char *Mark : {".poolwise.yaml", ".git"}) {
      llvm::SmallString<256> File(At);
      llvm::sys::path::append(File, Mark);
      if (llvm::sys::fs::exists(File))
        return At.str();
    }
  return Real.str().str();
}

} // namespace poolwise
