//===- SarifParts.h - What the parts of a SARIF log share -------*- C++ -*-===//
//
// A log is put together from rules (SarifRules.cpp), places (SarifPlaces.cpp),
// results (SarifResults.cpp) and the run around them (Sarif.cpp).
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_LIB_REPORT_SARIFPARTS_H
#define POOLWISE_LIB_REPORT_SARIFPARTS_H

#include "Formats.h"
#include "poolwise/Report/Pages.h"
#include "poolwise/Report/SourceLines.h"

namespace poolwise {

/// What GitHub takes or shows of one run; more is refused or left out.
namespace sarif_limit {
inline constexpr size_t Results = 25'000;   ///< in a run, of which 5,000 show
inline constexpr size_t Bytes = 10'000'000; ///< of a log, compressed by gzip
inline constexpr size_t FlowSteps = 1'000;
inline constexpr size_t RelatedPlaces = 100;
inline constexpr size_t Description = 1'024;
} // namespace sarif_limit

/// {"text": ...}. Owns its text: a json::Value made of a StringRef does not.
llvm::json::Object sarifText(std::string Text);
/// Relative to the repository if below it, else a file URI.
std::string sarifUri(llvm::StringRef AbsolutePath);

/// The checks as rules; a result names one by its index.
llvm::json::Array sarifRules();
size_t sarifRuleIndex(llvm::StringRef Check);

class SarifPlaces {
public:
  explicit SarifPlaces(const Program &P) : P(P), Lines(P) {}

  /// One line: an alert shows in a pull request only if all its lines are in
  /// the diff. Columns are UTF-16 units.
  llvm::json::Object location(Location Where, llvm::StringRef Message = "",
                              bool WithSnippet = false);
  llvm::json::Object fix(const Fix &F);
  std::string lineHash(Location Where);

private:
  const Program &P;
  SourceLines Lines;
  std::map<FileId, std::vector<std::string>> Hashes;
};

llvm::json::Object sarifResult(const Program &P, const Recommendation &R,
                               SarifPlaces &Places);

/// Not more than MaxBytes when it is compressed.
void writeSarif(const ReportInput &Input, llvm::raw_ostream &OS,
                size_t MaxBytes);

} // namespace poolwise

#endif
