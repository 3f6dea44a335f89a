// Numbers, enumerations, bool, and the standard's small values.
//
// Thread safety, Blocking, Exceptions, Shutdown: see codec.h.
#ifndef POOLWISE_DETAIL_ARCHIVE_CODEC_SCALAR_H
#define POOLWISE_DETAIL_ARCHIVE_CODEC_SCALAR_H

#include <poolwise/detail/archive/codec.h>

#include <bitset>
#include <chrono>
#include <complex>
#include <type_traits>

namespace poolwise::detail {

template <class T>
  requires(std::is_arithmetic_v<T> || std::is_enum_v<T>)
struct standard_codec<T> : codec_of_bytes<T> {};

template <> struct standard_codec<bool> {
  using parts = type_list<>;
  static constexpr std::size_t least_bytes = 1;
  static void save(output_archive &out, bool x) { save_bytes(out, static_cast<unsigned char>(x)); }
  static void load(input_archive &in, bool &x) {
    unsigned char byte = 0;
    load_bytes(in, byte);
    if (byte > 1)
      throw bad_archive("poolwise: the data hold a bool that is neither true nor false");
    x = byte == 1;
  }
};

template <class T> struct standard_codec<std::complex<T>> : codec_of_bytes<std::complex<T>, T> {};
template <class Rep, class Period>
  requires(bulk<Rep>)
struct standard_codec<std::chrono::duration<Rep, Period>>
    : codec_of_bytes<std::chrono::duration<Rep, Period>, Rep> {};
template <class Clock, class Duration>
  requires(bulk<Duration>)
struct standard_codec<std::chrono::time_point<Clock, Duration>>
    : codec_of_bytes<std::chrono::time_point<Clock, Duration>, Duration> {};
template <std::size_t N> struct standard_codec<std::bitset<N>> : codec_of_bytes<std::bitset<N>> {};

} // namespace poolwise::detail

#endif
