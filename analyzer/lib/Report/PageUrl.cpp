//===- PageUrl.cpp - Where readers of a report find pages -----------------===//

#include "poolwise/Report/PageUrl.h"
#include "llvm/Support/Process.h"

namespace poolwise {

std::string docsUrl() {
  std::string Url =
      llvm::sys::Process::GetEnv("POOLWISE_DOCS_URL").value_or("");
  while (!Url.empty() && Url.back() == '/')
    Url.pop_back();
  return Url;
}

std::string pageUrl(llvm::StringRef Check) {
  std::string Url = docsUrl();
  return Url.empty() ? Url : Url + "/checks/" + Check.str() + ".md";
}

} // namespace poolwise
