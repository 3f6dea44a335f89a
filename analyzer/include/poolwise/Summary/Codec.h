//===- Codec.h - Structs as bytes, and back ---------------------*- C++ -*-===//
//
// In:  a struct with a FieldList (Fields.h), or a tree of such. Out: two
// streams
//      of bytes, and back. `Meaning` holds all but positions, with each string
//      once; `Positions` holds what moves when a line is inserted above. So two
//      summaries of a file before and after an edit of a comment have the same
//      meaning, and their positions correspond one to one.
//
// A field with its default value takes one bit. Numbers are base-128; positions
// are differences to the one before, or to what a position before says of the
// line. Bytes that no encoder wrote make read()
// return false; they never crash it.
//
// A unit's function that stands in another file than its main one is written so
// that it stands by itself, with strings and positions of its own: units that
// include the same header have the same bytes there, and who reads many of them
// reads each once (Reader::Skips).
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SUMMARY_CODEC_H
#define POOLWISE_SUMMARY_CODEC_H

#include "poolwise/Summary/Fields.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include <bit>
#include <forward_list>
#include <memory>

namespace poolwise {

struct EncodedStreams {
  std::string Meaning, Positions;
};

namespace codec {

template <class T> struct IsVector : std::false_type {};
template <class T> struct IsVector<std::vector<T>> : std::true_type {};
template <class T> struct IsOptional : std::false_type {};
template <class T> struct IsOptional<std::optional<T>> : std::true_type {};

/// In a string: the root folder with its slash; and before one of these two
/// where it means itself.
inline constexpr char RootMark = '\x01', Escape = '\x02';

/// The root as it begins paths; empty where there is none.
inline std::string withSlash(llvm::StringRef Root) {
  return Root.empty() || Root == "/" ? std::string() : (Root + "/").str();
}
/// `Text` with the folder `Root`, which ends in a slash, replaced by its mark.
std::string relative(llvm::StringRef Text, llvm::StringRef Root);
/// And back.
std::string absolute(llvm::StringRef Text, llvm::StringRef Root);

/// Witnesses and the like: not kept.
template <class T> struct IsShared : std::false_type {};
template <class T> struct IsShared<std::shared_ptr<T>> : std::true_type {};

/// The same text, for as long as the process lives.
llvm::StringRef kept(llvm::StringRef Text);

/// Plain numbers that are positions, besides Location and Range.
template <class T, class M> constexpr bool isPosition(M T::*Member) {
  auto Is = [&](auto Known) {
    if constexpr (std::is_same_v<decltype(Known), M T::*>)
      return Member == Known;
    return false;
  };
  if constexpr (std::is_same_v<T, FunctionSummary>)
    return Is(&T::EndLine);
  else if constexpr (std::is_same_v<T, Region>)
    return Is(&T::EndLine);
  else if constexpr (std::is_same_v<T, Candidate>)
    return Is(&T::EndLine);
  else if constexpr (std::is_same_v<T, ParseError>)
    return Is(&T::Line);
  else if constexpr (std::is_same_v<T, SourceFile>)
    return Is(&T::Digest) || Is(&T::IncludeOffset);
  return false;
}

/// Of a line of which a position was met: its offset, less its column. Another
/// position there is known by its offset.
class LineStarts {
public:
  /// What is added to a column so that it is 0 where it is known.
  uint32_t &of(const Location &L) {
    return Starts[uint64_t(L.File) << 32 | L.Line];
  }

private:
  llvm::DenseMap<uint64_t, uint32_t> Starts;
};

class Writer {
public:
  /// Paths below the folder `Root` are written relative to it.
  explicit Writer(llvm::StringRef Root = {}) : Root(withSlash(Root)) {}

  template <class T> void write(const T &V) {
    if constexpr (std::is_same_v<T, TUSummary>)
      Unit = &V;
    if constexpr (HasFields<T>) {
      fields(V);
    } else if constexpr (std::is_same_v<T, std::vector<FunctionSummary>>) {
      number(Meaning, V.size());
      for (const FunctionSummary &F : V)
        function(F);
    } else if constexpr (IsVector<T>::value) {
      number(Meaning, V.size());
      for (const auto &Element : V)
        write(Element);
    } else if constexpr (IsOptional<T>::value) {
      number(Meaning, V.has_value());
      if (V)
        write(*V);
    } else if constexpr (std::is_same_v<T, Location>) {
      file(V.File);
      if (V.File == NoFile)
        return;
      difference(Line, V.Line);
      difference(Offset, V.Offset);
      uint32_t &Start = Lines.of(V), Ahead = V.Offset - V.Column;
      number(Positions, zigzag(int32_t(Ahead - Start)));
      Start = Ahead;
    } else if constexpr (std::is_same_v<T, Range>) {
      file(V.File);
      if (V.File == NoFile)
        return;
      difference(Offset, V.Begin);
      difference(Offset, V.End);
    } else if constexpr (IsShared<T>::value) {
    } else if constexpr (std::is_same_v<T, std::string> ||
                         std::is_same_v<T, llvm::StringRef>) {
      text(V);
    } else if constexpr (std::is_same_v<T, double>) {
      number(Meaning, std::bit_cast<uint64_t>(V));
    } else if constexpr (std::is_signed_v<T>) {
      number(Meaning, zigzag(V));
    } else {
      number(Meaning, uint64_t(V));
    }
  }

  /// The strings, then what was written.
  EncodedStreams take() {
    std::string Head;
    number(Head, Count);
    return {Head + Strings + Meaning, std::move(Positions)};
  }

private:
  template <class T> static bool isDefault(const T &V, const T &Default) {
    if constexpr (IsVector<T>::value)
      return V.empty();
    else if constexpr (IsOptional<T>::value)
      return !V;
    else if constexpr (HasFields<T>)
      return false;
    else
      return V == Default;
  }

  template <class T> void fields(const T &V) {
    static const T Default{};
    uint64_t Present = 0, Bit = 1;
    listFields<T>([&](const char *, auto Member) {
      if (!isPosition(Member) && !isDefault(V.*Member, Default.*Member))
        Present |= Bit;
      Bit <<= 1;
    });
    number(Meaning, Present);
    Bit = 1;
    listFields<T>([&](const char *, auto Member) {
      if constexpr (std::is_integral_v<
                        std::remove_cvref_t<decltype(V.*Member)>>)
        if (isPosition(Member))
          position(V.*Member);
      if (Present & Bit)
        write(V.*Member);
      Bit <<= 1;
    });
  }

  static uint64_t zigzag(int64_t N) {
    return (uint64_t(N) << 1) ^ uint64_t(N >> 63);
  }
  static void number(std::string &To, uint64_t N) {
    for (; N >= 128; N >>= 7)
      To.push_back(char(N | 128));
    To.push_back(char(N));
  }
  /// Which file it is, is meaning: code does not move to another unnoticed.
  void file(FileId Id) {
    if (!Paths)
      number(Meaning, uint32_t(Id + 1));
    else
      number(Meaning, Id < Paths->size() ? idOf((*Paths)[Id].Path) + 1 : 0);
  }
  /// The size of its meaning, if it stands by itself; else 0.
  void function(const FunctionSummary &F) {
    FileId File = F.Where.File;
    if (!Unit || File >= Unit->Files.size() ||
        Unit->Files[File].Path == Unit->MainFile) {
      number(Meaning, 0);
      return write(F);
    }
    Writer Own;
    Own.Root = Root;
    Own.Paths = &Unit->Files;
    Own.write(F);
    EncodedStreams Alone = Own.take();
    number(Meaning, Alone.Meaning.size());
    Meaning += Alone.Meaning;
    number(Positions, Alone.Positions.size());
    Positions += Alone.Positions;
  }
  void difference(uint32_t &Before, uint32_t Now) {
    number(Positions, zigzag(int64_t(Now) - int64_t(Before)));
    Before = Now;
  }
  /// Most often the line where something ends that was just said to begin, or
  /// a digest.
  template <class T> void position(T Number) {
    number(Positions, sizeof(T) == sizeof(Line)
                          ? zigzag(int64_t(Number) - int64_t(Line))
                          : uint64_t(Number));
  }
  void text(llvm::StringRef Text) { number(Meaning, idOf(Text)); }
  uint32_t idOf(llvm::StringRef Text) {
    auto [It, New] = Ids.try_emplace(Text, Count);
    if (New) {
      ++Count;
      std::string Written = relative(Text, Root);
      number(Strings, Written.size());
      Strings += Written;
    }
    return It->second;
  }
  const TUSummary *Unit = nullptr; ///< what is being written
  /// Of a function by itself: its files are known by their paths.
  const std::vector<SourceFile> *Paths = nullptr;
  std::string Root;
  std::string Strings, Meaning, Positions;
  llvm::StringMap<uint32_t> Ids;
  uint32_t Count = 0;
  uint32_t Line = 0, Offset = 0;
  LineStarts Lines;
};

class Reader {
public:
  Reader(llvm::StringRef Meaning, llvm::StringRef Positions,
         llvm::StringRef Root = {})
      : Meaning(Meaning), Positions(Positions), Root(withSlash(Root)) {
    readStrings();
  }

  /// Asked for each function of a unit that stands by itself, by its bytes and
  /// how many functions of the unit were read before: true leaves it out.
  llvm::function_ref<bool(llvm::StringRef Meaning, llvm::StringRef Positions,
                          size_t Before)>
      Skips = nullptr;

  template <class T> bool read(T &V) {
    if constexpr (std::is_same_v<T, TUSummary>)
      Unit = &V;
    if constexpr (HasFields<T>) {
      fields(V);
    } else if constexpr (std::is_same_v<T, std::vector<FunctionSummary>>) {
      functions(V);
    } else if constexpr (IsVector<T>::value) {
      uint64_t Size = number(Meaning);
      // Each element takes a byte at least.
      if (!(Ok &= Size <= Meaning.size()))
        return false;
      V.resize(Size);
      for (auto &Element : V)
        if (!read(Element))
          return false;
    } else if constexpr (IsOptional<T>::value) {
      if (number(Meaning))
        read(V.emplace());
    } else if constexpr (std::is_same_v<T, Location>) {
      if (!file(V.File))
        return Ok;
      V.Line = difference(Line);
      V.Offset = difference(Offset);
      uint32_t &Start = Lines.of(V);
      Start += uint32_t(unzigzag(number(Positions)));
      V.Column = V.Offset - Start;
    } else if constexpr (std::is_same_v<T, Range>) {
      if (!file(V.File))
        return Ok;
      V.Begin = difference(Offset);
      V.End = difference(Offset);
    } else if constexpr (IsShared<T>::value) {
    } else if constexpr (std::is_same_v<T, std::string>) {
      uint64_t Id = number(Meaning);
      if (Ok &= Id < Strings.size())
        V = Strings[Id].str();
    } else if constexpr (std::is_same_v<T, llvm::StringRef>) {
      std::string Text;
      if (read(Text))
        V = kept(Text);
    } else if constexpr (std::is_same_v<T, double>) {
      V = std::bit_cast<double>(number(Meaning));
    } else if constexpr (std::is_signed_v<T>) {
      V = T(unzigzag(number(Meaning)));
    } else if constexpr (std::is_enum_v<T>) {
      // Enumerators are in order and few; a byte that names none is damage.
      uint64_t N = number(Meaning);
      Ok &= N < 64;
      V = T(N);
    } else {
      V = T(number(Meaning));
    }
    return Ok;
  }

  /// Everything was read, and it made sense.
  bool isDone() const { return Ok && Meaning.empty() && Positions.empty(); }

private:
  using FileIds = llvm::StringMap<FileId>;

  /// One function by itself.
  Reader(llvm::StringRef Meaning, llvm::StringRef Positions, const Reader &Of)
      : Meaning(Meaning), Positions(Positions), Root(Of.Root),
        ByPath(Of.ByPath), IsAlone(true) {
    readStrings();
    FileOf.resize(Strings.size());
  }

  void readStrings() {
    uint64_t Count = number(Meaning);
    for (uint64_t I = 0; I < Count && Ok; ++I) {
      llvm::StringRef Text = taken(number(Meaning), Meaning);
      // Most have no mark in them and stay where they are.
      if (Text.contains(RootMark) || Text.contains(Escape))
        Text = Changed.emplace_front(absolute(Text, Root));
      Strings.push_back(Text);
    }
  }

  llvm::StringRef taken(uint64_t Size, llvm::StringRef &From) {
    if (!(Ok &= Size <= From.size()))
      return {};
    llvm::StringRef Taken = From.take_front(Size);
    From = From.drop_front(Size);
    return Taken;
  }

  void functions(std::vector<FunctionSummary> &V) {
    uint64_t Count = number(Meaning);
    // Each element takes a byte at least.
    if (!(Ok &= Count <= Meaning.size()))
      return;
    V.clear();
    for (uint64_t I = 0; I < Count && Ok; ++I) {
      uint64_t Size = number(Meaning);
      if (!Size) {
        read(V.emplace_back());
        continue;
      }
      llvm::StringRef OwnMeaning = taken(Size, Meaning);
      llvm::StringRef OwnPositions = taken(number(Positions), Positions);
      if (!Ok || (Skips && Skips(OwnMeaning, OwnPositions, V.size())))
        continue;
      learnPaths();
      Reader Own(OwnMeaning, OwnPositions, *this);
      Ok &= Own.read(V.emplace_back()) && Own.isDone();
    }
  }

  void learnPaths() {
    if (ByPath || !(Ok &= Unit != nullptr))
      return;
    ByPath = std::make_shared<FileIds>();
    for (FileId Id = 0; Id < Unit->Files.size(); ++Id)
      ByPath->try_emplace(Unit->Files[Id].Path, Id);
  }

  template <class T> void fields(T &V) {
    if (++Depth > 500)
      Ok = false;
    uint64_t Present = number(Meaning), Bit = 1;
    listFields<T>([&](const char *, auto Member) {
      using Field = std::remove_cvref_t<decltype(V.*Member)>;
      if constexpr (std::is_integral_v<Field>)
        if (isPosition(Member))
          position(V.*Member);
      if (Ok && (Present & Bit))
        read(V.*Member);
      Bit <<= 1;
    });
    Ok &= Present < Bit;
    --Depth;
  }

  static int64_t unzigzag(uint64_t N) {
    return int64_t(N >> 1) ^ -int64_t(N & 1);
  }
  uint64_t number(llvm::StringRef &From) {
    uint64_t N = 0;
    for (unsigned Shift = 0; Shift < 64 && !From.empty(); Shift += 7) {
      uint8_t Byte = From.front();
      From = From.drop_front();
      N |= uint64_t(Byte & 127) << Shift;
      if (Byte < 128)
        return N;
    }
    Ok = false;
    return 0;
  }
  bool file(FileId &Id) {
    Id = FileId(number(Meaning)) - 1;
    if (IsAlone && Id != NoFile)
      Id = fileNamed(Id);
    return Id != NoFile;
  }
  /// By the string that is its path.
  FileId fileNamed(uint32_t String) {
    if (!(Ok &= String < Strings.size()))
      return NoFile;
    std::optional<FileId> &Known = FileOf[String];
    if (!Known) {
      auto It = ByPath->find(Strings[String]);
      Ok &= It != ByPath->end();
      Known = Ok ? It->second : NoFile;
    }
    return *Known;
  }
  template <class T> void position(T &Number) {
    uint64_t Read = number(Positions);
    Number = sizeof(T) == sizeof(Line) ? T(Line + unzigzag(Read)) : T(Read);
  }
  uint32_t difference(uint32_t &Before) {
    return Before = uint32_t(Before + unzigzag(number(Positions)));
  }

  llvm::StringRef Meaning, Positions;
  std::string Root;
  std::vector<llvm::StringRef> Strings;
  std::forward_list<std::string>
      Changed;                     ///< those that are not as they were written
  const TUSummary *Unit = nullptr; ///< what is being read
  std::shared_ptr<FileIds> ByPath; ///< of the unit
  bool IsAlone = false;
  /// Of a function by itself: what the strings name that are paths.
  std::vector<std::optional<FileId>> FileOf;
  uint32_t Line = 0, Offset = 0;
  LineStarts Lines;
  unsigned Depth = 0;
  bool Ok = true;
};

} // namespace codec
} // namespace poolwise

#endif
