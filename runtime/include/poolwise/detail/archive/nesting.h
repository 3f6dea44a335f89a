// What both archives need: their error, a limit to nesting, and the objects that are shared.
//
// Thread safety, Blocking, Shutdown: as the archives.
// Exceptions: bad_archive from entering a level too deep.
#ifndef POOLWISE_DETAIL_ARCHIVE_NESTING_H
#define POOLWISE_DETAIL_ARCHIVE_NESTING_H

#include <poolwise/errors.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

namespace poolwise::detail {

/// Containers in containers, pointers to pointers, user's types in one another: each level takes
/// some stack, and corrupt data must not be able to use it up.
inline constexpr unsigned deepest_nesting = 1000;

/// A type's identity within this program.
using type_key = const void *;
template <class T> inline constexpr char key_of_type = 0;

using object_key =
    std::pair<const void *, type_key>; // a struct and its first member share addresses
struct hash_of_object {
  std::size_t operator()(const object_key &key) const noexcept {
    return std::hash<const void *>()(key.first) ^ std::hash<const void *>()(key.second);
  }
};
struct numbered_object {
  std::size_t number;
  std::shared_ptr<const void> alive; // its address must not go to another object meanwhile
};
using numbers_of_objects = std::unordered_map<object_key, numbered_object, hash_of_object>;

struct shared_object {
  std::shared_ptr<void> object; // null while it is being read
  type_key type;
};
using shared_objects = std::vector<shared_object>;

/// Things that must live until the bytes that refer to them have been read elsewhere.
using attachments = std::vector<std::shared_ptr<const void>>;

/// The codecs' way to what is no business of users.
class archive_access {
public:
  template <class Archive> static unsigned &depth(Archive &archive) { return archive.depth_; }
  template <class Archive> static auto &shared(Archive &archive) {
    if (archive.shared_ == nullptr)
      archive.shared_ = std::make_unique<typename decltype(archive.shared_)::element_type>();
    return *archive.shared_;
  }
  template <class Archive> static attachments &attached(Archive &archive) {
    return archive.attached_;
  }
  /// Takes back what was extended from there on.
  template <class Archive> static void cut(Archive &archive, std::byte *end) noexcept {
    archive.at_ = end;
  }
};

/// One level of nesting, as long as it lives.
template <class Archive> class level {
public:
  explicit level(Archive &archive) : depth_(archive_access::depth(archive)) {
    if (depth_ == deepest_nesting)
      throw bad_archive("poolwise: the data are nested too deep (more than 1000 levels)");
    ++depth_;
  }
  ~level() { --depth_; }
  level(const level &) = delete;
  level &operator=(const level &) = delete;

private:
  unsigned &depth_;
};

} // namespace poolwise::detail

#endif
