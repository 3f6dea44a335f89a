//===- IncludeScan.cpp - Which system headers a unit surely includes ------===//

#include "IncludeScan.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using llvm::StringRef;
namespace path = llvm::sys::path;

namespace poolwise {

namespace {
/// The lines of a file without comments, as far as they matter to directives.
class Lines {
public:
  explicit Lines(StringRef Text) : Text(Text) {}

  /// The next line that begins with `#`, behind it.
  std::optional<StringRef> nextDirective() {
    while (!Text.empty()) {
      auto [Line, Rest] = Text.split('\n');
      Text = Rest;
      bool WasInComment = InComment;
      follow(Line);
      StringRef Trimmed = Line.ltrim();
      if (!WasInComment && Trimmed.consume_front("#"))
        return Trimmed.ltrim();
    }
    return std::nullopt;
  }

private:
  void follow(StringRef Line) {
    while (!Line.empty()) {
      if (InComment) {
        size_t End = Line.find("*/");
        if (End == StringRef::npos)
          return;
        InComment = false;
        Line = Line.drop_front(End + 2);
        continue;
      }
      size_t Begin = Line.find("/*");
      if (Begin == StringRef::npos || Line.find("//") < Begin)
        return;
      InComment = true;
      Line = Line.drop_front(Begin + 2);
    }
  }

  StringRef Text;
  bool InComment = false;
};

/// `<name>` or `"name"` behind `include`.
std::optional<std::pair<bool, std::string>> target(StringRef Directive) {
  Directive = Directive.drop_front(strlen("include")).ltrim();
  bool Angled = Directive.starts_with("<");
  if (!Angled && !Directive.starts_with("\""))
    return std::nullopt;
  StringRef Name = Directive.drop_front();
  Name = Name.take_front(Name.find(Angled ? '>' : '"'));
  return std::pair(Angled, Name.str());
}

std::string joined(StringRef Folder, StringRef Name) {
  llvm::SmallString<256> Out(Folder);
  path::append(Out, Name);
  return Out.str().str();
}

} // namespace

std::vector<std::string> ownFolders(const CompileCommand &Command) {
  std::vector<std::string> Out;
  for (size_t I = 0; I < Command.Arguments.size(); ++I) {
    StringRef A = Command.Arguments[I];
    if (!A.consume_front("-iquote") && !A.consume_front("-I"))
      continue;
    if (A.empty() && ++I < Command.Arguments.size())
      A = Command.Arguments[I];
    Out.push_back(path::is_absolute(A) ? A.str()
                                       : joined(Command.Directory, A));
  }
  return Out;
}

const IncludeScan::FileIncludes &
IncludeScan::includesOf(const std::string &File) {
  auto [It, New] = Known.try_emplace(File);
  FileIncludes &Out = It->second;
  if (!New || !llvm::sys::fs::is_regular_file(File))
    return Out;
  auto Buffer = llvm::MemoryBuffer::getFile(File);
  if (!Buffer)
    return Out;
  Lines All((*Buffer)->getBuffer());
  unsigned Depth = 0, Count = 0;
  std::string Guard;
  bool HasGuard = false;
  while (std::optional<StringRef> D = All.nextDirective()) {
    ++Count;
    if (D->starts_with("if")) {
      ++Depth;
      if (Count == 1 && D->consume_front("ifndef"))
        Guard = D->trim().take_until(isspace).str();
    } else if (D->starts_with("endif")) {
      Depth -= Depth > 0;
    } else if (Count == 2 && !Guard.empty() && D->consume_front("define")) {
      HasGuard = D->trim().take_until(isspace) == Guard;
    } else if (D->starts_with("include") && !D->starts_with("include_next") &&
               Depth == unsigned(HasGuard)) {
      if (auto To = target(*D))
        (To->first ? Out.Angled : Out.Quoted).push_back(To->second);
    }
  }
  return Out;
}

bool IncludeScan::exists(const std::string &File) {
  auto [It, New] = Exists.try_emplace(File);
  if (New)
    It->second = isPresent(File);
  return It->second;
}

void IncludeScan::visit(const std::string &File,
                        const std::vector<std::string> &Folders,
                        std::set<std::string> &Visited,
                        std::set<std::string> &System) {
  if (!Visited.insert(File).second)
    return;
  const FileIncludes &Includes = includesOf(File);
  auto enter = [&](StringRef Folder, const std::string &Name) {
    std::string Found = path::is_absolute(Name) ? Name : joined(Folder, Name);
    if (!exists(Found))
      return false;
    visit(Found, Folders, Visited, System);
    return true;
  };
  auto find = [&](const std::string &Name) {
    if (llvm::none_of(Folders,
                      [&](const std::string &F) { return enter(F, Name); }) &&
        !path::is_absolute(Name))
      System.insert(Name);
  };
  for (const std::string &Name : Includes.Quoted)
    if (!enter(path::parent_path(File), Name))
      find(Name);
  for (const std::string &Name : Includes.Angled)
    find(Name);
}

std::set<std::string>
IncludeScan::systemHeadersOf(const CompileCommand &Command) {
  std::set<std::string> Visited, System;
  visit(Command.File, ownFolders(Command), Visited, System);
  return System;
}

} // namespace poolwise
