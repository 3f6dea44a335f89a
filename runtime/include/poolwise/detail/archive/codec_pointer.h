// unique_ptr and shared_ptr: the object goes along.
//
// Objects that several shared_ptrs of one message own are sent once, and shared again by those who
// receive it, cycles included (if the object's type has a default constructor).
//
// Thread safety, Blocking, Exceptions, Shutdown: see codec.h.
#ifndef POOLWISE_DETAIL_ARCHIVE_CODEC_POINTER_H
#define POOLWISE_DETAIL_ARCHIVE_CODEC_POINTER_H

#include <poolwise/detail/archive/codec.h>

#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>

namespace poolwise::detail {

/// An object of a type derived from T may be there, of which only the T would arrive.
template <class T>
inline constexpr bool may_be_derived = std::is_polymorphic_v<T> && !std::is_final_v<T>;

template <class T> struct codec_of_unique {
  using parts = type_list<T>;
  static constexpr std::size_t least_bytes = 1;
  static void save(output_archive &out, const std::unique_ptr<T> &x) {
    const level deeper(out);
    out.write(x != nullptr);
    if (x)
      out.write(*x);
  }
  static void load(input_archive &in, std::unique_ptr<T> &x) {
    const level deeper(in);
    x = in.read<bool>() ? std::unique_ptr<T>(new T(in.read<std::remove_cv_t<T>>())) : nullptr;
  }
};

template <class T> struct codec_of_shared {
  using U = std::remove_cv_t<T>;
  using parts = type_list<T>;
  static constexpr std::size_t least_bytes = sizeof(std::uint64_t);
  enum : std::uint64_t { null, new_object, first_number };

  static void save(output_archive &out, const std::shared_ptr<T> &x) {
    const level deeper(out);
    if (x == nullptr)
      return save_size(out, null);
    auto &numbers = archive_access::shared(out);
    const object_key key(const_cast<const U *>(x.get()), &key_of_type<U>);
    const auto [known, is_new] = numbers.try_emplace(key, numbered_object{numbers.size(), x});
    if (!is_new)
      return save_size(out, first_number + known->second.number);
    save_size(out, new_object);
    out.write(*x);
  }
  static void load(input_archive &in, std::shared_ptr<T> &x) {
    const level deeper(in);
    auto &objects = archive_access::shared(in);
    const auto number = in.read<std::uint64_t>();
    if (number == null) {
      x.reset();
    } else if (number == new_object) {
      const std::size_t place = objects.size();
      objects.push_back({nullptr, &key_of_type<U>});
      x = load_new(in, objects, place);
    } else {
      if (number - first_number >= objects.size())
        throw bad_archive("poolwise: the data refer to an object that they do not hold");
      const shared_object &known = objects[number - first_number];
      if (known.type != &key_of_type<U> || known.object == nullptr)
        throw bad_archive("poolwise: the data refer to an object that is not there yet");
      x = std::static_pointer_cast<U>(known.object);
    }
  }

private:
  static std::shared_ptr<U> load_new(input_archive &in, shared_objects &objects,
                                     std::size_t place) {
    if constexpr (has_load<U>) {
      auto made = std::make_shared<U>();
      objects[place].object = made; // before its own members may refer to it
      codec<U>::load(in, *made);
      return made;
    } else {
      auto made = std::make_shared<U>(in.read<U>());
      objects[place].object = made;
      return made;
    }
  }
};

template <class T, class D>
struct standard_codec<std::unique_ptr<T, D>> : codec_of_none<problem::odd_smart_pointer> {};
template <class T> struct standard_codec<std::unique_ptr<T>> : codec_of_unique<T> {};
template <class T>
  requires std::is_array_v<T>
struct standard_codec<std::unique_ptr<T>> : codec_of_none<problem::odd_smart_pointer> {};
template <class T>
  requires may_be_derived<T>
struct standard_codec<std::unique_ptr<T>> : codec_of_none<problem::polymorphic> {};

template <class T> struct standard_codec<std::shared_ptr<T>> : codec_of_shared<T> {};
template <class T>
  requires(std::is_array_v<T> || std::is_void_v<T>)
struct standard_codec<std::shared_ptr<T>> : codec_of_none<problem::odd_smart_pointer> {};
template <class T>
  requires may_be_derived<T>
struct standard_codec<std::shared_ptr<T>> : codec_of_none<problem::polymorphic> {};

} // namespace poolwise::detail

#endif
