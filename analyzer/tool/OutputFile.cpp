//===- OutputFile.cpp - Where a report goes -------------------------------===//

#include "OutputFile.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace poolwise::tool {

static bool isStandardOutput(StringRef File) {
  return File.empty() || File == "-";
}

Error checkWritable(StringRef Option, StringRef File) {
  if (isStandardOutput(File))
    return Error::success();
  auto refuse = [&](const Twine &Why) {
    return createStringError(inconvertibleErrorCode(),
                             Option + ": '" + File +
                                 "' cannot be written: " + Why);
  };
  if (sys::fs::is_directory(File))
    return refuse("it is a folder");
  SmallString<256> Folder = sys::path::parent_path(File);
  if (Folder.empty())
    Folder = ".";
  if (!sys::fs::is_directory(Folder))
    return refuse("there is no folder '" + Folder + "'");
  if (std::error_code EC = sys::fs::access(Folder, sys::fs::AccessMode::Write))
    return refuse(EC.message());
  return Error::success();
}

Error writeOutput(StringRef File, function_ref<void(raw_ostream &)> Write) {
  if (isStandardOutput(File)) {
    Write(outs());
    outs().flush();
    if (std::error_code EC = outs().error()) {
      // A reader that has seen enough (`| head`) is no mistake of ours.
      outs().clear_error();
      if (EC != std::errc::broken_pipe)
        return createStringError(EC, "standard output: " + EC.message());
    }
    return Error::success();
  }
  Error E = writeToOutput(File, [&](raw_ostream &OS) {
    Write(OS);
    return Error::success();
  });
  if (E)
    return createStringError(
        inconvertibleErrorCode(),
        "'" + File + "' cannot be written: " + toString(std::move(E)));
  return Error::success();
}

} // namespace poolwise::tool
