// The few declarations of pybind11 that the tests use.
namespace pybind11 {
struct gil_scoped_release { gil_scoped_release(); ~gil_scoped_release(); };
struct gil_scoped_acquire { gil_scoped_acquire(); ~gil_scoped_acquire(); };
template <class... T> struct call_guard {};
template <class F> struct factory { F Make; };
template <class F> factory<F> init(F &&Make) { return {Make}; }
struct list { void append(int); int size() const; };
struct module_ {
  template <class F, class... Extra>
  module_ &def(const char *, F &&, const Extra &...) { return *this; }
};
template <class T> struct class_ {
  class_(module_ &, const char *);
  template <class F, class... Extra>
  class_ &def(const char *, F &&, const Extra &...) { return *this; }
  template <class F, class... Extra>
  class_ &def(factory<F> &&, const Extra &...) { return *this; }
  template <class F, class... Extra>
  class_ &def_static(const char *, F &&, const Extra &...) { return *this; }
};
} // namespace pybind11
