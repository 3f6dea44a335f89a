// The members of a plain struct: how many, of which types, and all of them at once.
//
// In:  an aggregate without bases, of at most most_fields members, each of which `{}` initialises.
// Out: field_count, field_types (as they are declared: with const, &, and array bounds), and
//      visit_fields(x, f), which calls f(first, second, ...).
// Not handled: anonymous unions as members (a compile-time error of the compiler's own).
//
// How it counts: T{{}, {}, {}} compiles exactly if T has at least three elements. An initializer in
// braces is for one element, be that an array or a struct; so nothing is split up, and `{}` chooses
// the default constructor, where a "converts to anything" is ambiguous for std::optional.
//
// Thread safety, Blocking, Exceptions, Shutdown: nothing of its own.
#ifndef POOLWISE_DETAIL_ARCHIVE_FIELDS_H
#define POOLWISE_DETAIL_ARCHIVE_FIELDS_H

#include <cstddef>
#include <type_traits>
#include <utility>

namespace poolwise::detail {

template <class... Ts> struct type_list {};

/// Stands for a member that `{}` does not initialise; never called.
struct anything {
  template <class T> operator T &() const;
  template <class T> operator T &&() const;
};

/// Stands for a base class of T.
template <class T> struct any_base_of {
  template <class Base>
    requires(std::is_base_of_v<Base, T> && !std::is_same_v<Base, T>)
  operator Base() const;
};
struct no_base_of_anything {};

// What one needs to know of structs with N members; N goes up to one more than is supported.
template <std::size_t N> struct struct_of;
template <> struct struct_of<0> {
  template <class T> static constexpr bool fits = requires { T{}; };
  template <class T> static constexpr bool goes_on = requires { T{anything{}}; };
  template <class T> static auto types(T &) { return type_list<>{}; }
  template <class T, class F> static decltype(auto) visit(T &, F &&f) { return f(); }
};

// POOLWISE_EACH(M, a, b) is M(a), M(b).
#define POOLWISE_PARENS ()
#define POOLWISE_RESCAN(...) POOLWISE_RESCAN_3(POOLWISE_RESCAN_3(POOLWISE_RESCAN_3(__VA_ARGS__)))
#define POOLWISE_RESCAN_3(...) POOLWISE_RESCAN_2(POOLWISE_RESCAN_2(POOLWISE_RESCAN_2(__VA_ARGS__)))
#define POOLWISE_RESCAN_2(...) POOLWISE_RESCAN_1(POOLWISE_RESCAN_1(POOLWISE_RESCAN_1(__VA_ARGS__)))
#define POOLWISE_RESCAN_1(...) __VA_ARGS__
#define POOLWISE_EACH(M, ...) POOLWISE_RESCAN(POOLWISE_EACH_OF(M, __VA_ARGS__))
#define POOLWISE_EACH_OF(M, first, ...)                                                            \
  M(first) __VA_OPT__(, POOLWISE_EACH_AGAIN POOLWISE_PARENS(M, __VA_ARGS__))
#define POOLWISE_EACH_AGAIN() POOLWISE_EACH_OF
#define POOLWISE_BRACES(field)                                                                     \
  {                                                                                                \
  }
#define POOLWISE_TYPE(field) decltype(field)
#define POOLWISE_FIELDS(N, ...)                                                                    \
  template <> struct struct_of<N> {                                                                \
    template <class T>                                                                             \
    static constexpr bool fits = requires { T{POOLWISE_EACH(POOLWISE_BRACES, __VA_ARGS__)}; };     \
    template <class T>                                                                             \
    static constexpr bool goes_on =                                                                \
        requires { T{POOLWISE_EACH(POOLWISE_BRACES, __VA_ARGS__), anything{}}; };                  \
    template <class T> static auto types(T &x) {                                                   \
      [[maybe_unused]] auto &[__VA_ARGS__] = x;                                                    \
      return type_list<POOLWISE_EACH(POOLWISE_TYPE, __VA_ARGS__)>{};                               \
    }                                                                                              \
    template <class T, class F> static decltype(auto) visit(T &x, F &&f) {                         \
      auto &[__VA_ARGS__] = x;                                                                     \
      return f(__VA_ARGS__);                                                                       \
    }                                                                                              \
  };

POOLWISE_FIELDS(1, f1)
POOLWISE_FIELDS(2, f1, f2)
POOLWISE_FIELDS(3, f1, f2, f3)
POOLWISE_FIELDS(4, f1, f2, f3, f4)
POOLWISE_FIELDS(5, f1, f2, f3, f4, f5)
POOLWISE_FIELDS(6, f1, f2, f3, f4, f5, f6)
POOLWISE_FIELDS(7, f1, f2, f3, f4, f5, f6, f7)
POOLWISE_FIELDS(8, f1, f2, f3, f4, f5, f6, f7, f8)
POOLWISE_FIELDS(9, f1, f2, f3, f4, f5, f6, f7, f8, f9)
POOLWISE_FIELDS(10, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10)
POOLWISE_FIELDS(11, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11)
POOLWISE_FIELDS(12, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12)
POOLWISE_FIELDS(13, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13)
POOLWISE_FIELDS(14, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14)
POOLWISE_FIELDS(15, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15)
POOLWISE_FIELDS(16, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16)
POOLWISE_FIELDS(17, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17)
POOLWISE_FIELDS(18, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18)
POOLWISE_FIELDS(19, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19)
POOLWISE_FIELDS(20, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20)
POOLWISE_FIELDS(21, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21)
POOLWISE_FIELDS(22, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22)
POOLWISE_FIELDS(23, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22, f23)
POOLWISE_FIELDS(24, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22, f23, f24)
POOLWISE_FIELDS(25, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22, f23, f24, f25)
POOLWISE_FIELDS(26, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22, f23, f24, f25, f26)
POOLWISE_FIELDS(27, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22, f23, f24, f25, f26, f27)
POOLWISE_FIELDS(28, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22, f23, f24, f25, f26, f27, f28)
POOLWISE_FIELDS(29, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22, f23, f24, f25, f26, f27, f28, f29)
POOLWISE_FIELDS(30, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22, f23, f24, f25, f26, f27, f28, f29, f30)
POOLWISE_FIELDS(31, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22, f23, f24, f25, f26, f27, f28, f29, f30, f31)
POOLWISE_FIELDS(32, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22, f23, f24, f25, f26, f27, f28, f29, f30, f31, f32)
POOLWISE_FIELDS(33, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22, f23, f24, f25, f26, f27, f28, f29, f30, f31, f32, f33)
POOLWISE_FIELDS(34, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22, f23, f24, f25, f26, f27, f28, f29, f30, f31, f32, f33, f34)
POOLWISE_FIELDS(35, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22, f23, f24, f25, f26, f27, f28, f29, f30, f31, f32, f33, f34, f35)
POOLWISE_FIELDS(36, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22, f23, f24, f25, f26, f27, f28, f29, f30, f31, f32, f33, f34, f35,
                f36)
POOLWISE_FIELDS(37, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22, f23, f24, f25, f26, f27, f28, f29, f30, f31, f32, f33, f34, f35,
                f36, f37)
POOLWISE_FIELDS(38, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22, f23, f24, f25, f26, f27, f28, f29, f30, f31, f32, f33, f34, f35,
                f36, f37, f38)
POOLWISE_FIELDS(39, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22, f23, f24, f25, f26, f27, f28, f29, f30, f31, f32, f33, f34, f35,
                f36, f37, f38, f39)
POOLWISE_FIELDS(40, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22, f23, f24, f25, f26, f27, f28, f29, f30, f31, f32, f33, f34, f35,
                f36, f37, f38, f39, f40)
POOLWISE_FIELDS(41, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18,
                f19, f20, f21, f22, f23, f24, f25, f26, f27, f28, f29, f30, f31, f32, f33, f34, f35,
                f36, f37, f38, f39, f40, f41)

#undef POOLWISE_FIELDS
#undef POOLWISE_TYPE
#undef POOLWISE_BRACES
#undef POOLWISE_EACH_AGAIN
#undef POOLWISE_EACH_OF
#undef POOLWISE_EACH
#undef POOLWISE_RESCAN_1
#undef POOLWISE_RESCAN_2
#undef POOLWISE_RESCAN_3
#undef POOLWISE_RESCAN
#undef POOLWISE_PARENS

inline constexpr std::size_t most_fields = 40;

template <class T, std::size_t N = 0> consteval std::size_t count_fields() {
  if constexpr (N == most_fields + 1)
    return N;
  else if constexpr (struct_of<N + 1>::template fits<T>)
    return count_fields<T, N + 1>();
  else
    return N;
}

/// most_fields + 1 stands for more.
template <class T> inline constexpr std::size_t field_count = count_fields<T>();

/// Whether all members were counted: there is none that `{}` does not initialise.
template <class T>
inline constexpr bool all_fields_counted =
    struct_of<0>::template fits<T> && !struct_of<field_count<T>>::template goes_on<T>;

/// Whether an aggregate has a base class. A member that takes any type at all is none.
template <class T>
inline constexpr bool has_base =
    requires { T{any_base_of<T>{}}; } && !requires { T{no_base_of_anything{}}; };

template <class T>
using field_types = decltype(struct_of<field_count<T>>::types(std::declval<T &>()));

template <class T, class F> decltype(auto) visit_fields(T &x, F &&f) {
  return struct_of<field_count<std::remove_const_t<T>>>::visit(x, std::forward<F>(f));
}

} // namespace poolwise::detail

#endif
