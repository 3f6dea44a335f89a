//===- NameTable.h - Look-up by exact name, then by pattern -----*- C++ -*-===//
//
// An exact name wins over a pattern, a longer pattern over a shorter one, what
// was added later over what was added earlier.
//
// Adding is not thread-safe; looking up is. What the patterns gave for a name
// is remembered, so that each name is matched once.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_LIB_RULES_NAMETABLE_H
#define POOLWISE_LIB_RULES_NAMETABLE_H

#include "NamePattern.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include <mutex>
#include <shared_mutex>

namespace poolwise {

template <typename T> class NameTable {
public:
  void add(llvm::StringRef Name, const T *What) {
    Remembered.clear();
    if (!Name.contains('*')) { // nearly all
      Exact[Name] = What;
      return;
    }
    NamePattern Pattern(Name);
    if (Pattern.isExact()) {
      Exact[Name] = What;
      return;
    }
    auto Where = llvm::find_if(
        Patterns, [&](auto &P) { return P.Length <= Name.size(); });
    Patterns.insert(Where, {Name.size(), std::move(Pattern), What});
  }

  const T *find(llvm::StringRef Name) const {
    if (auto It = Exact.find(Name); It != Exact.end())
      return It->second;
    {
      std::shared_lock Lock(Guard);
      if (auto It = Remembered.find(Name); It != Remembered.end())
        return It->second;
    }
    const T *Found = match(Name);
    std::unique_lock Lock(Guard);
    return Remembered.try_emplace(Name, Found).first->second;
  }

private:
  struct Entry {
    size_t Length;
    NamePattern Pattern;
    const T *What;
  };

  const T *match(llvm::StringRef Name) const {
    for (const Entry &E : Patterns)
      if (E.Pattern.matches(Name))
        return E.What;
    return nullptr;
  }

  llvm::StringMap<const T *> Exact;
  std::vector<Entry> Patterns; ///< in the order in which they win
  mutable std::shared_mutex Guard;
  mutable llvm::StringMap<const T *> Remembered;
};

} // namespace poolwise

#endif
