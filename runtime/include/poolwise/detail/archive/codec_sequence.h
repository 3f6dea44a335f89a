// Strings, vector, deque, list, array, C arrays: elements one after the other.
//
// Thread safety, Blocking, Exceptions, Shutdown: see codec.h.
#ifndef POOLWISE_DETAIL_ARCHIVE_CODEC_SEQUENCE_H
#define POOLWISE_DETAIL_ARCHIVE_CODEC_SEQUENCE_H

#include <poolwise/detail/archive/codec.h>

#include <array>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <deque>
#include <filesystem>
#include <forward_list>
#include <list>
#include <string>
#include <string_view>
#include <vector>

namespace poolwise::detail {

template <class C, class T>
void save_contiguous(output_archive &out, const C &x, std::size_t size) {
  save_size(out, size);
  out.write_bytes(x.data(), size * sizeof(T));
}

/// As many elements as may be made room for at once: memory stays in proportion to the data.
template <class T> std::size_t room_for(std::size_t size, const input_archive &in) {
  return std::min(size, 1 + 8 * in.remaining() / sizeof(T));
}

/// Appends an element to a sequence.
template <class C> void append_from(input_archive &in, C &x) {
  using T = typename C::value_type;
  if constexpr (has_load<T>)
    codec<T>::load(in, x.emplace_back());
  else
    x.push_back(in.read<T>());
}

template <class T, class Traits, class A> struct standard_codec<std::basic_string<T, Traits, A>> {
  using parts = type_list<T>;
  static constexpr std::size_t least_bytes = sizeof(std::uint64_t);
  static void save(output_archive &out, const std::basic_string<T, Traits, A> &x) {
    save_contiguous<std::basic_string<T, Traits, A>, T>(out, x, x.size());
  }
  static void load(input_archive &in, std::basic_string<T, Traits, A> &x) {
    const std::size_t size = load_size(in, sizeof(T));
    if constexpr (sizeof(T) == 1) {
      x.assign(reinterpret_cast<const T *>(in.skip(size)), size);
    } else {
      x.resize(size);
      in.read_bytes(x.data(), size * sizeof(T));
    }
  }
};

template <> struct standard_codec<std::filesystem::path> {
  using parts = type_list<>;
  static constexpr std::size_t least_bytes = sizeof(std::uint64_t);
  static void save(output_archive &out, const std::filesystem::path &x) { out.write(x.native()); }
  static void load(input_archive &in, std::filesystem::path &x) {
    x = in.read<std::filesystem::path::string_type>();
  }
};

template <class C> struct codec_of_sequence {
  using T = typename C::value_type;
  using parts = type_list<T>;
  static constexpr std::size_t least_bytes = sizeof(std::uint64_t);
  static void save(output_archive &out, const C &x) {
    const level deeper(out);
    save_size(out, static_cast<std::size_t>(std::distance(x.begin(), x.end())));
    for (const auto &element : x)
      codec<T>::save(out, element);
  }
  static void load(input_archive &in, C &x) {
    const level deeper(in);
    const std::size_t size = load_size(in, least_bytes_of<T>);
    x.clear();
    if constexpr (requires { x.reserve(size); })
      x.reserve(room_for<T>(size, in));
    for (std::size_t i = 0; i != size; ++i)
      append_from(in, x);
  }
};
template <class T, class A>
struct standard_codec<std::deque<T, A>> : codec_of_sequence<std::deque<T, A>> {};
template <class T, class A>
struct standard_codec<std::list<T, A>> : codec_of_sequence<std::list<T, A>> {};

// Which of the two: not before T is complete, since it may hold a vector of its own kind.
template <class T, class A> struct standard_codec<std::vector<T, A>> {
  using parts = type_list<T>;
  using C = std::vector<T, A>;
  static constexpr std::size_t least_bytes = sizeof(std::uint64_t);
  static void save(output_archive &out, const C &x) {
    if constexpr (bulk<T>)
      save_contiguous<C, T>(out, x, x.size());
    else
      codec_of_sequence<C>::save(out, x);
  }
  static void load(input_archive &in, C &x) {
    if constexpr (bulk<T> && std::is_default_constructible_v<T>) {
      const std::size_t size = load_size(in, sizeof(T));
      const std::byte *const from = in.skip(size * sizeof(T));
      if constexpr (std::copyable<T>)
        if (reinterpret_cast<std::uintptr_t>(from) % alignof(T) == 0) {
          const T *const first = reinterpret_cast<const T *>(from);
          x.assign(first, first + size); // instead of filling it first
          return;
        }
      x.resize(size);
      if (size != 0)
        std::memcpy(static_cast<void *>(x.data()), from, size * sizeof(T));
    } else {
      codec_of_sequence<C>::load(in, x);
    }
  }
};

// Eight to a byte.
template <class A> struct standard_codec<std::vector<bool, A>> {
  using parts = type_list<>;
  static constexpr std::size_t least_bytes = sizeof(std::uint64_t);
  static void save(output_archive &out, const std::vector<bool, A> &x) {
    save_size(out, x.size());
    for (std::size_t i = 0; i < x.size(); i += 8) {
      unsigned byte = 0;
      for (std::size_t bit = 0; bit != std::min<std::size_t>(8, x.size() - i); ++bit)
        byte |= static_cast<unsigned>(x[i + bit]) << bit;
      save_bytes(out, static_cast<unsigned char>(byte));
    }
  }
  static void load(input_archive &in, std::vector<bool, A> &x) {
    std::uint64_t size = 0;
    load_bytes(in, size);
    if (size / 8 > in.remaining())
      throw bad_archive("poolwise: the data hold an impossible size");
    x.assign(static_cast<std::size_t>(size), false);
    const std::byte *const bytes = in.skip(static_cast<std::size_t>(size / 8 + (size % 8 != 0)));
    for (std::size_t i = 0; i != x.size(); ++i)
      x[i] = (bytes[i / 8] >> (i % 8) & std::byte{1}) != std::byte{};
  }
};

template <class T, class A> struct standard_codec<std::forward_list<T, A>> {
  using parts = type_list<T>;
  static constexpr std::size_t least_bytes = sizeof(std::uint64_t);
  static void save(output_archive &out, const std::forward_list<T, A> &x) {
    codec_of_sequence<std::forward_list<T, A>>::save(out, x);
  }
  static void load(input_archive &in, std::forward_list<T, A> &x) {
    const level deeper(in);
    x.clear();
    auto last = x.before_begin();
    for (std::size_t left = load_size(in, least_bytes_of<T>); left != 0; --left)
      last = x.insert_after(last, in.read<T>());
  }
};

template <class T, std::size_t N> struct codec_of_array {
  using parts = type_list<T>;
  static constexpr std::size_t least_bytes = N * least_bytes_of<T>;
  static constexpr bool bulk = detail::bulk<T>;
  static void save(output_archive &out, const auto &x) {
    if constexpr (bulk)
      save_bytes(out, x);
    else
      for (const T &element : x)
        codec<std::remove_cv_t<T>>::save(out, element);
  }
  static void load(input_archive &in, auto &x) {
    if constexpr (bulk)
      load_bytes(in, x);
    else
      for (T &element : x)
        load_into(in, element);
  }
};
template <class T, std::size_t N> struct standard_codec<T[N]> : codec_of_array<T, N> {};
template <class T, std::size_t N> struct standard_codec<std::array<T, N>> : codec_of_array<T, N> {};
template <class T> struct standard_codec<std::array<T, 0>> : codec_of_nothing<std::array<T, 0>> {};

} // namespace poolwise::detail

#endif
