// Values as bytes, for processes of one program to send to each other.
//
// In:  values of serializable types. Out: bytes; and from them the values again.
//
// Without a word of code: numbers, enumerations, std::string, the containers, pair, tuple,
// optional, variant, complex, bitset, chrono's durations and times, filesystem::path, unique_ptr,
// shared_ptr (an object that several share is sent once), C arrays, and plain structs of these:
// public members, no base class, at most 40 members. Classes with a serialize member or function as
// for cereal (ar(a, b) or ar & a & b), or with save and load, are used as they stand. Any other
// gets a specialisation of poolwise::serializer. Not handled, a compile-time error that says so:
// pointers, references, functions, views (a std::string_view may be written, and is read as a
// std::string), unions, classes with virtual functions or bases, and with private members, all
// unless they have one of those hooks.
//
// The format is that of the program's memory: only the same program, on the same kind of machine,
// may read it. It is no file format.
//
// Thread safety: one thread at a time uses an archive.
// Blocking:      never.
// Exceptions:    bad_archive for bytes that are corrupt or cut; std::bad_alloc; those of hooks.
// Shutdown:      independent of it.
#ifndef POOLWISE_SERIALIZE_H
#define POOLWISE_SERIALIZE_H

#include <poolwise/detail/archive/choice_of_codec.h>
#include <poolwise/detail/archive/explanation.h>
#include <poolwise/detail/archive/input_archive.h>
#include <poolwise/detail/archive/output_archive.h>
#include <poolwise/errors.h>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace poolwise {

/// Specialise it for a class that has no hooks of its own and cannot be taken apart:
///   template <> struct poolwise::serializer<account> {
///     static void save(output_archive &out, const account &a) { out(a.id(), a.name()); }
///     static account load(input_archive &in) {
///       auto id = in.read<int>();
///       return account(id, in.read<std::string>());
///     }
///   };
template <class T> struct serializer; // no definition: being specialised is what counts

/// Whether values of type T can be written and read.
template <class T>
concept serializable = std::is_same_v<decltype(detail::find_problem<T>()), detail::no_problem>;

/// As what a T arrives: itself, without const and &; a std::string_view as a std::string.
template <class T>
using received_t = std::conditional_t<std::is_same_v<std::remove_cvref_t<T>, std::string_view>,
                                      std::string, std::remove_cvref_t<T>>;

template <class T> void output_archive::write(const T &value) {
  if constexpr (std::is_same_v<T, std::string_view>) {
    detail::save_contiguous<T, char>(*this, value, value.size());
  } else {
    detail::explain<T>();
    if constexpr (serializable<T>)
      detail::codec<std::remove_cv_t<T>>::save(*this, value);
  }
}

template <class T> T input_archive::read() {
  detail::explain<T>();
  if constexpr (!serializable<T>) {
    throw bad_archive(""); // not reached: the program does not compile
  } else if constexpr (requires { detail::codec<T>::make(*this); }) {
    return detail::codec<T>::make(*this);
  } else {
    T value{};
    detail::codec<T>::load(*this, value);
    return value;
  }
}

template <class T> void input_archive::read_into(T &value) {
  static_assert(!std::is_const_v<T>, "poolwise: a const object cannot be read into");
  detail::explain<T>();
  if constexpr (serializable<T> && !std::is_const_v<T>)
    detail::load_into(*this, value);
}

} // namespace poolwise

#endif
