// Pools of the programs under history/, as their users see them.
namespace tiledb {
struct Task {};
struct ThreadPool {
  template <class F> Task enqueue(F Work) { return {}; }
  void wait(Task &T);
};
} // namespace tiledb
namespace oiio {
struct thread_pool {
  template <class F> std::future<void> push(F Work) { return {}; }
};
} // namespace oiio
namespace icinga {
struct Pool {
  template <class F> void Post(F Work) {}
};
} // namespace icinga
