//===- PageUrl.cpp - Where readers of a report find pages -----------------===//

#include "poolwise/Report/PageUrl.h"
#include "poolwise/Report/FileUri.h"
#include "poolwise/Rules/RuleSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"

using namespace llvm;

namespace poolwise {

std::string docsUrl(StringRef InstalledFile) {
  std::string Url = sys::Process::GetEnv("POOLWISE_DOCS_URL").value_or("");
  while (!Url.empty() && Url.back() == '/')
    Url.pop_back();
  if (!Url.empty())
    return Url;
  SmallString<256> Docs(
      sys::path::parent_path(builtinRulesFolder(InstalledFile)));
  sys::path::append(Docs, "docs");
  return fileUri(Docs);
}

std::string docsUrl() {
  return docsUrl(sys::fs::getMainExecutable(
      nullptr, reinterpret_cast<void *>(
                   static_cast<std::string (*)(StringRef)>(&docsUrl))));
}

std::string pageUrl(StringRef Docs, StringRef Check) {
  return (Docs + "/checks/" + Check + ".md").str();
}

} // namespace poolwise
