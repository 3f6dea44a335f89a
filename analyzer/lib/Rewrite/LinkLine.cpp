//===- LinkLine.cpp - Where a build file must link a library ----*- C++ -*-===//

#include "LinkLine.h"
#include "CMakeCommands.h"
#include "poolwise/Rewrite/WriteFiles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;

namespace poolwise::rewrite {

struct BuildFile {
  std::string Path, Folder, Text;
  std::vector<CMakeCommand> Commands;
};

LinkLines::LinkLines(Program &P, const Target &To,
                     std::vector<std::string> Headers)
    : P(P), To(To), Headers(std::move(Headers)) {}

LinkLines::~LinkLines() = default;

const BuildFile *LinkLines::buildFile(const std::string &Folder) {
  auto [It, IsNew] = Files.try_emplace(Folder);
  if (!IsNew)
    return It->second.get();
  std::string Path = Folder + "/CMakeLists.txt";
  auto Text = readReplaceable(Path);
  if (!Text) {
    consumeError(Text.takeError());
    return nullptr;
  }
  auto B = std::make_unique<BuildFile>();
  B->Path = Path;
  B->Folder = Folder;
  B->Text = std::move(*Text);
  B->Commands = cmakeCommands(B->Text);
  It->second = std::move(B);
  return It->second.get();
}

/// `a.cpp`, `src/a.cpp`, `${CMAKE_CURRENT_SOURCE_DIR}/a.cpp` of this folder.
static bool means(const BuildFile &B, StringRef Argument, StringRef Path) {
  for (StringRef Here :
       {"${CMAKE_CURRENT_SOURCE_DIR}/", "${CMAKE_CURRENT_LIST_DIR}/", "./"})
    Argument.consume_front(Here);
  SmallString<256> Full(Argument);
  if (!sys::path::is_absolute(Argument)) {
    Full = B.Folder;
    sys::path::append(Full, Argument);
  }
  sys::path::remove_dots(Full, /*remove_dot_dot=*/true);
  return Full == Path;
}

/// The words of a variable that is set once and never changed; else none.
static ArrayRef<std::string> valueOf(const BuildFile &B, StringRef Argument) {
  if (!Argument.consume_front("${") || !Argument.consume_back("}"))
    return {};
  ArrayRef<std::string> Words;
  unsigned Times = 0;
  for (const CMakeCommand &C : B.Commands) {
    bool Names =
        any_of(C.Arguments, [&](StringRef A) { return A == Argument; });
    if (!Names || (C.Name != "set" && C.Name != "list" && C.Name != "file" &&
                   C.Name != "foreach"))
      continue;
    ++Times;
    if (C.Name == "set" && C.Depth == 0 && C.Arguments.front() == Argument)
      Words = ArrayRef(C.Arguments).drop_front();
  }
  return Times == 1 ? Words : ArrayRef<std::string>();
}

static bool namesSource(const BuildFile &B, const CMakeCommand &C,
                        StringRef Path) {
  return any_of(ArrayRef(C.Arguments).drop_front(), [&](StringRef A) {
    return means(B, A, Path) || any_of(valueOf(B, A), [&](StringRef Word) {
             return means(B, Word, Path);
           });
  });
}

static StringRef newline(StringRef Text) {
  return Text.contains("\r\n") ? "\r\n" : "\n";
}

/// Behind the line that holds the offset, at the start of the next.
static uint32_t nextLine(StringRef Text, uint32_t Offset) {
  size_t End = Text.find('\n', Offset);
  return End == StringRef::npos ? Text.size() : End + 1;
}

static StringRef indentAt(StringRef Text, uint32_t Offset) {
  size_t Begin = Text.take_front(Offset).rfind('\n') + 1;
  return Text.substr(Begin).take_while(
      [](char C) { return C == ' ' || C == '\t'; });
}

/// Behind the last find_package or project outside of any block.
static uint32_t placeOfPackage(const BuildFile &B) {
  for (StringRef Name : {"find_package", "project"})
    for (const CMakeCommand &C : reverse(B.Commands))
      if (C.Name == Name && C.Depth == 0)
        return nextLine(B.Text, C.End);
  return B.Commands.front().Begin;
}

/// CMake wants one signature for all of a target's link commands.
static bool usesPlainSignature(const BuildFile &B, StringRef TargetName) {
  return any_of(B.Commands, [&](const CMakeCommand &C) {
    return C.Name == "target_link_libraries" && C.Arguments.size() > 1 &&
           C.Arguments[0] == TargetName &&
           !is_contained({StringRef("PUBLIC"), StringRef("PRIVATE"),
                          StringRef("INTERFACE")},
                         StringRef(C.Arguments[1]));
  });
}

static bool listsSources(const CMakeCommand &C) {
  return (C.Name == "add_executable" || C.Name == "add_library" ||
          C.Name == "target_sources") &&
         !C.Arguments.empty();
}

/// Does the target name one of the headers?
bool LinkLines::hasHeader(const BuildFile &B, StringRef TargetName) const {
  return any_of(B.Commands, [&](const CMakeCommand &C) {
    return listsSources(C) && C.Arguments[0] == TargetName &&
           any_of(Headers, [&](const std::string &Header) {
             return namesSource(B, C, Header);
           });
  });
}

std::vector<Edit> LinkLines::edits(const BuildFile &B,
                                   const std::string &TargetName,
                                   const CMakeCommand &Behind) {
  auto Mentions = [&](StringRef Name, StringRef First, StringRef Other) {
    return [=](const CMakeCommand &C) {
      return C.Name == Name && !C.Arguments.empty() &&
             C.Arguments[0] == First &&
             (Other.empty() || is_contained(C.Arguments, Other));
    };
  };
  std::vector<Edit> Edits;
  if (any_of(B.Commands,
             Mentions("target_link_libraries", TargetName, To.Library)))
    return Edits;
  bool IsFound = false;
  for (StringRef Folder = B.Folder; !Folder.empty();
       Folder = sys::path::parent_path(Folder))
    if (const BuildFile *Above = buildFile(Folder.str()))
      IsFound |=
          any_of(Above->Commands, Mentions("find_package", To.Package, ""));
  StringRef End = newline(B.Text);
  auto Insert = [&](uint32_t At, const Twine &Line) {
    // A last line without an end gets one.
    bool NeedsEnd = At && B.Text[At - 1] != '\n';
    Edits.push_back(
        {NoFile, At, 0, ((NeedsEnd ? End : "") + Line + End).str()});
  };
  if (!IsFound)
    Insert(placeOfPackage(B), "find_package(" + To.Package + " REQUIRED)");
  StringRef Scope = usesPlainSignature(B, TargetName) ? " "
                    : hasHeader(B, TargetName)        ? " PUBLIC "
                                                      : " PRIVATE ";
  Insert(nextLine(B.Text, Behind.End - 1),
         indentAt(B.Text, Behind.Begin) + "target_link_libraries(" +
             TargetName + Scope.str() + To.Library + ")");
  return Edits;
}

std::optional<std::vector<Edit>> LinkLines::find(const std::string &Path) {
  struct Use {
    const BuildFile *B;
    const CMakeCommand *C;
  };
  std::vector<Use> Uses;
  for (StringRef Folder = sys::path::parent_path(Path); !Folder.empty();
       Folder = sys::path::parent_path(Folder))
    if (const BuildFile *B = buildFile(Folder.str()))
      for (const CMakeCommand &C : B->Commands)
        if (listsSources(C) && namesSource(*B, C, Path))
          Uses.push_back({B, &C});
  if (Uses.size() != 1 || StringRef(Uses[0].C->Arguments[0]).contains('$'))
    return std::nullopt;
  const BuildFile &B = *Uses[0].B;
  const CMakeCommand &C = *Uses[0].C;
  // Something else on the command's last line would be cut in two.
  StringRef Rest =
      StringRef(B.Text).slice(C.End, nextLine(B.Text, C.End)).trim();
  if (!Rest.empty() && !Rest.starts_with("#"))
    return std::nullopt;
  auto Found =
      std::find_if(P.Files.begin(), P.Files.end(),
                   [&](const SourceFile &F) { return F.Path == B.Path; });
  FileId Id = Found - P.Files.begin();
  auto Edits = edits(B, C.Arguments[0], C);
  if (Edits.empty())
    return Edits;
  if (Found == P.Files.end()) {
    SourceFile New;
    New.Path = B.Path;
    New.Digest = xxh3_64bits(B.Text);
    P.Files.push_back(std::move(New));
  } else {
    Found->Digest = xxh3_64bits(B.Text);
  }
  for (Edit &E : Edits)
    E.File = Id;
  return Edits;
}

std::optional<std::vector<Edit>> LinkLines::forSource(const std::string &Path) {
  auto [It, IsNew] = Known.try_emplace(Path);
  if (IsNew)
    It->second = find(Path);
  return It->second;
}

} // namespace poolwise::rewrite
