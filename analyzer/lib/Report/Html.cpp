//===- Html.cpp - One page to read, send and archive ----------------------===//
//
// Holds everything itself: no network, no other files. The page, its style and
// its script stand under page/; here the data is put into them. Needs a browser
// of 2024 or later.
//
//===----------------------------------------------------------------------===//

#include "HtmlAssets.h"
#include "HtmlData.h"

using namespace llvm;

namespace poolwise {

/// JSON inside of a <script>: no `<` of a text can end it.
static std::string embedded(json::Object Data) {
  std::string Json = formatv("{0}", json::Value(std::move(Data)));
  std::string Safe;
  Safe.reserve(Json.size());
  for (char C : Json)
    if (C == '<')
      Safe += "\\u003c";
    else
      Safe += C;
  return Safe;
}

void writeHtml(const ReportInput &Input, raw_ostream &OS) {
  for (StringRef Rest = HtmlPage; !Rest.empty();) {
    auto [Before, After] = Rest.split('@');
    auto [Name, Behind] = After.split('@');
    OS << Before;
    if (Name == "style")
      OS << HtmlStyle;
    else if (Name == "script")
      OS << HtmlScript;
    else if (Name == "data")
      OS << embedded(pageData(Input));
    Rest = Behind;
  }
}

} // namespace poolwise
