// Mistakes in a rule pack are named with line, column and remedy, all at once.

#include "poolwise/Rules/RulePack.h"
#include <gmock/gmock.h>

using namespace poolwise;
using testing::HasSubstr;

namespace {

std::string errorsOf(llvm::StringRef Text) {
  PackErrors Errors("p.yaml");
  compile(readPack("p.yaml", Text, Errors), Errors);
  return Errors.text();
}

/// A pack with one function entry; `Keys` stand from line 4 on.
std::string entry(llvm::StringRef Keys) {
  return ("pack: p\nfunctions:\n  - name: f\n" + Keys).str();
}

TEST(PackErrors, soundEntry_ok) {
  EXPECT_EQ(errorsOf(entry("    threads: safe\n")), "");
}

TEST(PackErrors, unknownKeyOffersTheNearest_bad) {
  EXPECT_EQ(errorsOf(entry("    threads: safe\n    efects: [disk]\n")),
            "p.yaml:5:5: unknown key of a function 'efects' (did you mean "
            "'effects'?)");
}

TEST(PackErrors, unknownEffect_bad) {
  EXPECT_EQ(errorsOf(entry("    threads: safe\n    effects: [disk, netwrk]\n")),
            "p.yaml:5:21: unknown effect 'netwrk' (did you mean 'network'?)");
}

TEST(PackErrors, farOffWordListsAll_bad) {
  EXPECT_THAT(errorsOf(entry("    threads: perhaps-sometimes\n")),
              HasSubstr("p.yaml:4:14: unknown thread-safety "
                        "'perhaps-sometimes'; known are: unsafe, per-object, "
                        "safe"));
}

TEST(PackErrors, allAreReportedInOrder_bad) {
  EXPECT_EQ(errorsOf(entry("    cost: {cpu: 5 minutes}\n    gives: dsk\n"
                           "    threads: safe\n")),
            "p.yaml:4:17: '5 minutes' is not a time; write a number and its "
            "unit, ns, us, ms or s: '20ns', '1.5us'\n"
            "p.yaml:5:12: unknown backing 'dsk' (did you mean 'disk'?)");
}

TEST(PackErrors, negativeIndex_bad) {
  EXPECT_THAT(errorsOf(entry("    threads: safe\n    writes: [-1]\n")),
              HasSubstr("p.yaml:5:14: '-1' names no object of a call"));
}

TEST(PackErrors, duplicateKey_bad) {
  EXPECT_EQ(errorsOf(entry("    threads: safe\n    threads: unsafe\n")),
            "p.yaml:5:5: 'threads' stands here a second time");
}

TEST(PackErrors, duplicateNameAlsoAfterExpansion_bad) {
  EXPECT_EQ(errorsOf("pack: p\ndefaults: {threads: safe}\nfunctions:\n"
                     "  - name: \"{f,g}\"\n  - name: g\n"),
            "p.yaml:5:11: 'g' stands in line 4 already");
}

TEST(PackErrors, threadsAreNeeded_bad) {
  EXPECT_THAT(
      errorsOf(entry("    effects: [disk]\n")),
      HasSubstr("p.yaml:3:5: no 'threads:' here nor under 'defaults:'"));
}

TEST(PackErrors, negativeTime_bad) {
  EXPECT_THAT(errorsOf(entry("    threads: safe\n    cost: {cpu: -5us}\n")),
              HasSubstr("p.yaml:5:17: '-5us' is not a time"));
}

TEST(PackErrors, conditionOfTwoTests_bad) {
  EXPECT_THAT(errorsOf(entry("    threads: safe\n    when:\n"
                             "      - if: {argument: 0, is: 1, has: 2}\n")),
              HasSubstr("p.yaml:6:13: a condition is"));
}

TEST(PackErrors, alternativeWithoutCondition_bad) {
  EXPECT_THAT(errorsOf(entry("    threads: safe\n    when:\n"
                             "      - threads: unsafe\n")),
              HasSubstr("p.yaml:6:9: an alternative needs 'if: {...}'"));
}

TEST(PackErrors, algorithmWithoutWork_bad) {
  EXPECT_THAT(
      errorsOf(entry("    threads: safe\n"
                     "    algorithm: {shape: for-each, first: 0, last: 1}\n")),
      HasSubstr("p.yaml:5:16: an algorithm needs"));
}

TEST(PackErrors, openBrace_bad) {
  EXPECT_EQ(errorsOf("pack: p\ndefaults: {threads: safe}\nfunctions:\n"
                     "  - name: \"f{a\"\n"),
            "p.yaml:4:11: '{' without '}' in 'f{a'");
}

TEST(PackErrors, notYaml_bad) {
  EXPECT_THAT(errorsOf("pack: p\nfunctions: [\n"),
              HasSubstr("p.yaml:3:1: not valid YAML"));
}

TEST(PackErrors, listWhereAMappingBelongs_bad) {
  EXPECT_THAT(errorsOf(entry("    threads: safe\n    cost: [5us]\n")),
              HasSubstr("p.yaml:5:11: a mapping ('key: value') belongs here"));
}

TEST(PackErrors, emptyFileAndMissingPack_bad) {
  EXPECT_EQ(errorsOf(""),
            "p.yaml:1:1: not a rule pack; it starts with 'pack: NAME'");
  EXPECT_THAT(errorsOf("functions: []\n"), HasSubstr("no 'pack:' key"));
}

} // namespace
