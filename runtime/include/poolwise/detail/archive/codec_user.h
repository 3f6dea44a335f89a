// Users' classes that say how they are written and read: by a specialisation of serializer<T>, or
// in the way of cereal and Boost.Serialization.
//
//   template <class Archive> void serialize(Archive &ar) { ar(a, b); }      a member, or
//   template <class Archive> void serialize(Archive &ar, T &x)              found by its argument;
//   save(Archive &) const and load(Archive &)                               likewise
//
// Members may be private to friends of cereal::access.
//
// Thread safety, Blocking, Shutdown: see codec.h. Exceptions: the hooks' own.
#ifndef POOLWISE_DETAIL_ARCHIVE_CODEC_USER_H
#define POOLWISE_DETAIL_ARCHIVE_CODEC_USER_H

#include <poolwise/detail/archive/codec.h>

#include <concepts>
#include <type_traits>

namespace cereal {
class access; // complete only where the program includes cereal
}

namespace poolwise {
template <class T> struct serializer;
}

namespace poolwise::detail {

template <class T>
concept has_serializer = requires(output_archive &out, input_archive &in, const T &x) {
  serializer<T>::save(out, x);
  { serializer<T>::load(in) } -> std::same_as<T>;
};

// One struct for each way; `writes` and `reads` as far as they are there.
template <class Archive, class T>
concept has_serialize_member = requires(Archive &ar, T &x) { x.serialize(ar); };
template <class Archive, class T, class Access = cereal::access>
concept has_serialize_for_friends =
    requires(Archive &ar, T &x) { Access::member_serialize(ar, x); };
template <class Archive, class T>
concept has_serialize_function = requires(Archive &ar, T &x) { serialize(ar, x); };
template <class T>
concept has_save_and_load_members =
    requires(output_archive &out, input_archive &in, const T &from, T &to) {
      from.save(out);
      to.load(in);
    };
template <class T>
concept has_save_and_load_functions =
    requires(output_archive &out, input_archive &in, const T &from, T &to) {
      save(out, from);
      load(in, to);
    };

template <class T>
concept has_serialize =
    (has_serialize_member<output_archive, T> && has_serialize_member<input_archive, T>) ||
    (has_serialize_for_friends<output_archive, T> && has_serialize_for_friends<input_archive, T>) ||
    (has_serialize_function<output_archive, T> && has_serialize_function<input_archive, T>);
template <class T>
concept has_hooks =
    has_serialize<T> || has_save_and_load_members<T> || has_save_and_load_functions<T>;

template <class T, class Archive, class Access = cereal::access>
void call_serialize(Archive &ar, T &x) {
  if constexpr (has_serialize_member<Archive, T>)
    x.serialize(ar);
  else if constexpr (has_serialize_for_friends<Archive, T>)
    Access::member_serialize(ar, x);
  else
    serialize(ar, x);
}
template <class T> void call_save(output_archive &out, const T &x) {
  if constexpr (has_serialize<T>)
    call_serialize(out, const_cast<T &>(x)); // one function for both ways cannot take it as const
  else if constexpr (has_save_and_load_members<T>)
    x.save(out);
  else
    save(out, x);
}
template <class T> void call_load(input_archive &in, T &x) {
  if constexpr (has_serialize<T>)
    call_serialize(in, x);
  else if constexpr (has_save_and_load_members<T>)
    x.load(in);
  else
    load(in, x);
}

/// A class that writes nothing still takes one byte, so that no count of them is absurd.
template <class T> struct codec_of_user {
  using parts = type_list<>;
  static constexpr std::size_t least_bytes = 1;
  static void save(output_archive &out, const T &x) {
    const level deeper(out);
    const std::size_t before = out.size();
    save_value(out, x);
    if (out.size() == before)
      save_bytes(out, std::byte{});
  }
  static void load(input_archive &in, T &x)
    requires(!has_serializer<T>)
  {
    const level deeper(in);
    const std::size_t before = in.remaining();
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

private:
  static void save_value(output_archive &out, const T &x) {
    if constexpr (has_serializer<T>)
      serializer<T>::save(out, x);
    else
      call_save(out, x);
  }
};

} // namespace poolwise::detail

#endif
