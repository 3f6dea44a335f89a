//===- ReadRecords.cpp - Summaries out of files, objects and archives -----===//
//
// In:  a file that `poolwise summarize` wrote, an ELF object whose section
//      .poolwise.summary the compiler plugin filled, or an archive of such.
// Out: its records, in order.
//
// Not handled: objects that are LLVM bitcode (-flto); the error says so.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Summary/Record.h"
#include "llvm/BinaryFormat/Magic.h"
#include "llvm/Object/Archive.h"
#include "llvm/Object/ObjectFile.h"
#include "llvm/Support/MemoryBuffer.h"

using llvm::StringRef;
namespace object = llvm::object;

namespace poolwise {

namespace {
using Records = std::vector<std::string>;

llvm::Error addRecords(StringRef Bytes, Records &To) {
  while (true) {
    llvm::Expected<StringRef> Taken = takeRecord(Bytes);
    if (!Taken)
      return Taken.takeError();
    if (Taken->empty())
      return llvm::Error::success();
    To.push_back(Taken->str());
  }
}

llvm::Error addFrom(llvm::MemoryBufferRef Buffer, Records &To);

llvm::Error addFromObject(llvm::MemoryBufferRef Buffer, Records &To) {
  auto Object = object::ObjectFile::createObjectFile(Buffer);
  if (!Object)
    return Object.takeError();
  for (const object::SectionRef &Section : (*Object)->sections()) {
    llvm::Expected<StringRef> Name = Section.getName();
    if (!Name)
      return Name.takeError();
    if (*Name != SummarySection)
      continue;
    llvm::Expected<StringRef> Bytes = Section.getContents();
    if (!Bytes)
      return Bytes.takeError();
    if (llvm::Error E = addRecords(*Bytes, To))
      return E;
  }
  return llvm::Error::success();
}

llvm::Error addFromArchive(llvm::MemoryBufferRef Buffer, Records &To) {
  auto Archive = object::Archive::create(Buffer);
  if (!Archive)
    return Archive.takeError();
  llvm::Error Failed = llvm::Error::success();
  for (const object::Archive::Child &Child : (*Archive)->children(Failed)) {
    llvm::Expected<llvm::MemoryBufferRef> Member = Child.getMemoryBufferRef();
    llvm::Error E = Member ? addFrom(*Member, To) : Member.takeError();
    if (E)
      return llvm::joinErrors(std::move(Failed), std::move(E));
  }
  return Failed;
}

llvm::Error addFrom(llvm::MemoryBufferRef Buffer, Records &To) {
  switch (llvm::identify_magic(Buffer.getBuffer())) {
  case llvm::file_magic::archive:
    return addFromArchive(Buffer, To);
  case llvm::file_magic::elf:
  case llvm::file_magic::elf_relocatable:
  case llvm::file_magic::elf_executable:
  case llvm::file_magic::elf_shared_object:
  case llvm::file_magic::elf_core:
    return addFromObject(Buffer, To);
  case llvm::file_magic::bitcode:
    return llvm::createStringError(
        "it is LLVM bitcode (-flto), in which no summary is looked for; write "
        "summaries with 'poolwise summarize' instead");
  default:
    return addRecords(Buffer.getBuffer(), To);
  }
}
} // namespace

llvm::Expected<Records> readRecords(StringRef File) {
  auto Buffer = llvm::MemoryBuffer::getFile(File, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return llvm::createStringError(Buffer.getError(),
                                   File + ": " + Buffer.getError().message());
  Records Out;
  if (llvm::Error E = addFrom((*Buffer)->getMemBufferRef(), Out))
    return llvm::createStringError(File + ": " + llvm::toString(std::move(E)));
  if (Out.empty())
    return llvm::createStringError(
        File + ": holds no summary; make one with 'poolwise summarize', or "
               "compile with the plugin");
  return Out;
}

} // namespace poolwise
