// The one interface of all pools: map, starmap, lazy_map, map_into, for_each, reduce, count_if,
// invoke, submit.
//
// In:  a range, a function to call on each element (the same object for all, so calling it at the
//      same time from many threads must be safe), and options.
// Out: what the sequential loop would give: results in order, folds in order, and the exception of
//      the lowest index that throws. What differs: later elements may have run already by then.
// Not handled: endless ranges, except by lazy_map.
//
// The calling thread takes part in the work, so calls may be nested in any way, in pools of any
// size, without deadlock.
//
// Thread safety: all members may be called from any thread, tasks of this pool included.
// Blocking:      submit does not block (but see its comment); all others return when all their
//                started elements have finished, even after an exception or a cancellation.
// Exceptions:    those of f and op; poolwise::cancelled; poolwise::pool_shut_down; and, before any
//                element has run, std::bad_alloc and whatever iterating over the range throws.
// Shutdown:      calls throw pool_shut_down afterwards, except from tasks that are being drained.
//
// A pool derives from executor<Pool> and gives it two members:
//   evaluate(elements, f, slots, options, history) -> outcome   slots.put(i, f, elements[i]) for
//   all i launch(f, args...) -> future<R>
#ifndef POOLWISE_EXECUTOR_H
#define POOLWISE_EXECUTOR_H

#include <poolwise/detail/elements.h>
#include <poolwise/detail/fold.h>
#include <poolwise/detail/invocation.h>
#include <poolwise/detail/later_call.h>
#include <poolwise/detail/loop.h>
#include <poolwise/detail/slots.h>
#include <poolwise/detail/submitted.h>
#include <poolwise/detail/wrapped_function.h>
#include <poolwise/future.h>
#include <poolwise/lazy.h>
#include <poolwise/options.h>

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <ranges>
#include <type_traits>
#include <utility>
#include <vector>

namespace poolwise {

namespace detail {
/// Whether results reach the caller as copies, so that f cannot give references.
template <class Pool> inline constexpr bool copies_results = false;
} // namespace detail

template <class Pool> class executor {
  template <class Range, class F>
  using result_t = std::invoke_result_t<F &, std::ranges::range_reference_t<Range>>;
  template <class Range, class F>
  using kept_t = std::conditional_t<detail::copies_results<Pool>,
                                    std::remove_cvref_t<result_t<Range, F>>, result_t<Range, F>>;

public:
  /// {f(x) for x in range}, in order. f must not return void; bool, move-only and not default
  /// constructible results are fine; references are copied from.
  template <std::ranges::input_range Range, class F>
  [[nodiscard]] auto map(Range &&range, F &&f, const options &how = {})
      -> std::vector<std::remove_cvref_t<result_t<Range, F>>> {
    using R = std::remove_cvref_t<result_t<Range, F>>;
    const detail::elements<std::remove_reference_t<Range>> elements(range);
    if constexpr (detail::prefillable<R>) {
      detail::prefilled_slots<R> slots(elements.size());
      evaluate_all(elements, f, slots, how).rethrow();
      return slots.take_all();
    } else {
      detail::slots<R> slots(elements.size());
      evaluate_all(elements, f, slots, how).rethrow();
      std::vector<R> results;
      results.reserve(slots.size());
      for (std::size_t i = 0; i != slots.size(); ++i)
        results.push_back(slots.take(i));
      return results;
    }
  }

  /// map for ranges of tuples, pairs or arrays: {f(a, b, ...) for (a, b, ...) in range}.
  template <std::ranges::input_range Range, class F>
  [[nodiscard]] auto starmap(Range &&range, F &&f, const options &how = {}) {
    return map(std::forward<Range>(range), detail::applied<std::decay_t<F>>{std::forward<F>(f)},
               how);
  }

  /// The results one by one, as they are asked for, in order; see lazy.h. The range may be endless;
  /// at most how.window of its elements are with the pool at a time.
  template <std::ranges::viewable_range Range, class F>
  [[nodiscard]] auto lazy_map(Range &&range, F f, const lazy_options &how = {}) {
    return lazy_results<Pool, std::views::all_t<Range>, F, true>(
        self(), std::views::all(std::forward<Range>(range)), std::move(f), how);
  }
  /// The same in the order in which the results are ready.
  template <std::ranges::viewable_range Range, class F>
  [[nodiscard]] auto lazy_map_unordered(Range &&range, F f, const lazy_options &how = {}) {
    return lazy_results<Pool, std::views::all_t<Range>, F, false>(
        self(), std::views::all(std::forward<Range>(range)), std::move(f), how);
  }

  /// *out++ = f(x) for x in range: f in parallel, the writing in order on the calling thread once
  /// all f have returned. Returns the advanced out. If f throws, what the sequential loop would
  /// have written before is written first; if cancelled, the results up to the first missing one.
  template <std::ranges::input_range Range, class Out, class F>
  Out map_into(Range &&range, Out out, F &&f, const options &how = {}) {
    using R = kept_t<Range, F>;
    const detail::elements<std::remove_reference_t<Range>> elements(range);
    detail::slots<R> slots(elements.size());
    const detail::outcome done = evaluate_all(elements, f, slots, how);
    for (std::size_t i = 0; i != done.good; ++i) {
      *out = slots.take(i);
      ++out;
    }
    done.rethrow();
    return out;
  }

  /// f(x) for x in range; what f returns is thrown away.
  template <std::ranges::input_range Range, class F>
  void for_each(Range &&range, F &&f, const options &how = {}) {
    const detail::elements<std::remove_reference_t<Range>> elements(range);
    detail::no_slots slots;
    evaluate_all(elements, f, slots, how).rethrow();
  }

  /// init, then acc = op(std::move(acc), f(x)) for x in range: f in parallel, the fold in order on
  /// the calling thread once all f have returned. So the result equals the sequential one to the
  /// bit, for floating point and for any op; op need be neither associative nor safe to call in
  /// parallel. If f throws for x, the elements before x are folded first, so that an exception of
  /// op that the sequential loop would have met earlier comes first here too.
  template <std::ranges::input_range Range, class T, class Op, class F>
    requires(!std::is_same_v<std::remove_cvref_t<F>, options>)
  [[nodiscard]] T reduce(Range &&range, T init, Op &&op, F &&f, const options &how = {}) {
    using R = kept_t<Range, F>;
    const detail::elements<std::remove_reference_t<Range>> elements(range);
    detail::slots<R> slots(elements.size());
    const detail::outcome done = evaluate_all(elements, f, slots, how);
    if (!done.error || done.threw)
      init = detail::fold_slots(slots, done.good, std::move(init), op);
    done.rethrow();
    return init;
  }

  /// The same with the elements themselves. The fold is sequential, so only elements that are
  /// computed when read (those of a view that returns values) are computed in parallel.
  template <std::ranges::input_range Range, class T, class Op>
  [[nodiscard]] T reduce(Range &&range, T init, Op &&op, const options &how = {}) {
    return reduce(std::forward<Range>(range), std::move(init), std::forward<Op>(op), detail::same{},
                  how);
  }

  /// How many x in range satisfy pred.
  template <std::ranges::input_range Range, class Predicate>
  [[nodiscard]] std::ptrdiff_t count_if(Range &&range, Predicate &&pred, const options &how = {}) {
    auto one_or_zero = [&pred](auto &&x) -> unsigned char {
      return static_cast<bool>(std::invoke(pred, std::forward<decltype(x)>(x))) ? 1 : 0;
    };
    std::ptrdiff_t count = 0;
    for (const unsigned char one : map(std::forward<Range>(range), one_or_zero, how))
      count += one;
    return count;
  }

  /// Calls the functions, each once, side by side. Returns nothing if all return void, else a
  /// std::tuple of their results, std::monostate for void. If some throw: those that run finish
  /// first, those that have not begun are left out, and the exception of the first in the order of
  /// writing is rethrown.
  template <class... Fs>
    requires(sizeof...(Fs) > 0)
  auto invoke(Fs &&...fs) {
    detail::invocation<Fs...> calls(fs...);
    detail::no_slots slots;
    self()
        .evaluate(detail::counted_elements(sizeof...(Fs)), calls, slots, options{.chunk = 1},
                  nullptr)
        .rethrow();
    return calls.take();
  }

  /// f(args...) later, on a thread of the pool, with copies of f and args; f may take a leading
  /// std::stop_token, which future::cancel and shutdown_now trigger. Runs f at once, on the calling
  /// thread, only if the pool has no thread and the system refuses to make one.
  template <class F, class... Args>
  auto submit(F &&f, Args &&...args)
      -> future<detail::submitted_t<std::decay_t<F>, std::decay_t<Args>...>> {
    return self().launch(std::forward<F>(f), std::forward<Args>(args)...);
  }

  // The same for braced lists: map({1, 2, 3}, f).
  template <class T, class F>
  [[nodiscard]] auto map(std::initializer_list<T> range, F &&f, const options &how = {}) {
    return map(std::ranges::subrange(range), f, how);
  }
  template <class T, class Out, class F>
  Out map_into(std::initializer_list<T> range, Out out, F &&f, const options &how = {}) {
    return map_into(std::ranges::subrange(range), std::move(out), f, how);
  }
  template <class T, class F>
  void for_each(std::initializer_list<T> range, F &&f, const options &how = {}) {
    for_each(std::ranges::subrange(range), f, how);
  }
  template <class E, class T, class Op, class F>
    requires(!std::is_same_v<std::remove_cvref_t<F>, options>)
  [[nodiscard]] T reduce(std::initializer_list<E> range, T init, Op &&op, F &&f,
                         const options &how = {}) {
    return reduce(std::ranges::subrange(range), std::move(init), op, f, how);
  }
  template <class T, class Predicate>
  [[nodiscard]] std::ptrdiff_t count_if(std::initializer_list<T> range, Predicate &&pred,
                                        const options &how = {}) {
    return count_if(std::ranges::subrange(range), pred, how);
  }

protected:
  executor() = default;
  ~executor() = default;

private:
  Pool &self() { return static_cast<Pool &>(*this); }

  template <class Elements, class F, class Slots>
  detail::outcome evaluate_all(const Elements &elements, F &f, Slots &slots, const options &how) {
    static detail::loop_history history; // one for each kind of loop body, that is, for each F
    return self().evaluate(elements, f, slots, how, std::is_class_v<F> ? &history : nullptr);
  }
};

} // namespace poolwise

#endif
