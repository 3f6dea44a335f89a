// A compiled pattern may be shared, match data may not; captures are not followed.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
// RUN: not %poolwise check --min-task-us 0 --min-speedup 0 %s -- -std=c++20 \
// RUN:   | FileCheck %s --check-prefix=HAZARD
// RUN: %poolwise explain capture %s -- -std=c++20 \
// RUN:   | FileCheck %s --check-prefix=CAPTURE
#include <string>
#include <vector>
struct pcre2_code_8;
struct pcre2_match_data_8;
struct pcre2_match_context_8;
extern "C" {
pcre2_match_data_8 *pcre2_match_data_create_8(unsigned, void *);
void pcre2_match_data_free_8(pcre2_match_data_8 *);
int pcre2_match_8(const pcre2_code_8 *, const unsigned char *, size_t, size_t,
                  unsigned, pcre2_match_data_8 *, pcre2_match_context_8 *);
}
namespace re2 {
struct StringPiece {
  StringPiece(const std::string &);
};
struct RE2 {
  template <typename... A>
  static bool PartialMatch(const StringPiece &, const RE2 &, A &&...);
};
} // namespace re2

// CHECK-DAG: matchesLong: cpu
int matchesLong(const pcre2_code_8 *Code, const unsigned char *Text,
                pcre2_match_data_8 *Data) {
  return pcre2_match_8(Code, Text, 1000000, 0, 0, Data, nullptr);
}

// HAZARD: '*Data' is written in every round [shared-write]
std::vector<int> shareData(const std::vector<std::string> &Texts,
                           const pcre2_code_8 *Code,
                           pcre2_match_data_8 *Data) {
  std::vector<int> Counts;
  for (const std::string &Text : Texts)
    Counts.push_back(
        pcre2_match_8(Code,
                      reinterpret_cast<const unsigned char *>(Text.data()),
                      1000000, 0, 0, Data, nullptr));
  return Counts;
}

// CAPTURE: process-state: the re2-captures
void capture(const std::vector<std::string> &Texts, const re2::RE2 &Pattern,
             std::string &Last) {
  for (const std::string &Text : Texts)
    re2::RE2::PartialMatch(Text, Pattern, &Last);
}
