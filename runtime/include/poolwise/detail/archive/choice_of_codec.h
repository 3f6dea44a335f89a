// Which codec a type has, or why it has none.
//
// In:  a type. Out: codec<T>; find_problem<T>(), which looks into all that T is made of.
//
// Thread safety, Blocking, Exceptions, Shutdown: nothing of its own.
#ifndef POOLWISE_DETAIL_ARCHIVE_CHOICE_OF_CODEC_H
#define POOLWISE_DETAIL_ARCHIVE_CHOICE_OF_CODEC_H

#include <poolwise/detail/archive/codec_associative.h>
#include <poolwise/detail/archive/codec_choice.h>
#include <poolwise/detail/archive/codec_pointer.h>
#include <poolwise/detail/archive/codec_product.h>
#include <poolwise/detail/archive/codec_scalar.h>
#include <poolwise/detail/archive/codec_sequence.h>
#include <poolwise/detail/archive/codec_user.h>

#include <concepts>
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <ranges>
#include <string_view>
#include <type_traits>

namespace poolwise::detail {

template <class T> inline constexpr bool is_view = std::ranges::enable_view<T>;
template <class T> inline constexpr bool is_view<std::initializer_list<T>> = true;
template <class T> inline constexpr bool is_reference_like = std::is_reference_v<T>;
template <class T> inline constexpr bool is_reference_like<std::reference_wrapper<T>> = true;
template <class T> inline constexpr bool is_function_like = std::is_function_v<T>;
template <class R, class... Args>
inline constexpr bool is_function_like<std::function<R(Args...)>> = true;

template <class T>
inline constexpr bool is_pointer_like = std::is_pointer_v<T> || std::is_member_pointer_v<T>;

template <class T>
concept has_standard_codec = requires { sizeof(standard_codec<T>); };

/// The bytes that members of these types take at least, each in a place of its own.
template <class... Ts> consteval std::size_t size_of_members(type_list<Ts...>) {
  return (std::size_t{0} + ... + (std::is_reference_v<Ts> || std::is_empty_v<Ts> ? 0 : sizeof(Ts)));
}

template <problem Why> using none = std::type_identity<codec_of_none<Why>>;

template <class T> consteval auto codec_for_aggregate() {
  if constexpr (has_base<T>)
    return none<problem::derived>{};
  else if constexpr (!requires { T{}; })
    return none<problem::not_default_made>{};
  else if constexpr (field_count<T> > most_fields)
    return none<problem::too_many_members>{};
  else if constexpr (!all_fields_counted<T>)
    return none<problem::not_counted>{};
  else if constexpr (size_of_members(field_types<T>{}) > sizeof(T) &&
                     !(std::is_trivially_copyable_v<T> && codec_of_listed<T, field_types<T>>::bulk))
    return none<problem::bit_fields>{}; // nothing refers to a bit-field
  else
    return std::type_identity<codec_of_listed<T, field_types<T>>>{};
}

template <class T> consteval auto codec_for() {
  if constexpr (is_reference_like<T>)
    return none<problem::reference>{};
  else if constexpr (is_pointer_like<T>)
    return none<problem::pointer>{};
  else if constexpr (is_function_like<T>)
    return none<problem::function>{};
  else if constexpr (has_serializer<T>)
    return std::type_identity<codec_of_user<T>>{};
  else if constexpr (has_standard_codec<T>)
    return std::type_identity<standard_codec<T>>{};
  else if constexpr (has_hooks<T>) {
    if constexpr (std::is_abstract_v<T> || requires { T{}; }) // abstract: as part of another
      return std::type_identity<codec_of_user<T>>{};
    else
      return none<problem::not_default_made>{};
  } else if constexpr (std::is_union_v<T>)
    return none<problem::union_type>{};
  else if constexpr (is_view<T>)
    return none<problem::view>{};
  else if constexpr (std::is_polymorphic_v<T>)
    return none<problem::polymorphic>{};
  else if constexpr (std::is_empty_v<T> && std::is_default_constructible_v<T>)
    return std::type_identity<codec_of_nothing<T>>{};
  else if constexpr (std::is_aggregate_v<T>)
    return codec_for_aggregate<T>();
  else
    return none<problem::opaque>{};
}

template <> struct standard_codec<std::nullptr_t> : codec_of_nothing<std::nullptr_t> {};

template <class T> struct codec : decltype(codec_for<T>())::type {};

struct no_problem {};
template <class T, problem Why> struct problem_with {};

template <class... Seen> consteval auto find_problem_among(type_list<>) { return no_problem{}; }

template <class T, class... Seen> consteval auto find_problem();

template <class... Seen, class First, class... Rest>
consteval auto find_problem_among(type_list<First, Rest...>) {
  using found = decltype(find_problem<First, Seen...>());
  if constexpr (std::is_same_v<found, no_problem>)
    return find_problem_among<Seen...>(type_list<Rest...>{});
  else
    return found{};
}

/// The first part of T, at any depth, that cannot be sent. Seen: the types around it, since types
/// may be recursive.
template <class T, class... Seen> consteval auto find_problem() {
  using U = std::remove_cv_t<T>;
  if constexpr ((std::is_same_v<U, Seen> || ...))
    return no_problem{};
  else if constexpr (requires { codec<U>::problem; })
    return problem_with<T, codec<U>::problem>{};
  else
    return find_problem_among<Seen..., U>(typename codec<U>::parts{});
}

} // namespace poolwise::detail

#endif
