// optional, variant: what there is, and then it.
//
// Thread safety, Blocking, Exceptions, Shutdown: see codec.h.
#ifndef POOLWISE_DETAIL_ARCHIVE_CODEC_CHOICE_H
#define POOLWISE_DETAIL_ARCHIVE_CODEC_CHOICE_H

#include <poolwise/detail/archive/codec.h>

#include <array>
#include <cstddef>
#include <optional>
#include <utility>
#include <variant>

namespace poolwise::detail {

template <class T> struct standard_codec<std::optional<T>> {
  using parts = type_list<T>;
  static constexpr std::size_t least_bytes = 1;
  static void save(output_archive &out, const std::optional<T> &x) {
    out.write(x.has_value());
    if (x)
      out.write(*x);
  }
  static void load(input_archive &in, std::optional<T> &x) {
    if (in.read<bool>())
      x.emplace(in.read<T>());
    else
      x.reset();
  }
};

template <class... Ts> struct standard_codec<std::variant<Ts...>> {
  using V = std::variant<Ts...>;
  using parts = type_list<Ts...>;
  using index = std::uint16_t;
  static_assert(sizeof...(Ts) <= 0xffff);
  static constexpr std::size_t least_bytes = sizeof(index);

  static void save(output_archive &out, const V &x) {
    save_bytes(out, static_cast<index>(x.index()));
    std::visit([&out](const auto &value) { out.write(value); }, x); // throws if valueless
  }
  static V make(input_archive &in) { return make(in, std::index_sequence_for<Ts...>{}); }
  static void load(input_archive &in, V &x) { x = make(in); }

private:
  template <std::size_t I> static V make_one(input_archive &in) {
    return V(std::in_place_index<I>, in.read<std::variant_alternative_t<I, V>>());
  }
  template <std::size_t... I> static V make(input_archive &in, std::index_sequence<I...>) {
    constexpr std::array<V (*)(input_archive &), sizeof...(I)> makers{&make_one<I>...};
    const auto which = in.read<index>();
    if (which >= makers.size())
      throw bad_archive("poolwise: the data hold an alternative that the variant does not have");
    return makers[which](in);
  }
};
template <> struct standard_codec<std::monostate> : codec_of_nothing<std::monostate> {};

} // namespace poolwise::detail

#endif
