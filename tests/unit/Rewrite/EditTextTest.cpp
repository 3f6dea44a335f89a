#include "../../../analyzer/lib/Rewrite/EditText.h"
#include "gmock/gmock.h"

using namespace poolwise;
using namespace poolwise::rewrite;

TEST(EditText, EditsAreAppliedInOrder_ok) {
  std::vector<Edit> Edits{
      {0, 4, 2, "EF"}, {0, 0, 0, "<"}, {0, 6, 0, ">"}, {0, 0, 0, "<"}};
  normalize(Edits);
  EXPECT_EQ(Edits.size(), 3u);
  EXPECT_EQ(editedText("abcdef", Edits, 0, 6), "<abcdEF>");
}

TEST(EditText, TouchingEditsDoNotOverlap_ok) {
  EXPECT_FALSE(
      overlapEachOther({{0, 0, 2, "x"}, {0, 2, 0, "y"}, {0, 2, 2, "z"}}));
  EXPECT_FALSE(overlapEachOther({{0, 0, 9, "x"}, {1, 2, 1, "y"}}));
}

TEST(EditText, EditsOfTheSameBytesOverlap_bad) {
  EXPECT_TRUE(overlapEachOther({{0, 0, 3, "x"}, {0, 2, 0, "y"}}));
  EXPECT_TRUE(overlapEachOther({{0, 0, 3, "x"}, {0, 1, 1, "y"}}));
}
