#include "poolwise/Rules/Lint.h"
#include "gmock/gmock.h"

using namespace poolwise;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

static CompiledPack pack(const std::string &Text, const char *File = "p.yaml") {
  PackErrors Errors(File);
  CompiledPack Pack = compile(readPack(File, Text, Errors), Errors);
  EXPECT_EQ(Errors.text(), "");
  return Pack;
}

static std::vector<std::string> lines(const std::vector<PackRemark> &Remarks) {
  std::vector<std::string> Lines;
  for (const PackRemark &R : Remarks)
    Lines.push_back(R.File + ":" + std::to_string(R.At.Line) + ":" +
                    std::to_string(R.At.Column) + ": " + R.Message);
  return Lines;
}

static const std::string Head = "pack: p\ndefaults: {threads: safe}\n"
                                "functions:\n";

TEST(Lint, HiddenModel_bad) {
  CompiledPack First = pack(Head + "  - name: f\n", "a.yaml");
  CompiledPack Later = pack(Head + "  - name: [g, f]\n", "b.yaml");
  auto Remarks = hiddenModels({First}, Later);
  EXPECT_THAT(lines(Remarks), ElementsAre("b.yaml:4:15: 'f' shadows the entry "
                                          "of a.yaml:4"));
  EXPECT_FALSE(Remarks[0].IsError);
  EXPECT_THAT(lines(hiddenModels({Later}, pack(Head + "  - name: h\n"))),
              IsEmpty());
}

TEST(Lint, UnreachedAlternative_bad) {
  EXPECT_THAT(
      lines(unreachedAlternatives(
          pack(Head +
               "  - name: f\n    when:\n"
               "      - {if: {argument: 0, is: [1, 2]}, throws: true}\n"
               "      - {if: [{argument: 0, is: 2}, {arguments: 3}], effects: "
               "[disk]}\n"))),
      ElementsAre("p.yaml:7:1: this alternative of 'f' is shadowed: where it "
                  "holds, the one of line 6 does already"));
}

TEST(Lint, ReachedAlternatives_ok) {
  EXPECT_THAT(
      lines(unreachedAlternatives(pack(
          Head + "  - name: f\n    when:\n"
                 "      - {if: [{argument: 0, is: 2}, {arguments: 3}], throws: "
                 "true}\n"
                 "      - {if: {argument: 0, is: 2}, effects: [disk]}\n"
                 "      - {if: {argument: 1, is: 2}, effects: [disk]}\n"))),
      IsEmpty());
}

TEST(Lint, NamesThatNoHeaderDeclares_bad) {
  CompiledPack P = pack(Head + "  - name: [acme_get, acme_gett, other_*]\n");
  EXPECT_THAT(lines(namesWithoutUse(P, {"acme_get", "acme_put"})),
              ElementsAre("p.yaml:4:22: no header of the pack declares "
                          "'acme_gett' (did you mean 'acme_get'?)",
                          "p.yaml:4:33: no header of the pack declares "
                          "'other_*'"));
}

TEST(Lint, NamesInGeneratedCode_ok) {
  CompiledPack P = pack(Head + "  - name: \"*::Stub::async::*\"\n");
  EXPECT_THAT(lines(namesWithoutUse(P, {"acme_get"})), IsEmpty());
}

TEST(Lint, PatternWhoseNamesHaveEntries_bad) {
  CompiledPack P = pack(Head + "  - name: [a_get, a_put]\n  - name: a_*\n");
  EXPECT_THAT(lines(namesWithoutUse(P, {"a_get", "a_put"})),
              ElementsAre(HasSubstr("'a_*' is shadowed")));
  EXPECT_THAT(lines(namesWithoutUse(P, {"a_get", "a_put", "a_new"})),
              IsEmpty());
}

TEST(Lint, DraftsAreRefused_bad) {
  PackErrors Errors("d.yaml");
  compile(readPack("d.yaml", "pack: p\ndraft: true\n", Errors), Errors);
  EXPECT_THAT(Errors.text(), HasSubstr("d.yaml:2:8: this pack is a draft"));
}
