// A pointer to a virtual member runs the override of each object.
// REFUSED: loop-carried-dependence
#include <functional>
#include <memory>
#include <vector>

static unsigned seed;

struct Job {
  virtual ~Job() = default;
  virtual void run(int rounds) {
    for (int i = 0; i < rounds; ++i)
      out = out * 1664525u + 1013904223u;
  }
  unsigned out = 0;
};

struct Mixed : Job {
  void run(int rounds) override {
    for (int i = 0; i < rounds; ++i)
      seed = seed * 1664525u + 1013904223u;
  }
};

void run(std::vector<std::unique_ptr<Job>> &jobs) {
  for (std::size_t i = 0; i < jobs.size(); ++i)
    std::invoke(&Job::run, *jobs[i], 20000);
}

int main() {
  std::vector<std::unique_ptr<Job>> jobs;
  jobs.push_back(std::make_unique<Job>());
  jobs.push_back(std::make_unique<Mixed>());
  run(jobs);
  return int(seed & 1);
}
