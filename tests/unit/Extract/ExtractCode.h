//===- ExtractCode.h - Summaries of code in a test --------------*- C++ -*-===//
#ifndef POOLWISE_TESTS_EXTRACTCODE_H
#define POOLWISE_TESTS_EXTRACTCODE_H

#include "poolwise/Extract/Extract.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

namespace poolwise {

/// A file in a fresh temporary folder; removed with it.
class TemporaryFolder {
public:
  TemporaryFolder() {
    llvm::sys::fs::createUniqueDirectory("poolwise", Folder);
  }
  ~TemporaryFolder() { llvm::sys::fs::remove_directories(Folder); }
  std::string path(llvm::StringRef Name) const {
    return (Folder + "/" + Name).str();
  }
  std::string write(llvm::StringRef Name, llvm::StringRef Text) const {
    std::error_code EC;
    llvm::raw_fd_ostream(path(Name), EC) << Text;
    return path(Name);
  }

private:
  llvm::SmallString<128> Folder;
};

/// One unit made of `Code`, and questions about it.
class Extracted {
public:
  explicit Extracted(llvm::StringRef Code,
                     llvm::StringRef Standard = "-std=c++20")
      : Text(Code.str()) {
    std::string File = Folder.write("code.cpp", Code);
    llvm::Expected<TUSummary> Result =
        extractUnit({File, Folder.path(""), {"clang++", Standard.str(), File}});
    if (!Result)
      ADD_FAILURE() << llvm::toString(Result.takeError());
    else
      Summary = std::move(*Result);
  }

  const FunctionSummary &function(llvm::StringRef Name) const {
    for (const FunctionSummary &F : Summary.Functions)
      if (F.Name == Name)
        return F;
    ADD_FAILURE() << "no function " << Name.str();
    static FunctionSummary None;
    return None;
  }
  /// The shape of the function's only loop.
  LoopShape loop(llvm::StringRef Name) const {
    for (const Region &R : function(Name).Regions)
      if (R.Loop)
        return *R.Loop;
    ADD_FAILURE() << "no loop in " << Name.str();
    return {};
  }
  std::string text(const Range &R) const {
    return R.isValid() ? Text.substr(R.Begin, R.End - R.Begin) : "(invalid)";
  }
  static const Call *call(const FunctionSummary &F, llvm::StringRef Name) {
    auto It =
        llvm::find_if(F.Calls, [&](const Call &C) { return C.Name == Name; });
    return It == F.Calls.end() ? nullptr : &*It;
  }

  TUSummary Summary;

private:
  TemporaryFolder Folder;
  std::string Text;
};

} // namespace poolwise

#endif
