//===- RecordTest.cpp - A summary survives its binary form ----------------===//

#include "Filler.h"
#include "poolwise/Summary/SkipFunction.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

using namespace poolwise;

namespace {

TUSummary filled() {
  TUSummary S;
  Filler().fill(S);
  return S;
}

std::string textOf(const TUSummary &S) {
  std::string Out;
  llvm::raw_string_ostream(Out) << toJSON(S);
  return Out;
}

TUSummary decoded(llvm::StringRef Bytes, llvm::StringRef Root = {}) {
  llvm::Expected<Record> R = decodeRecord(Bytes, Root);
  EXPECT_TRUE(bool(R));
  return R ? std::move(R->Summary) : TUSummary();
}

std::string errorOf(llvm::StringRef Bytes) {
  llvm::Expected<Record> R = decodeRecord(Bytes, "");
  return R ? "" : llvm::toString(R.takeError());
}

std::array<uint64_t, 2> hashes(const TUSummary &S) {
  return llvm::cantFail(hashesOfRecord(encodeRecord(S, "")));
}

} // namespace

TEST(RecordTest, EveryFieldSurvives_ok) {
  TUSummary S = filled();
  EXPECT_EQ(textOf(S), textOf(decoded(encodeRecord(S, ""))));
  EXPECT_EQ(textOf(TUSummary()), textOf(decoded(encodeRecord({}, ""))));
}

TEST(RecordTest, PathsMoveWithTheirRoot_ok) {
  TUSummary S;
  S.MainFile = "/old/root/src/a.cpp";
  S.Functions.resize(1);
  S.Functions[0].Usr = "c:@F@f in /old/root/src/a.cpp";
  S.Functions[0].Name = "\x01/old/rootless/\x02/";
  std::string Bytes = encodeRecord(S, "/old/root");
  TUSummary Back = decoded(Bytes, "/new");
  EXPECT_EQ(Back.MainFile, "/new/src/a.cpp");
  EXPECT_EQ(Back.Functions[0].Usr, "c:@F@f in /new/src/a.cpp");
  EXPECT_EQ(Back.Functions[0].Name, S.Functions[0].Name);
  TUSummary Moved = Back;
  EXPECT_EQ(encodeRecord(Moved, "/new"), Bytes);
}

TEST(RecordTest, PositionsAreNoMeaning_ok) {
  TUSummary S = filled();
  S.Functions[0].Parent = "c:@F@f";
  S.Functions[0].Name =
      "f::(lambda at line " + std::to_string(S.Functions[0].Where.Line) + ")";
  TUSummary Moved = S;
  Moved.Functions[0].Where.Line += 7;
  Moved.Functions[0].Where.Offset += 300;
  Moved.Functions[0].EndLine += 7;
  Moved.Functions[0].Name = "f::(lambda at line " +
                            std::to_string(Moved.Functions[0].Where.Line) + ")";
  EXPECT_EQ(hashes(S)[0], hashes(Moved)[0]);
  EXPECT_NE(hashes(S)[1], hashes(Moved)[1]);
  EXPECT_EQ(textOf(Moved), textOf(decoded(encodeRecord(Moved, ""))));
  Moved.Functions[0].Calls[0].Name = "other";
  EXPECT_NE(hashes(S)[0], hashes(Moved)[0]);
}

TEST(RecordTest, RecordsBesideEachOther_ok) {
  std::string First = encodeRecord(filled(), ""), Second = encodeRecord({}, "");
  std::string Both = First + std::string(5, '\0') + Second;
  llvm::StringRef Rest = Both;
  EXPECT_EQ(llvm::cantFail(takeRecord(Rest)).str(), First);
  EXPECT_EQ(llvm::cantFail(takeRecord(Rest)).str(), Second);
  EXPECT_EQ(llvm::cantFail(takeRecord(Rest)).str(), "");
}

TEST(RecordTest, DamageIsSeen_bad) {
  std::string Good = encodeRecord(filled(), "");
  for (size_t At = 0; At < Good.size(); At += At < 80 ? 1 : 97) {
    std::string Bad = Good;
    Bad[At] ^= 0x40;
    EXPECT_NE(errorOf(Bad), "") << At;
  }
  for (size_t Size : {size_t(0), size_t(7), size_t(63), Good.size() - 1})
    EXPECT_NE(errorOf(Good.substr(0, Size)), "") << Size;
  std::string Older = Good;
  Older[16] ^= 1;
  EXPECT_EQ(
      errorOf(Older),
      "the summary was made by another version of poolwise; make it again");
}

TEST(RecordTest, FunctionsOfHeadersAreTheSameBytesInEachUnit_ok) {
  auto Unit = [](const char *Main, const char *Own) {
    TUSummary U;
    U.MainFile = Main;
    U.Files = {{Main, 1, 0, false, false},
               {"/root/h.h", 2, 0, false, false},
               {"/root/other.h", 3, 0, false, false}};
    if (U.MainFile == "/root/b.cpp")
      std::swap(U.Files[1], U.Files[2]);
    FileId Header = U.MainFile == "/root/b.cpp" ? 2 : 1;
    FunctionSummary F;
    F.Usr = F.Name = Own;
    F.Where = {0, 1, 1, 0};
    U.Functions.push_back(F);
    F.Usr = F.Name = "in header";
    F.Where = {Header, 7, 3, 90};
    F.Parent = "c:of /root/h.h";
    F.Jumps.push_back({Jump::Kind::Return, NoId, 0, {Header, 8, 5, 120}});
    F.Jumps.push_back({Jump::Kind::Return, NoId, 0, {FileId(3 - Header), 1}});
    F.Jumps.push_back({Jump::Kind::Return, NoId, 0, {}});
    U.Functions.push_back(F);
    return U;
  };
  TUSummary A = Unit("/root/a.cpp", "f"), B = Unit("/root/b.cpp", "much more");
  std::string BytesOfB = encodeRecord(B, "/root");
  EXPECT_EQ(textOf(B), textOf(decoded(BytesOfB, "/root")));

  std::vector<std::pair<uint64_t, uint64_t>> Keys;
  auto Take = [&](std::pair<uint64_t, uint64_t> Key, size_t Before) {
    Keys.push_back(Key);
    EXPECT_EQ(Before, 1u);
    return false;
  };
  llvm::cantFail(decodeRecord(encodeRecord(A, "/root"), "/root", Take));
  auto Skip = [&](std::pair<uint64_t, uint64_t> Key, size_t) {
    Keys.push_back(Key);
    return true;
  };
  Record Rest = llvm::cantFail(decodeRecord(BytesOfB, "/root", Skip));
  ASSERT_EQ(Rest.Summary.Functions.size(), 1u);
  EXPECT_EQ(Rest.Summary.Functions[0].Name, "much more");
  ASSERT_EQ(Keys.size(), 2u);
  EXPECT_EQ(Keys[0], Keys[1]);

  A.Functions[1].Jumps[0].Where.Line = 9;
  Keys.erase(Keys.begin());
  llvm::cantFail(decodeRecord(encodeRecord(A, "/root"), "/root", Take));
  EXPECT_EQ(Keys[0].first, Keys[1].first);
  EXPECT_NE(Keys[0].second, Keys[1].second);
}
