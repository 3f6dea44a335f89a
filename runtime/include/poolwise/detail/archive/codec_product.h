// pair, tuple, and plain structs: a fixed number of parts.
//
// Thread safety, Blocking, Exceptions, Shutdown: see codec.h.
#ifndef POOLWISE_DETAIL_ARCHIVE_CODEC_PRODUCT_H
#define POOLWISE_DETAIL_ARCHIVE_CODEC_PRODUCT_H

#include <poolwise/detail/archive/codec.h>

#include <cstddef>
#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>

namespace poolwise::detail {

template <class C, class... Ts> struct codec_of_tuple {
  using parts = type_list<Ts...>;
  static constexpr std::size_t least_bytes = (std::size_t{0} + ... + least_bytes_of<Ts>);
  static void save(output_archive &out, const C &x) {
    std::apply([&out](const auto &...part) { out(part...); }, x);
  }
  static C make(input_archive &in) { return C{in.read<Ts>()...}; } // braces: from left to right
  static void load(input_archive &in, C &x) {
    std::apply([&in](auto &...part) { (load_into(in, part), ...); }, x);
  }
};
template <class A, class B>
struct standard_codec<std::pair<A, B>> : codec_of_tuple<std::pair<A, B>, A, B> {};
template <class... Ts>
struct standard_codec<std::tuple<Ts...>> : codec_of_tuple<std::tuple<Ts...>, Ts...> {};
template <> struct standard_codec<std::tuple<>> : codec_of_nothing<std::tuple<>> {};

/// What the parts of a struct are together; Parts as they are declared.
template <class T, class... Parts> struct codec_of_struct {
  using parts = type_list<Parts...>;
  static constexpr std::size_t least_bytes = (std::size_t{0} + ... + least_bytes_of<Parts>);
  static constexpr bool bulk = (detail::bulk<Parts> && ...);
  static void save(output_archive &out, const T &x) {
    if constexpr (detail::bulk<T>)
      save_bytes(out, x);
    else
      visit_fields(x, [&out](const auto &...field) {
        (codec<std::remove_cv_t<std::remove_reference_t<decltype(field)>>>::save(out, field), ...);
      });
  }
  static void load(input_archive &in, T &x) {
    if constexpr (detail::bulk<T>)
      load_bytes(in, x);
    else
      visit_fields(x, [&in](auto &...field) { (load_into(in, field), ...); });
  }
};
template <class T, class Parts> struct codec_of_listed;
template <class T, class... Parts>
struct codec_of_listed<T, type_list<Parts...>> : codec_of_struct<T, Parts...> {};

} // namespace poolwise::detail

#endif
