//===- Records.cpp - The recorder's files, as they are --------------------===//
//
// In:  IMAGE.maps and IMAGE-N.rows (poolwise/profiler/record.h). Out: the sum
//      over all threads and processes, by place in the code. What recording
//      itself took is subtracted.
//
//===----------------------------------------------------------------------===//

#include "Records.h"
#include "poolwise/profiler/record.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Object/ELF.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <cstring>

using namespace llvm;

namespace poolwise {

namespace {
/// What one image had mapped.
class AddressMap {
public:
  explicit AddressMap(StringRef Text) {
    SmallVector<StringRef> Lines;
    Text.split(Lines, '\n', -1, /*KeepEmpty=*/false);
    for (StringRef Line : Lines) {
      // "BEGIN-END PERMISSIONS OFFSET DEVICE INODE   PATH"
      size_t Path = Line.find('/');
      auto [Begin, Rest] = Line.split('-');
      Mapping M;
      if (Path == StringRef::npos || Begin.getAsInteger(16, M.Begin) ||
          Rest.split(' ').first.getAsInteger(16, M.End))
        continue;
      M.File = Line.substr(Path).str();
      Bases.try_emplace(M.File, M.Begin);
      Mappings.push_back(std::move(M));
    }
  }

  std::optional<CodeAddress> find(uint64_t Address) {
    for (const Mapping &M : Mappings)
      if (M.Begin <= Address && Address < M.End)
        return CodeAddress{M.File,
                           isFixed(M.File) ? Address : Address - Bases[M.File]};
    return std::nullopt;
  }

private:
  struct Mapping {
    uint64_t Begin = 0, End = 0;
    std::string File;
  };

  /// An executable that is not position-independent.
  bool isFixed(const std::string &File) {
    auto [At, IsNew] = Fixed.try_emplace(File, false);
    if (IsNew)
      if (auto Head = MemoryBuffer::getFileSlice(File, 64, 0)) {
        ELF::Elf64_Ehdr Header;
        if ((*Head)->getBufferSize() >= sizeof Header) {
          std::memcpy(&Header, (*Head)->getBufferStart(), sizeof Header);
          At->second = Header.e_type == ELF::ET_EXEC;
        }
      }
    return At->second;
  }

  std::vector<Mapping> Mappings;
  std::map<std::string, uint64_t> Bases;
  std::map<std::string, bool> Fixed;
};

double us(int64_t Ns) { return double(std::max<int64_t>(Ns, 0)) / 1000; }

MeasuredFunction measured(const profiler::record_row &R,
                          const profiler::record_header &Costs) {
  int64_t Recording =
      int64_t(R.calls * Costs.own_ns + R.recorded * Costs.call_ns);
  MeasuredFunction F;
  F.Calls = R.calls;
  F.WallUs = us(R.wall_ns - Recording);
  F.CpuUs = us(R.cpu_ns - Recording);
  F.IoUs = us(R.io_ns);
  F.IoCalls = R.io_calls;
  F.LockUs = us(R.lock_ns);
  return F;
}

void addTable(StringRef Bytes, AddressMap &Map, Records &Sum) {
  profiler::record_header Header;
  const profiler::record_header Right;
  if (Bytes.size() < sizeof Header)
    return;
  std::memcpy(&Header, Bytes.data(), sizeof Header);
  if (std::memcmp(Header.magic, Right.magic, sizeof Right.magic) != 0)
    return;
  Bytes = Bytes.drop_front(sizeof Header);
  for (uint64_t I = 0; I < Header.rows; ++I) {
    profiler::record_row Row;
    if (Bytes.size() < (I + 1) * sizeof Row)
      return;
    std::memcpy(&Row, Bytes.data() + I * sizeof Row, sizeof Row);
    if (Row.calls > 0)
      if (std::optional<CodeAddress> Where = Map.find(Row.address))
        addTimes(Sum[*Where], measured(Row, Header));
  }
}
} // namespace

void addTimes(MeasuredFunction &To, const MeasuredFunction &From) {
  To.Calls += From.Calls;
  To.WallUs += From.WallUs;
  To.CpuUs += From.CpuUs;
  To.IoUs += From.IoUs;
  To.IoCalls += From.IoCalls;
  To.LockUs += From.LockUs;
}

Expected<Records> sumOfRecords(StringRef Folder) {
  std::vector<std::string> Tables;
  std::error_code Error;
  for (sys::fs::directory_iterator It(Folder, Error), End; !Error && It != End;
       It.increment(Error))
    if (StringRef(It->path()).ends_with(".rows"))
      Tables.push_back(It->path());
  if (Error)
    return createStringError(Error, Folder + ": " + Error.message());
  sort(Tables);
  Records Sum;
  std::map<std::string, AddressMap> Maps;
  for (const std::string &Table : Tables) {
    std::string Image = StringRef(Table).rsplit('-').first.str();
    auto Known = Maps.find(Image);
    if (Known == Maps.end()) {
      auto Text = MemoryBuffer::getFileAsStream(Image + ".maps");
      if (!Text)
        continue;
      Known = Maps.try_emplace(Image, (*Text)->getBuffer()).first;
    }
    if (auto Rows = MemoryBuffer::getFile(Table, false, false))
      addTable((*Rows)->getBuffer(), Known->second, Sum);
  }
  return Sum;
}

} // namespace poolwise
