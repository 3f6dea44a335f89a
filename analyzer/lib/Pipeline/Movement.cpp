//===- Movement.cpp - Positions before and after an edit ------------------===//

#include "Movement.h"
#include "poolwise/Summary/Codec.h"

using namespace llvm;

namespace poolwise {

template <class T>
concept HasEndLine = requires(T V) {
  V.EndLine;
  V.Where;
};

/// One old position has one new one.
template <class M, class V>
void Movement::note(M &Into, uint32_t Key, const V &Value) {
  auto [It, New] = Into.try_emplace(Key, Value);
  Ok &= New || It->second == Value;
}

uint32_t Movement::found(const Map &In, uint32_t Key) {
  auto It = In.find(Key);
  Ok &= It != In.end();
  return Ok ? It->second : 0;
}

/// Null: nothing in it moved.
Movement::FileMoves *Movement::movesOf(FileId Id) {
  return Id < ById.size() ? ById[Id] : nullptr;
}

template <class T> void Movement::learn(const T &Before, const T &Now) {
  if constexpr (HasFields<T>) {
    if constexpr (HasEndLine<T>)
      if (FileMoves *F = movesOf(Before.Where.File))
        note(F->EndLines, Before.EndLine, Now.EndLine);
    listFields<T>([&](const char *, auto M) { learn(Before.*M, Now.*M); });
  } else if constexpr (codec::IsVector<T>::value) {
    if (!(Ok &= Before.size() == Now.size()))
      return;
    for (size_t I = 0; I < Now.size(); ++I)
      learn(Before[I], Now[I]);
  } else if constexpr (codec::IsOptional<T>::value) {
    if (Before && Now)
      learn(*Before, *Now);
  } else if constexpr (std::is_same_v<T, Location>) {
    FileMoves *F = movesOf(Before.File);
    if (!F)
      return;
    Location Plain = Now;
    Plain.File = NoFile; // units number their files
    note(F->Points, Before.Offset, Plain);
    note(F->Lines, Before.Line, Now.Line);
    note(F->LinesBack, Now.Line, Before.Line);
  } else if constexpr (std::is_same_v<T, Range>) {
    FileMoves *F = movesOf(Before.File);
    if (!F)
      return;
    note(F->Begins, Before.Begin, Now.Begin);
    note(F->Ends, Before.End, Now.End);
  }
}

void Movement::add(const TUSummary &Before, const TUSummary &Now) {
  // Messages of errors hold lines.
  if (!(Ok &= Before.Errors.empty() && Before.Files.size() == Now.Files.size()))
    return;
  ById.clear();
  for (size_t I = 0; I < Now.Files.size(); ++I) {
    const SourceFile &Old = Before.Files[I], &New = Now.Files[I];
    bool Moved = Old.Digest != New.Digest;
    if (!Moved) {
      ById.push_back(nullptr);
      continue;
    }
    auto [It, IsFirst] = ByPath.try_emplace(New.Path);
    FileMoves &F = It->second;
    if (IsFirst) {
      F.Before = Old;
      F.Now = New;
    }
    Ok &= F.Before.Digest == Old.Digest && F.Now.Digest == New.Digest &&
          F.Before.IncludeOffset == Old.IncludeOffset &&
          F.Now.IncludeOffset == New.IncludeOffset;
    ById.push_back(&F);
  }
  learn(Before.Functions, Now.Functions);
}

template <class T> void Movement::move(T &V) {
  if constexpr (HasFields<T>) {
    if constexpr (HasEndLine<T>)
      if (FileMoves *F = movesOf(V.Where.File)) {
        auto It = F->EndLines.find(V.EndLine);
        V.EndLine =
            It != F->EndLines.end() ? It->second : found(F->Lines, V.EndLine);
      }
    listFields<T>([&](const char *, auto M) { move(V.*M); });
  } else if constexpr (codec::IsVector<T>::value ||
                       codec::IsOptional<T>::value) {
    if constexpr (codec::IsVector<T>::value) {
      for (auto &Element : V)
        move(Element);
    } else if (V) {
      move(*V);
    }
  } else if constexpr (std::is_same_v<T, Location>) {
    FileMoves *F = movesOf(V.File);
    if (!F)
      return;
    auto It = F->Points.find(V.Offset);
    if (Ok &= It != F->Points.end()) {
      V.Line = It->second.Line;
      V.Column = It->second.Column;
      V.Offset = It->second.Offset;
    }
  } else if constexpr (std::is_same_v<T, Range>) {
    FileMoves *F = movesOf(V.File);
    if (!F)
      return;
    V.Begin = found(F->Begins, V.Begin);
    V.End = found(F->Ends, V.End);
  } else if constexpr (std::is_same_v<T, std::string>) {
    Ok &= !StringRef(V).contains("(lambda at line ");
  }
}

void Movement::apply(Result &To) {
  ById.clear();
  for (SourceFile &File : To.Files) {
    auto It = ByPath.find(File.Path);
    ById.push_back(It == ByPath.end() ? nullptr : &It->second);
    if (It == ByPath.end())
      continue;
    const FileMoves &F = It->second;
    // Not if units see it in different ways.
    Ok &= File.Digest == F.Before.Digest &&
          File.IncludeOffset == F.Before.IncludeOffset;
    File.Digest = F.Now.Digest;
    File.IncludeOffset = F.Now.IncludeOffset;
  }
  move(To.Functions);
  move(To.Findings);
}

} // namespace poolwise
