// Sends a value through an archive, and checks on the way that cut data are refused.
#ifndef POOLWISE_TESTS_ROUND_TRIP_H
#define POOLWISE_TESTS_ROUND_TRIP_H

#include <poolwise/serialize.h>

#include <gtest/gtest.h>

#include <cstddef>
#include <memory>
#include <vector>

/// What an output_archive makes of x, in memory of exactly that size, so that the address sanitizer
/// sees whoever reads further.
template <class T> std::vector<std::byte> bytes_of(const T &x) {
  poolwise::output_archive out;
  out.write(x);
  return {out.bytes().begin(), out.bytes().end()};
}

template <class T> T round_trip(const T &x) {
  const std::vector<std::byte> bytes = bytes_of(x);
  for (std::size_t size = 0; size != bytes.size(); ++size) {
    const auto cut = std::make_unique<std::byte[]>(size);
    std::copy_n(bytes.begin(), size, cut.get());
    poolwise::input_archive in({cut.get(), size});
    EXPECT_THROW(static_cast<void>(in.read<T>()), poolwise::bad_archive) << size;
  }
  poolwise::input_archive in(bytes);
  T result = in.read<T>();
  EXPECT_EQ(in.remaining(), 0U);
  return result;
}

#endif
