// map, set and their kin. Hashed ones keep their elements, not their order.
//
// Thread safety, Blocking, Exceptions, Shutdown: see codec.h. Comparison and hash objects are
// not sent: the receiver's are default constructed.
#ifndef POOLWISE_DETAIL_ARCHIVE_CODEC_ASSOCIATIVE_H
#define POOLWISE_DETAIL_ARCHIVE_CODEC_ASSOCIATIVE_H

#include <poolwise/detail/archive/codec.h>

#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace poolwise::detail {

template <class C, class... Parts> struct codec_of_associative {
  using parts = type_list<Parts...>;
  static constexpr std::size_t least_bytes = sizeof(std::uint64_t);

  static void save(output_archive &out, const C &x) {
    const level deeper(out);
    save_size(out, x.size());
    for (const auto &element : x)
      if constexpr (sizeof...(Parts) == 2)
        out(element.first, element.second);
      else
        out(element);
  }
  static void load(input_archive &in, C &x) {
    const level deeper(in);
    const std::size_t size = load_size(in, (least_bytes_of<Parts> + ...));
    x.clear();
    if constexpr (requires { x.reserve(size); })
      x.reserve(std::min(size, 1 + in.remaining() / 8));
    for (std::size_t i = 0; i != size; ++i)
      if constexpr (sizeof...(Parts) == 2) {
        auto key = in.read<typename C::key_type>();
        x.emplace_hint(x.end(), std::move(key), in.read<typename C::mapped_type>());
      } else {
        x.emplace_hint(x.end(), in.read<typename C::key_type>());
      }
  }
};

template <class K, class V, class... O>
struct standard_codec<std::map<K, V, O...>> : codec_of_associative<std::map<K, V, O...>, K, V> {};
template <class K, class V, class... O>
struct standard_codec<std::multimap<K, V, O...>>
    : codec_of_associative<std::multimap<K, V, O...>, K, V> {};
template <class K, class V, class... O>
struct standard_codec<std::unordered_map<K, V, O...>>
    : codec_of_associative<std::unordered_map<K, V, O...>, K, V> {};
template <class K, class V, class... O>
struct standard_codec<std::unordered_multimap<K, V, O...>>
    : codec_of_associative<std::unordered_multimap<K, V, O...>, K, V> {};
template <class K, class... O>
struct standard_codec<std::set<K, O...>> : codec_of_associative<std::set<K, O...>, K> {};
template <class K, class... O>
struct standard_codec<std::multiset<K, O...>> : codec_of_associative<std::multiset<K, O...>, K> {};
template <class K, class... O>
struct standard_codec<std::unordered_set<K, O...>>
    : codec_of_associative<std::unordered_set<K, O...>, K> {};
template <class K, class... O>
struct standard_codec<std::unordered_multiset<K, O...>>
    : codec_of_associative<std::unordered_multiset<K, O...>, K> {};

} // namespace poolwise::detail

#endif
