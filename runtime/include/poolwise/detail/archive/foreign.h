// Names of cereal that users' hooks use: wrappers around a value, access to private members.
// Declared here, defined only where the program includes cereal; the runtime does not need it.
//
// Thread safety, Blocking, Exceptions, Shutdown: see codec.h.
#ifndef POOLWISE_DETAIL_ARCHIVE_FOREIGN_H
#define POOLWISE_DETAIL_ARCHIVE_FOREIGN_H

#include <poolwise/detail/archive/codec.h>

#include <type_traits>

namespace cereal {
class access;
template <class T> class NameValuePair;
template <class T> class SizeTag;
template <class Base> struct base_class;
template <class Base> struct virtual_base_class;
} // namespace cereal

namespace poolwise::detail {

/// A wrapper is written and read as the value that `Value` finds in it.
template <class Wrapper, class T, auto Value> struct codec_of_wrapper {
  using parts = type_list<std::remove_cvref_t<T>>;
  static void save(output_archive &out, const Wrapper &x) { out.write(Value(x)); }
  static void load(input_archive &in, Wrapper &x) { in.read_into(Value(x)); }
};
inline constexpr auto value_member = [](auto &x) -> auto & { return x.value; };
inline constexpr auto size_member = [](auto &x) -> auto & { return x.size; };
inline constexpr auto base_member = [](auto &x) -> auto & { return *x.base_ptr; };

template <class T>
struct standard_codec<cereal::NameValuePair<T>>
    : codec_of_wrapper<cereal::NameValuePair<T>, T, value_member> {};
template <class T>
struct standard_codec<cereal::SizeTag<T>> : codec_of_wrapper<cereal::SizeTag<T>, T, size_member> {};
template <class T>
struct standard_codec<cereal::base_class<T>>
    : codec_of_wrapper<cereal::base_class<T>, T, base_member> {};
template <class T>
struct standard_codec<cereal::virtual_base_class<T>>
    : codec_of_wrapper<cereal::virtual_base_class<T>, T, base_member> {};

} // namespace poolwise::detail

#endif
