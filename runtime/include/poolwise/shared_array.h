// Arrays that processes share: what is sent is where they are, not what is in them.
//
//   poolwise::shared_array<double> image(width * height);
//   poolwise::processes().for_each(poolwise::indices(height), paint_row{image, width});
//
// In:  a number of elements. Out: zeroes, which every copy of the array sees and may change, in
//      this process and in those that it is sent to. The memory goes with the last copy; it has no
//      name, so nothing is left behind, however processes end.
// Not handled: elements that are more than their bytes; growing. Sending it anywhere but to and
// from
//      worker processes of this machine.
//
// Thread safety: copies are independent objects on the same memory. Elements are ordinary memory:
//                two tasks must not write the same one, or one write what another reads.
// Blocking:      never.
// Exceptions:    std::system_error if there is no memory, or if it had gone before it arrived.
// Shutdown:      independent of it.
#ifndef POOLWISE_SHARED_ARRAY_H
#define POOLWISE_SHARED_ARRAY_H

#include <poolwise/serialize.h>

#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>

namespace poolwise {

namespace detail {

/// Memory that is mapped in several processes.
class shared_block {
public:
  shared_block() noexcept = default; ///< no memory
  explicit shared_block(std::size_t bytes);
  std::byte *data() const noexcept;
  std::size_t size() const noexcept;

  void save(output_archive &out) const;
  static shared_block load(input_archive &in);

private:
  struct memory; // src/shared_array.cpp
  std::shared_ptr<const memory> memory_;
};

} // namespace detail

template <class T> class shared_array {
  static_assert(std::is_trivially_copyable_v<T> && !std::is_pointer_v<T>,
                "the elements of a shared_array must be their bytes");

public:
  using value_type = T;

  shared_array() noexcept = default;
  explicit shared_array(std::size_t size) : block_(size * sizeof(T)), size_(size) {}

  T *data() const noexcept { return reinterpret_cast<T *>(block_.data()); }
  std::size_t size() const noexcept { return size_; }
  bool empty() const noexcept { return size_ == 0; }
  T *begin() const noexcept { return data(); }
  T *end() const noexcept { return data() + size_; }
  T &operator[](std::size_t i) const noexcept { return data()[i]; }
  std::span<T> span() const noexcept { return {data(), size_}; }

private:
  friend struct serializer<shared_array>;
  detail::shared_block block_;
  std::size_t size_ = 0;
};

template <class T> struct serializer<shared_array<T>> {
  static void save(output_archive &out, const shared_array<T> &array) { array.block_.save(out); }
  static shared_array<T> load(input_archive &in) {
    shared_array<T> array;
    array.block_ = detail::shared_block::load(in);
    array.size_ = array.block_.size() / sizeof(T);
    return array;
  }
};

} // namespace poolwise

#endif
