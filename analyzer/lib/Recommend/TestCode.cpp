#include "TestCode.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace llvm;
namespace poolwise {

static bool isSource(StringRef Path) {
  StringRef Ending = sys::path::extension(Path);
  return !Ending.starts_with(".h") && !Ending.starts_with(".i") &&
         !Ending.starts_with(".t");
}

/// The program's own sources that hold a function.
static std::vector<size_t> sourcesOf(const Program &P) {
  std::vector<bool> HasCode(P.Files.size());
  for (const FunctionSummary &F : P.Functions)
    if (F.Where.isValid())
      HasCode[F.Where.File] = true;
  std::vector<size_t> Found;
  for (size_t I = 0; I < P.Files.size(); ++I)
    if (HasCode[I] && !P.Files[I].IsSystem && isSource(P.Files[I].Path))
      Found.push_back(I);
  return Found;
}

/// The folder, with its last slash, that all of them lie in.
static StringRef commonFolder(const Program &P, ArrayRef<size_t> Sources) {
  std::optional<StringRef> Common;
  for (size_t I : Sources) {
    StringRef Path = P.Files[I].Path;
    if (!Common)
      Common = Path;
    size_t Same = 0, Most = std::min(Common->size(), Path.size());
    while (Same < Most && (*Common)[Same] == Path[Same])
      ++Same;
    Common = Common->take_front(Same);
  }
  return Common ? Common->take_front(Common->rfind('/') + 1) : "";
}

static bool isTestFolder(StringRef Name) {
  static constexpr StringLiteral Names[] = {
      "test",       "tests",     "testing", "testsuite", "unittest",
      "unittests",  "unit_test", "gtest",   "example",   "examples",
      "sample",     "samples",   "bench",   "benches",   "benchmark",
      "benchmarks", "perftest"};
  return any_of(Names,
                [&](StringRef Each) { return Name.equals_insensitive(Each); });
}

static bool isTestFile(StringRef Stem) {
  static constexpr StringLiteral Endings[] = {
      "_test",  "_tests",     "_unittest", "_unittests",
      "_bench", "_benchmark", "_perftest"};
  return any_of(Endings,
                [&](StringRef Each) {
                  return Stem.ends_with_insensitive(Each);
                }) ||
         Stem.starts_with("test_") || Stem.starts_with("bench_");
}

/// "test_parse", "parse_test", "testParse".
static bool isTestName(StringRef Function) {
  StringRef Name = Function.substr(Function.rfind(':') + 1);
  if (Name.starts_with_insensitive("test_") ||
      Name.ends_with_insensitive("_test"))
    return true;
  return (Name.consume_front("test") || Name.consume_front("Test")) &&
         !Name.empty() && isUpper(Name.front());
}

/// Files in which most functions are named for tests.
static std::vector<bool> madeOfTests(const Program &P) {
  constexpr unsigned Few = 3;
  std::vector<unsigned> Tests(P.Files.size()), All(P.Files.size());
  for (const FunctionSummary &F : P.Functions)
    if (F.Where.isValid() && F.Parent.empty()) {
      ++All[F.Where.File];
      Tests[F.Where.File] += isTestName(F.Name);
    }
  std::vector<bool> Found(P.Files.size());
  for (size_t I = 0; I < Found.size(); ++I)
    Found[I] = Tests[I] > Few && Tests[I] * 2 > All[I];
  return Found;
}

TestCode::TestCode(const Program &P) : IsTest(P.Files.size()) {
  std::vector<size_t> Sources = sourcesOf(P);
  StringRef Common = commonFolder(P, Sources);
  std::vector<bool> MadeOfTests = madeOfTests(P);
  for (size_t I = 0; I < P.Files.size(); ++I) {
    StringRef Path = P.Files[I].Path;
    Path.consume_front(Common);
    StringRef Folders = sys::path::parent_path(Path);
    IsTest[I] =
        MadeOfTests[I] || isTestFile(sys::path::stem(Path)) ||
        any_of(make_range(sys::path::begin(Folders), sys::path::end(Folders)),
               isTestFolder);
  }
  // Who asks about tests alone wants to know.
  if (all_of(Sources, [&](size_t I) { return IsTest[I]; }))
    IsTest.assign(P.Files.size(), false);
}

} // namespace poolwise
