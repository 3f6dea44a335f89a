// Users' classes that say how they are written and read: by a specialisation of serializer<T>, or
// in the way of cereal.
//
//   template <class Archive> void serialize(Archive &ar) { ar(a, b); }      a member, or
//   template <class Archive> void serialize(Archive &ar, T &x)              found by its argument;
//   save(Archive &) const and load(Archive &)                               likewise
//
// Members may be private if cereal::access is a friend. Not used: hooks that take the class's
// version as one more argument, since the version is known to cereal alone.
//
// Thread safety, Blocking, Shutdown: see codec.h. Exceptions: the hooks' own.
#ifndef POOLWISE_DETAIL_ARCHIVE_CODEC_USER_H
#define POOLWISE_DETAIL_ARCHIVE_CODEC_USER_H

#include <poolwise/detail/archive/codec.h>
#include <poolwise/detail/archive/foreign.h>

#include <concepts>
#include <type_traits>

namespace poolwise {
template <class T> struct serializer;
}

namespace poolwise::detail {

template <class T>
concept has_serializer = requires(output_archive &out, input_archive &in, const T &x) {
  serializer<T>::save(out, x);
  { serializer<T>::load(in) } -> std::same_as<T>;
};

struct no_hook {};

// Each calls the hook that there is, and has the return type no_hook if there is none.
template <class T, class Archive, class Access = cereal::access>
auto call_serialize(Archive &ar, T &x) {
  if constexpr (requires { x.serialize(ar); })
    return void(x.serialize(ar));
  else if constexpr (requires { Access::member_serialize(ar, x); })
    return void(Access::member_serialize(ar, x));
  else if constexpr (requires { serialize(ar, x); })
    return void(serialize(ar, x));
  else
    return no_hook{};
}
template <class T, class Access = cereal::access> auto call_save(output_archive &ar, const T &x) {
  if constexpr (requires { x.save(ar); })
    return void(x.save(ar));
  else if constexpr (requires { Access::member_save(ar, x); })
    return void(Access::member_save(ar, x));
  else if constexpr (requires { save(ar, x); })
    return void(save(ar, x));
  else
    return no_hook{};
}
template <class T, class Access = cereal::access> auto call_load(input_archive &ar, T &x) {
  if constexpr (requires { x.load(ar); })
    return void(x.load(ar));
  else if constexpr (requires { Access::member_load(ar, x); })
    return void(Access::member_load(ar, x));
  else if constexpr (requires { load(ar, x); })
    return void(load(ar, x));
  else
    return no_hook{};
}

template <class T>
concept has_serialize = requires(output_archive &out, input_archive &in, T &x) {
  { call_serialize(out, x) } -> std::same_as<void>;
  { call_serialize(in, x) } -> std::same_as<void>;
};
template <class T>
concept has_save_and_load = requires(output_archive &out, input_archive &in, T &x) {
  { call_save(out, x) } -> std::same_as<void>;
  { call_load(in, x) } -> std::same_as<void>;
};
template <class T>
concept has_hooks = has_serialize<T> || has_save_and_load<T>;

template <class T> void save_by_hook(output_archive &out, const T &x) {
  if constexpr (has_serializer<T>)
    serializer<T>::save(out, x);
  else if constexpr (has_serialize<T>)
    call_serialize(out, const_cast<T &>(x)); // one function for both ways cannot take it as const
  else
    call_save(out, x);
}

/// A class that writes nothing still takes one byte, so that no count of them is absurd.
template <class T> struct codec_of_user {
  using parts = type_list<>;
  static constexpr std::size_t least_bytes = 1;
  static void save(output_archive &out, const T &x) {
    const level deeper(out);
    const std::size_t before = out.size();
    save_by_hook(out, x);
    if (out.size() == before)
      save_bytes(out, std::byte{});
  }
  static void load(input_archive &in, T &x)
    requires(!has_serializer<T>)
  {
    const level deeper(in);
    const std::size_t before = in.remaining();
    if constexpr (has_serialize<T>)
      call_serialize(in, x);
    else
      call_load(in, x);
    if (in.remaining() == before)
      in.skip(1);
  }
  static T make(input_archive &in)
    requires has_serializer<T>
  {
    const level deeper(in);
    const std::size_t before = in.remaining();
    T x = serializer<T>::load(in);
    if (in.remaining() == before)
      in.skip(1);
    return x;
  }
};

} // namespace poolwise::detail

#endif
