// Where results wait, one slot an element, until the calling thread takes them in order.
//
// A slot is written by one thread, once, and read by the calling thread after the loop has
// finished; neighbours are different objects, so no two threads write one memory location (which
// std::vector<bool> would not give). Result types need not be default constructible or copyable.
//
// Thread safety: different slots may be filled at the same time.
// Blocking:      never.
// Exceptions:    those of the function and of moving its result; the slot then stays empty.
// Shutdown:      independent of it.
#ifndef POOLWISE_DETAIL_SLOTS_H
#define POOLWISE_DETAIL_SLOTS_H

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace poolwise::detail {

/// A result of type R that may not have arrived: a value, an lvalue reference, or void.
template <class R> class slot {
  using value = std::remove_cvref_t<R>;

public:
  using taken = value;
  template <class F> void fill(F &&f) { value_.emplace(std::forward<F>(f)()); }
  bool full() const { return value_.has_value(); }
  value &&take() { return std::move(*value_); }

private:
  std::optional<value> value_;
};

template <class R> class slot<R &> {
public:
  using taken = R &;
  template <class F> void fill(F &&f) { value_ = std::addressof(std::forward<F>(f)()); }
  bool full() const { return value_ != nullptr; }
  R &take() { return *value_; }

private:
  R *value_ = nullptr;
};

template <class R>
  requires std::is_void_v<R>
class slot<R> {
public:
  using taken = std::monostate;
  template <class F> void fill(F &&f) {
    std::forward<F>(f)();
    full_ = true;
  }
  bool full() const { return full_; }
  std::monostate take() { return {}; }

private:
  bool full_ = false;
};

/// Result types that std::vector<R> can hold before they are computed, at no cost and without
/// anyone seeing it.
template <class R>
concept prefillable = std::is_trivially_copyable_v<R> &&
                      std::is_trivially_default_constructible_v<R> && !std::is_same_v<R, bool>;

/// Slots for the results of f; what fills each is `put`.
template <class R> class slots {
public:
  explicit slots(std::size_t size) : slots_(size) {}
  template <class F, class Element> void put(std::size_t i, F &f, Element &&element) {
    slots_[i].fill(
        [&]() -> decltype(auto) { return std::invoke(f, std::forward<Element>(element)); });
  }
  std::size_t size() const { return slots_.size(); }
  bool full(std::size_t i) const { return slots_[i].full(); }
  decltype(auto) take(std::size_t i) { return slots_[i].take(); }

private:
  std::vector<slot<R>> slots_;
};

/// Results written straight into the vector that the caller gets.
template <prefillable R> class prefilled_slots {
public:
  explicit prefilled_slots(std::size_t size) : results_(size), first_(results_.data()) {}
  template <class F, class Element> void put(std::size_t i, F &f, Element &&element) {
    first_[i] = std::invoke(f, std::forward<Element>(element));
  }
  /// Where results go from that index on, as they are.
  R *at(std::size_t i) { return first_ + i; }
  std::vector<R> take_all() { return std::move(results_); }

private:
  std::vector<R> results_;
  R *first_;
};

/// No results are wanted.
class no_slots {
public:
  template <class F, class Element> void put(std::size_t, F &f, Element &&element) {
    static_cast<void>(std::invoke(f, std::forward<Element>(element)));
  }
};

} // namespace poolwise::detail

#endif
