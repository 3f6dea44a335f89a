//===- Fixture.h - Source text in, rewritten text out -----------*- C++ -*-===//
//
// Extract reads the source, the test says what Safety would: the pattern and
// the executor. So these tests fail only for Rewrite (and for a range that
// Extract gets wrong).
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_TESTS_UNIT_REWRITE_FIXTURE_H
#define POOLWISE_TESTS_UNIT_REWRITE_FIXTURE_H

#include "poolwise/Extract/Extract.h"
#include "poolwise/Rewrite/Rewrite.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace poolwise::test {

/// A folder that goes when the test ends.
class Folder {
public:
  Folder() {
    llvm::SmallString<128> Made, Real;
    EXPECT_FALSE(
        llvm::sys::fs::createUniqueDirectory("poolwise-rewrite", Made));
    EXPECT_FALSE(llvm::sys::fs::real_path(Made, Real));
    Path = Real.str().str();
  }
  ~Folder() { llvm::sys::fs::remove_directories(Path); }

  std::string file(llvm::StringRef Name) const {
    return (Path + "/" + Name).str();
  }
  void write(llvm::StringRef Name, llvm::StringRef Text) const {
    std::error_code Failed;
    llvm::raw_fd_ostream(file(Name), Failed) << Text;
    EXPECT_FALSE(Failed);
  }
  std::string read(llvm::StringRef Name) const {
    auto Buffer = llvm::MemoryBuffer::getFile(file(Name));
    return Buffer ? (*Buffer)->getBuffer().str() : "(no file)";
  }

  std::string Path;
};

/// A program of one file, `main.cpp`.
class Unit {
public:
  explicit Unit(llvm::StringRef Source) {
    Home.write("main.cpp", Source);
    CompileCommand Command{
        Home.file("main.cpp"),
        Home.Path,
        {"clang++", "-std=c++20", "-c", Home.file("main.cpp")}};
    auto Summary = extractUnit(Command);
    if (!Summary) {
      ADD_FAILURE() << llvm::toString(Summary.takeError());
      return;
    }
    for (const ParseError &E : Summary->Errors)
      ADD_FAILURE() << E.Line << ": " << E.Message;
    std::vector<TUSummary> Units;
    Units.push_back(std::move(*Summary));
    P = link(std::move(Units), {});
  }

  /// A safe recommendation for the site that begins on this line.
  Recommendation at(unsigned Line, Pattern::Form Form,
                    Executor On = Executor::IoThreads) const {
    Recommendation R;
    R.Check = "sequential-io-loop";
    R.Message = "these rounds wait one after the other";
    R.On = On;
    R.V = Verdict::Safe;
    R.P.F = Form;
    for (R.Function = 0; R.Function < P.Functions.size(); ++R.Function) {
      const FunctionSummary &F = P.Functions[R.Function];
      for (R.CandidateIndex = 0; R.CandidateIndex < F.Candidates.size();
           ++R.CandidateIndex) {
        const Candidate &C = F.Candidates[R.CandidateIndex];
        bool IsRun = Form == Pattern::Form::Invoke;
        bool IsAlgorithm = Form == Pattern::Form::Algorithm;
        auto Wanted = IsRun         ? Candidate::Site::Calls
                      : IsAlgorithm ? Candidate::Site::Algorithm
                                    : Candidate::Site::Loop;
        if (C.Where.Line != Line || C.S != Wanted)
          continue;
        if (IsRun)
          R.P.Count = C.Statements.size();
        for (const BodyStatement &B : C.Statements)
          if (Form == Pattern::Form::Append && B.CallIndex != NoId &&
              llvm::StringRef(F.Calls[B.CallIndex].Name).ends_with("_back"))
            R.P.Sink = B.CallIndex;
          else if (Form == Pattern::Form::Reduce && B.UpdateIndex != NoId)
            R.P.Sink = B.UpdateIndex;
        return R;
      }
    }
    ADD_FAILURE() << "no site at line " << Line;
    R.Function = 0;
    R.On = Executor::None;
    return R;
  }

  /// The file after the fixes of these, or "refused: REASON" lines.
  std::string fixed(std::vector<Recommendation> All) const {
    planFixes(P, All);
    std::string Refusals;
    for (const Recommendation &R : All)
      if (!R.F)
        Refusals += "refused: " + R.FixRefusal + "\n";
    auto Result = applyFixes(P, All);
    if (!Result)
      return "error: " + llvm::toString(Result.takeError());
    for (const std::string &Why : Result->Refused)
      Refusals += "not applied: " + Why + "\n";
    return Refusals.empty() ? Home.read("main.cpp") : Refusals;
  }

  Folder Home;
  mutable Program P; ///< fixes may add build files
};

inline constexpr llvm::StringLiteral Include =
    "#include <poolwise/runtime.h>\n";

/// What every snippet may use; one line, so that lines are easy to count.
inline std::string withPrelude(llvm::StringRef Code) {
  return ("#include <vector>\n#include <string>\n#include <map>\n#include "
          "<deque>\n"
          "#include <algorithm>\n#include <functional>\n"
          "struct Page { std::string Text; int Size; }; Page fetch(const "
          "std::string &); "
          "int weigh(const std::string &); void save(const std::string &); "
          "double score(int); void work(int);\n" +
          Code)
      .str();
}
inline constexpr unsigned PreludeLines = 7;

/// The rewritten code without the prelude; the site stands on `Line` of `Code`.
inline std::string rewritten(llvm::StringRef Code, unsigned Line,
                             Pattern::Form Form,
                             Executor On = Executor::IoThreads) {
  Unit U(withPrelude(Code));
  std::string Text = U.fixed({U.at(Line + PreludeLines, Form, On)});
  llvm::StringRef Rest = Text;
  if (Rest.starts_with("#include <vector>"))
    Rest = Rest.substr(Rest.find("void work(int);\n") + 16);
  return Rest.str();
}

} // namespace poolwise::test

#endif
