// Workers built in place, each with a reference to one journal.
// REFUSED: possible-aliasing
#include <cstdio>
#include <vector>

static double mix(double v) {
  for (int i = 0; i < 5000; ++i)
    v = v * 0.75 + 0.25;
  return v;
}

struct journal {
  std::vector<double> lines;
};
class worker {
public:
  worker(int id, journal &to) : id_(id), to_(to) {}
  void run() {
    value_ = mix(id_);
    to_.lines.push_back(value_);
  }

private:
  int id_;
  double value_ = 0;
  journal &to_;
};
std::size_t all() {
  journal to;
  std::vector<worker> workers;
  workers.emplace_back(1, to);
  workers.emplace_back(2, to);
  for (worker &w : workers)
    w.run();
  return to.lines.size();
}
