//===- CommonText.h - What summaries of one project share -------*- C++ -*-===//
//
// In:  records. Out: the same, compressed, and back.
//
// Units of a project include the same headers, so their summaries repeat each
// other. The first ones are kept as texts of their own; each record is
// compressed as what differs from the texts that were there when it was made.
// Texts stay as they are for as long as the store does.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_LIB_STORE_COMMONTEXT_H
#define POOLWISE_LIB_STORE_COMMONTEXT_H

#include "Sqlite.h"
#include <cstdint>
#include <string>
#include <vector>

struct ZSTD_CDict_s;

namespace poolwise {

class CommonText {
public:
  static constexpr const char *Schema =
      "CREATE TABLE texts(id INTEGER PRIMARY KEY, text BLOB NOT NULL);";

  explicit CommonText(Database &In) : In(In) {}
  ~CommonText();
  CommonText(const CommonText &) = delete;

  struct Packed {
    int64_t Texts = 0; ///< how many it was compressed against
    std::string Bytes; ///< empty: the database failed
  };
  /// Inside a transaction: the text may become one of the common ones.
  Packed pack(llvm::StringRef Text);
  /// Empty: damaged.
  std::string unpack(int64_t Texts, llvm::StringRef Bytes);

private:
  bool load();
  std::string compress(llvm::StringRef Text);

  Database &In;
  std::string All;
  std::vector<size_t> Ends; ///< of each text in All
  ZSTD_CDict_s *Prepared = nullptr;
  size_t PreparedSize = 0;
};

} // namespace poolwise

#endif
