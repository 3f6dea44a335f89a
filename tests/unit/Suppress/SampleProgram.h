//===- SampleProgram.h - Findings by hand, on files that exist --*- C++ -*-===//
#ifndef POOLWISE_TESTS_SUPPRESS_SAMPLEPROGRAM_H
#define POOLWISE_TESTS_SUPPRESS_SAMPLEPROGRAM_H

#include "poolwise/Judge/Recommendation.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

namespace poolwise::test {

/// A folder with one file, and a program with one function that has a loop at
/// each line that was asked for.
class SampleProgram {
public:
  explicit SampleProgram(llvm::StringRef Source) {
    llvm::SmallString<128> Unique;
    llvm::sys::fs::createUniqueDirectory("poolwise", Unique);
    llvm::sys::fs::real_path(Unique, Folder);
    File = (Folder + "/a.cpp").str();
    std::error_code EC;
    llvm::raw_fd_ostream(File, EC) << Source;
    P.Files.push_back({File});
    P.Functions.emplace_back();
    P.Functions[0].Name = "app::run";
    P.Functions[0].Where = {0, 1, 1, 0};
  }
  ~SampleProgram() { llvm::sys::fs::remove_directories(Folder); }

  Recommendation &addFinding(uint32_t Line, llvm::StringRef Check,
                             llvm::StringRef Fingerprint = "f") {
    Candidate C;
    C.Where = {0, Line, 3, 0};
    C.EndLine = Line + 1;
    P.Functions[0].Candidates.push_back(C);
    Recommendation R;
    R.Check = Check.str();
    R.CandidateIndex = P.Functions[0].Candidates.size() - 1;
    R.Fingerprint = Fingerprint.str();
    Findings.push_back(R);
    return Findings.back();
  }

  /// Lines of the findings that are not suppressed.
  std::vector<uint32_t> shownLines() const {
    std::vector<uint32_t> Lines;
    for (const Recommendation &R : Findings)
      if (!R.Suppressed)
        Lines.push_back(candidateOf(P, R).Where.Line);
    return Lines;
  }

  llvm::SmallString<128> Folder;
  std::string File;
  Program P;
  std::vector<Recommendation> Findings;
};

} // namespace poolwise::test

#endif
