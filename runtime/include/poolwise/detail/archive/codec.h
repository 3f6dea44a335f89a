// How each type is written and read: codec<T>.
//
// A codec has
//   parts         the type_list of the types it is made of, all of which must be serializable
//   least_bytes   the fewest bytes that a value can take, at least 1
//   save(out, x)  appends x
//   load(in, x)   replaces x, an object that exists; or make(in), which returns a new one
// and may have
//   bulk          true: x is its bytes, if its parts are; arrays of such are copied at once
//   problem       why values of this type cannot be sent (then there is nothing else)
//
// Thread safety, Blocking, Shutdown: as the archives.
// Exceptions: load and make throw bad_archive for data that save did not write.
#ifndef POOLWISE_DETAIL_ARCHIVE_CODEC_H
#define POOLWISE_DETAIL_ARCHIVE_CODEC_H

#include <poolwise/detail/archive/fields.h>
#include <poolwise/detail/archive/input_archive.h>
#include <poolwise/detail/archive/output_archive.h>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>

namespace poolwise::detail {

/// Why a type cannot be sent.
enum class problem {
  none,
  pointer,
  reference,
  function,
  view,
  odd_smart_pointer,
  union_type,
  polymorphic,
  derived,
  not_default_made,
  not_counted,
  too_many_members,
  bit_fields,
  opaque
};

/// The types of the standard library, and those of the language: specialised by kind.
template <class T> struct standard_codec;

/// How T is written and read; chosen in choice_of_codec.h.
template <class T> struct codec;

/// A codec that says no.
template <problem Why> struct codec_of_none {
  static constexpr detail::problem problem = Why;
};

template <class T> consteval bool is_bulk() {
  if constexpr (!std::is_trivially_copyable_v<T>) // first: it ends the descent into recursive types
    return false;
  else if constexpr (requires { codec<T>::bulk; })
    return codec<T>::bulk;
  else
    return false;
}
/// Values are their bytes: no pointers, no bools (which have bytes that are no value), no hooks.
template <class T> inline constexpr bool bulk = is_bulk<std::remove_cv_t<T>>();

template <class T> void save_bytes(output_archive &out, const T &x) {
  out.write_bytes(std::addressof(x), sizeof(T));
}
template <class T> void load_bytes(input_archive &in, T &x) {
  in.read_bytes(const_cast<void *>(static_cast<const volatile void *>(std::addressof(x))),
                sizeof(T));
}

/// Whether a T is made by T{} and then loaded.
template <class T>
concept has_load = requires(input_archive &in, T &x) {
  T{};
  codec<T>::load(in, x);
};

/// Replaces x, a const member too: those of an object that is not const as a whole may be.
template <class T> void load_into(input_archive &in, T &x) {
  using U = std::remove_cv_t<T>;
  if constexpr (!std::is_const_v<T> && requires { codec<U>::load(in, x); }) {
    codec<U>::load(in, x);
  } else if constexpr (std::is_assignable_v<T &, U>) {
    x = in.read<U>();
  } else {
    [&x](U value) noexcept {
      std::destroy_at(std::addressof(x));
      std::construct_at(const_cast<U *>(std::addressof(x)), std::move(value));
    }(in.read<U>());
  }
}

inline void save_size(output_archive &out, std::size_t size) {
  save_bytes(out, static_cast<std::uint64_t>(size));
}
/// How many elements follow; throws if there are too few bytes for that many.
inline std::size_t load_size(input_archive &in, std::size_t least_bytes_each) {
  std::uint64_t size = 0;
  load_bytes(in, size);
  if (size > in.remaining() / least_bytes_each)
    throw bad_archive("poolwise: the data hold an impossible size");
  return static_cast<std::size_t>(size);
}

template <class T>
inline constexpr std::size_t least_bytes_of = codec<std::remove_cv_t<T>>::least_bytes;

/// For what has no data.
template <class T> struct codec_of_nothing {
  using parts = type_list<>;
  static constexpr std::size_t least_bytes = 1; // so that no count of them is absurd
  static void save(output_archive &out, const T &) { save_bytes(out, std::byte{}); }
  static void load(input_archive &in, T &) { in.skip(1); }
};

/// For what is its bytes, if its parts are.
template <class T, class... Parts> struct codec_of_bytes {
  using parts = type_list<Parts...>;
  static constexpr std::size_t least_bytes = sizeof(T);
  static constexpr bool bulk = (detail::bulk<Parts> && ...);
  static void save(output_archive &out, const T &x) { save_bytes(out, x); }
  static void load(input_archive &in, T &x) { load_bytes(in, x); }
};

} // namespace poolwise::detail

#endif
