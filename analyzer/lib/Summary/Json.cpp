//===- Json.cpp - TU summaries as JSON, and back --------------------------===//
//
// In:  a summary, or JSON. Out: the other; the two directions are exact
// inverses, also for text that is not UTF-8.
//
// Compact: a field with its default value is left out, locations and ranges are
// arrays of numbers, enums are words.
//
//===----------------------------------------------------------------------===//

#include "EnumWords.h"
#include "poolwise/Summary/Fields.h"
#include "llvm/ADT/StringExtras.h"

namespace json = llvm::json;

namespace poolwise {
namespace {

template <class T> struct IsVector : std::false_type {};
template <class T> struct IsVector<std::vector<T>> : std::true_type {};
template <class T> struct IsOptional : std::false_type {};
template <class T> struct IsOptional<std::optional<T>> : std::true_type {};

/// Locations and ranges: the bulk of a summary, so plain number arrays.
std::array<uint32_t, 4> numbersOf(const Location &L) {
  return {L.File, L.Line, L.Column, L.Offset};
}
std::array<uint32_t, 3> numbersOf(const Range &R) {
  return {R.File, R.Begin, R.End};
}
void setNumbers(Location &L, const std::array<uint32_t, 4> &N) {
  L = {N[0], N[1], N[2], N[3]};
}
void setNumbers(Range &R, const std::array<uint32_t, 3> &N) {
  R = {N[0], N[1], N[2]};
}

template <class T>
concept NumberArray = std::is_same_v<T, Location> || std::is_same_v<T, Range>;

//--- Writing --------------------------------------------------------------//

template <class T> json::Value write(const T &V);

template <class T> json::Object writeFields(const T &V) {
  static const T Default{};
  json::Object Out;
  listFields<T>([&](const char *Name, auto Member) {
    using Field = std::remove_cvref_t<decltype(V.*Member)>;
    if constexpr (HasFields<Field>) {
      if (json::Object Inner = writeFields(V.*Member); !Inner.empty())
        Out.try_emplace(Name, std::move(Inner));
    } else if constexpr (IsVector<Field>::value) {
      if (!(V.*Member).empty())
        Out.try_emplace(Name, write(V.*Member));
    } else if constexpr (IsOptional<Field>::value) {
      if (V.*Member)
        Out.try_emplace(Name, write(*(V.*Member)));
    } else if (!(V.*Member == Default.*Member)) {
      Out.try_emplace(Name, write(V.*Member));
    }
  });
  return Out;
}

template <class T> json::Value write(const T &V) {
  if constexpr (HasFields<T>) {
    return writeFields(V);
  } else if constexpr (IsVector<T>::value) {
    json::Array Out;
    Out.reserve(V.size());
    for (const auto &Element : V)
      Out.push_back(write(Element));
    return Out;
  } else if constexpr (NumberArray<T>) {
    json::Array Out;
    for (uint32_t Number : numbersOf(V))
      Out.push_back(Number);
    return Out;
  } else if constexpr (std::is_enum_v<T>) {
    return wordsOf(V)[size_t(V)];
  } else if constexpr (std::is_same_v<T, std::string>) {
    // Paths and literals may hold any bytes; JSON text may not.
    if (!json::isUTF8(V))
      return json::Object{{"hex", llvm::toHex(V)}};
    return V;
  } else {
    return V;
  }
}

//--- Reading --------------------------------------------------------------//

template <class T> bool read(const json::Value &J, T &Out, json::Path P);

template <class T>
bool readFields(const json::Object &O, T &Out, json::Path P) {
  bool Ok = true;
  size_t Found = 0;
  listFields<T>([&](const char *Name, auto Member) {
    if (const json::Value *Field = O.get(Name); Field && Ok) {
      ++Found;
      Ok = read(*Field, Out.*Member, P.field(Name));
    }
  });
  if (Ok && Found != O.size()) {
    P.report("holds a key that this version does not know");
    return false;
  }
  return Ok;
}

template <class T> bool readArray(const json::Value &J, T &Out, json::Path P) {
  const json::Array *A = J.getAsArray();
  if (!A) {
    P.report("expected array");
    return false;
  }
  if constexpr (IsVector<T>::value) {
    Out.resize(A->size());
    for (size_t I = 0; I < A->size(); ++I)
      if (!read((*A)[I], Out[I], P.index(I)))
        return false;
  } else {
    auto Numbers = numbersOf(Out);
    if (A->size() != Numbers.size()) {
      P.report("wrong number of elements");
      return false;
    }
    for (size_t I = 0; I < A->size(); ++I)
      if (!read((*A)[I], Numbers[I], P.index(I)))
        return false;
    setNumbers(Out, Numbers);
  }
  return true;
}

template <class T> bool readInteger(const json::Value &J, T &Out) {
  if constexpr (std::is_same_v<T, uint64_t>) {
    std::optional<uint64_t> Number = J.getAsUINT64();
    Out = Number.value_or(0);
    return Number.has_value();
  } else {
    std::optional<int64_t> Number = J.getAsInteger();
    if (!Number || *Number < std::numeric_limits<T>::min() ||
        *Number > std::numeric_limits<T>::max())
      return false;
    Out = T(*Number);
    return true;
  }
}

bool readText(const json::Value &J, std::string &Out) {
  if (std::optional<llvm::StringRef> Text = J.getAsString()) {
    Out = Text->str();
    return true;
  }
  const json::Object *Bytes = J.getAsObject();
  std::optional<llvm::StringRef> Hex =
      Bytes ? Bytes->getString("hex") : std::nullopt;
  return Hex && llvm::tryGetFromHex(*Hex, Out);
}

template <class T> bool read(const json::Value &J, T &Out, json::Path P) {
  bool Ok = false;
  if constexpr (IsOptional<T>::value) {
    return read(J, Out.emplace(), P);
  } else if constexpr (HasFields<T>) {
    if (const json::Object *O = J.getAsObject())
      return readFields(*O, Out, P);
  } else if constexpr (IsVector<T>::value || NumberArray<T>) {
    return readArray(J, Out, P);
  } else if constexpr (std::is_enum_v<T>) {
    Words Table = wordsOf(T());
    auto Word = llvm::find(Table, J.getAsString().value_or(""));
    Ok = Word != Table.end();
    if (Ok)
      Out = T(Word - Table.begin());
  } else if constexpr (std::is_same_v<T, std::string>) {
    Ok = readText(J, Out);
  } else if constexpr (std::is_same_v<T, bool>) {
    Ok = J.getAsBoolean().has_value();
    Out = J.getAsBoolean().value_or(false);
  } else {
    Ok = readInteger(J, Out);
  }
  if (!Ok)
    P.report("wrong type or value");
  return Ok;
}

} // namespace

json::Value toJSON(const TUSummary &Summary) { return write(Summary); }

llvm::Expected<TUSummary> summaryFromJSON(const json::Value &Json) {
  TUSummary Out;
  json::Path::Root Root("summary");
  if (!read(Json, Out, json::Path(Root)))
    return Root.getError();
  return Out;
}

} // namespace poolwise
