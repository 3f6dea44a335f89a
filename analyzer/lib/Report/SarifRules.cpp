//===- SarifRules.cpp - The checks as rules -------------------------------===//
//
// In:  the pages of the checks. Out: one rule a check, with its page as help,
//      which code scanning shows beside an alert.
//
//===----------------------------------------------------------------------===//

#include "SarifParts.h"
#include "poolwise/Report/PageUrl.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise {

static std::vector<const Page *> checkPages() {
  std::vector<const Page *> Checks;
  for (const Page &P : pages())
    if (P.A == Page::About::Check)
      Checks.push_back(&P);
  return Checks;
}

size_t sarifRuleIndex(StringRef Check) {
  std::vector<StringRef> Names = checkNames();
  return find(Names, Check) - Names.begin();
}

/// "sequential-io-loop" -> "SequentialIoLoop"
static std::string pascalCase(StringRef Kebab) {
  std::string Name;
  for (StringRef Word : split(Kebab, '-'))
    if (!Word.empty())
      Name += char(toUpper(Word.front())) + Word.drop_front().str();
  return Name;
}

json::Array sarifRules() {
  json::Array Rules;
  const std::string Docs = docsUrl();
  for (const Page *P : checkPages()) {
    std::string Summary =
        StringRef(summaryOf(*P)).take_front(sarif_limit::Description).str();
    json::Object Rule{
        {"id", P->Name},
        {"name", pascalCase(P->Name)},
        {"shortDescription", sarifText(Summary)},
        {"fullDescription", sarifText(Summary)},
        {"helpUri", pageUrl(Docs, P->Name)},
        {"help", json::Object{{"text", P->Text}, {"markdown", P->Text}}},
        {"defaultConfiguration", json::Object{{"level", "warning"}}},
        {"properties",
         json::Object{{"tags", json::Array{"performance", "concurrency"}},
                      {"precision", "high"},
                      {"problem.severity", "recommendation"}}}};
    Rules.push_back(std::move(Rule));
  }
  return Rules;
}

} // namespace poolwise
