// Functions that can be sent to a worker: pointers to functions, function objects without members
// (lambdas without captures among them), function objects that can be serialized, and the runtime's
// own wrappers around any of these.
//
// In:  a function. Out: bytes; and from them the same function in another process.
// Not handled, a compile-time error: lambdas with captures, std::function, pointers to members.
//
// Thread safety: as the archives.
// Blocking:      never.
// Exceptions:    those of the archives and of address_of.
// Shutdown:      independent of it.
#ifndef POOLWISE_DETAIL_REMOTE_FUNCTION_H
#define POOLWISE_DETAIL_REMOTE_FUNCTION_H

#include <poolwise/detail/code_address.h>
#include <poolwise/detail/wrapped_function.h>
#include <poolwise/serialize.h>

#include <bit>
#include <concepts>
#include <cstdint>
#include <functional>
#include <type_traits>
#include <utility>

namespace poolwise::detail {

template <class F>
concept function_pointer = std::is_pointer_v<F> && std::is_function_v<std::remove_pointer_t<F>>;
template <class F>
concept stateless = std::is_class_v<F> && std::is_empty_v<F> &&
                    (std::default_initializable<F> || std::is_trivially_copyable_v<F>);

template <class F> consteval bool can_send_function() {
  if constexpr (wraps_function<F>)
    return can_send_function<decltype(F::f)>();
  else
    return function_pointer<F> || stateless<F> || serializable<F>;
}
template <class F>
concept sendable_function = can_send_function<F>();

template <class F> constexpr void require_sendable() {
  static_assert(!std::is_member_pointer_v<F>,
                "poolwise: cannot be sent to another process: a pointer to a member; send a lambda "
                "without captures that calls it: [](const T &x) { return x.f(); }");
  static_assert(sendable_function<F> || std::is_member_pointer_v<F>,
                "poolwise: cannot be sent to another process: a lambda with captures, or a "
                "function that holds such; give it what it needs as arguments of submit or "
                "starmap, or write a struct with operator()");
}

template <class F> void write_function(output_archive &out, const F &f) {
  if constexpr (wraps_function<F>) {
    write_function(out, f.f);
    if constexpr (requires { f.how; })
      out.write(f.how);
  } else if constexpr (function_pointer<F>) {
    const code_address at = address_of(reinterpret_cast<any_function>(f));
    out.write(std::uint64_t{at.module}); // eight bytes, so that what follows lies at a multiple
    out.write(at.offset);
  } else if constexpr (!stateless<F> && serializable<F>) {
    out.write(f);
  }
}

template <class F> F read_function(input_archive &in) {
  if constexpr (wraps_function<F> && requires(F f) { f.how; }) {
    return F{read_function<decltype(F::f)>(in), in.read<decltype(F::how)>()};
  } else if constexpr (wraps_function<F>) {
    return F{read_function<decltype(F::f)>(in)};
  } else if constexpr (function_pointer<F>) {
    code_address at;
    at.module = static_cast<std::uint32_t>(in.read<std::uint64_t>());
    in.read_into(at.offset);
    return reinterpret_cast<F>(function_at(at));
  } else if constexpr (stateless<F> && std::default_initializable<F>) {
    return F{};
  } else if constexpr (stateless<F>) {
    return std::bit_cast<F>(char{});
  } else {
    return in.read<F>();
  }
}

/// A type's name as the compiler writes it.
template <class T> std::string name_of_type() {
  const std::string_view all = __PRETTY_FUNCTION__; // ... [with T = NAME; ...] or [T = NAME]
  const std::size_t first = all.find("T = ") + 4;
  const std::size_t last = std::min(all.find("; std::", first), all.rfind(']'));
  return std::string(all.substr(first, last - first));
}

/// For messages.
template <class F> std::string name_of_function(const F &f) {
  if constexpr (wraps_function<F>)
    return name_of_function(innermost(f));
  if constexpr (function_pointer<F>) {
    const std::string symbol = symbol_of(address_of(reinterpret_cast<any_function>(f)));
    if (!symbol.empty())
      return symbol;
  }
  return name_of_type<F>();
}

} // namespace poolwise::detail

#endif
