//===- FileUri.cpp - Files as URIs ----------------------------------------===//

#include "poolwise/Report/FileUri.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;

namespace poolwise {

std::string uriPath(StringRef Path) {
  static constexpr StringRef Kept =
      "/-._~abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+";
  std::string Uri;
  for (char C : Path)
    if (Kept.contains(C))
      Uri += C;
    else
      Uri += formatv("%{0:X-2}", uint8_t(C)).str();
  return Uri;
}

std::string fileUri(StringRef AbsolutePath) {
  return "file://" + uriPath(AbsolutePath);
}

} // namespace poolwise
