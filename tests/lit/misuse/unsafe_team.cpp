// Teams of OpenMP that share what they must not.
// RUN: not %poolwise check --quiet --checks=unsafe-task %s -- -std=c++20 -fopenmp > %t
// RUN: FileCheck %s --implicit-check-not='[poolwise-' < %t
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <vector>
struct omp_lock_t;
extern "C" int omp_get_thread_num();
extern "C" void omp_set_lock(omp_lock_t *), omp_unset_lock(omp_lock_t *);

// CHECK: :[[#@LINE+4]]:{{.*}}several threads of an OpenMP team write 'sum' at the same time, and nothing keeps them apart; reduction(+:sum) gives each its own [poolwise-unsafe-task]
double sum_bad(const std::vector<double> &in) {
  double sum = 0;
#pragma omp parallel for
  for (size_t i = 0; i < in.size(); ++i) sum += std::sqrt(in[i]);
  return sum;
}

// CHECK: :[[#@LINE+7]]:{{.*}}write 'best' at the same time{{.*}}[poolwise-unsafe-task]
double greatest_bad(const double *in, int n) {
  double best = 0;
#pragma omp parallel
  {
#pragma omp for
    for (int i = 0; i < n; ++i)
      if (in[i] > best) best = in[i];
  }
  return best;
}

// CHECK: :[[#@LINE+5]]:{{.*}}write 'out' at the same time{{.*}}[poolwise-unsafe-task]
std::vector<int> collected_bad(int n) {
  std::vector<int> out;
#pragma omp parallel for schedule(dynamic)
  for (int i = 0; i < n; ++i)
    out.push_back(i);
  return out;
}

// The counter of the inner loop is not one of the construct's.
// CHECK: :[[#@LINE+5]]:{{.*}}write 'j' at the same time{{.*}}[poolwise-unsafe-task]
void inner_counter_bad(double **rows, int n) {
  int i, j;
#pragma omp parallel for
  for (i = 0; i < n; ++i)
    for (j = 0; j < n; ++j) rows[i][j] = i + j;
}

struct counter {
  long seen = 0, per[4];
  static long all;
  // CHECK: :[[#@LINE+4]]:{{.*}}write 'this->seen' at the same time{{.*}}[poolwise-unsafe-task]
  void count_bad(int n) {
#pragma omp parallel for
    for (int i = 0; i < n; ++i)
      ++seen;
  }
  void count_ok(int n) {
#pragma omp parallel for reduction(+ : seen)
    for (int i = 0; i < n; ++i) ++seen;
  }
  // CHECK: :[[#@LINE+4]]:{{.*}}write 'counter::all' at the same time{{.*}}[poolwise-unsafe-task]
  static void count_all_bad(int n) {
#pragma omp parallel for
    for (int i = 0; i < n; ++i)
      ++all;
  }
};

static int calls;
static double helper(double x) {
  ++calls;
  return std::sqrt(x);
}
// CHECK: :[[#@LINE+3]]:{{.*}}write 'calls' at the same time{{.*}}[poolwise-unsafe-task]
void in_helper_bad(double *x, int n) {
#pragma omp parallel for
  for (int i = 0; i < n; ++i) x[i] = helper(x[i]);
}

// CHECK: :[[#@LINE+4]]:{{.*}}write 'total[k]' at the same time{{.*}}[poolwise-unsafe-task]
void same_element_bad(const double *in, double *total, int n, int k) {
#pragma omp parallel for
  for (int i = 0; i < n; ++i)
    total[k] += in[i];
}

// CHECK: :[[#@LINE+4]]:{{.*}}call 'strtok' at the same time, which is not thread-safe{{.*}}[poolwise-unsafe-task]
void call_bad(char **lines, int n) {
#pragma omp parallel for
  for (int i = 0; i < n; ++i)
    strtok(lines[i], ",");
}

// CHECK: :[[#@LINE+6]]:{{.*}}an OpenMP section writes 'a' while another one writes it{{.*}}[poolwise-unsafe-task]
void sections_bad(int a, int b) {
#pragma omp parallel sections
  {
#pragma omp section
    {
      a = 1;
      b = 2;
    }
#pragma omp section
    a = 3;
  }
}

template <class T> T template_sum_ok(const T *in, int n) {
  T sum{};
#pragma omp parallel for reduction(+ : sum)
  for (int i = 0; i < n; ++i) sum += in[i];
  return sum;
}
template double template_sum_ok(const double *, int);

int guarded_ok(const double *in, int n) {
  int count = 0, first = -1, last = 0, own = 0;
  std::atomic<int> seen = 0;
  std::mutex m;
#pragma omp parallel firstprivate(own) shared(count)
  {
    int mine = 0;
#pragma omp for lastprivate(last) nowait
    for (int i = 0; i < n; ++i) {
      mine += in[i] > 0;
      last = i;
      own = mine;
      ++seen;
    }
#pragma omp critical
    count += mine + own;
#pragma omp atomic
    count += 1;
#pragma omp single
    first = 0;
#pragma omp master
    first += 1;
    if (omp_get_thread_num() == 0)
      first = 2;
    std::lock_guard<std::mutex> lock(m);
    count += mine;
  }
  return count + first + last + seen;
}

double locked_ok(const double *in, int n, omp_lock_t *lock) {
  double best = 0;
#pragma omp parallel for
  for (int i = 0; i < n; ++i) {
    double x = std::sqrt(in[i]);
    omp_set_lock(lock);
    if (x > best) best = x;
    omp_unset_lock(lock);
  }
  return best;
}

// One of two is outside of the lock.
static omp_lock_t *global_lock;
static void lock_it() { omp_set_lock(global_lock); }
static void unlock_it() { omp_unset_lock(global_lock); }
void between_locks_bad(int n, std::vector<int> &in, std::vector<int> &out) {
#pragma omp parallel for
  for (int i = 0; i < n; ++i) {
    lock_it();
    in.push_back(i);
    unlock_it();
    // CHECK: :[[#@LINE+1]]:{{.*}}write 'out' at the same time{{.*}}[poolwise-unsafe-task]
    out.push_back(i);
    lock_it();
    in.push_back(i);
    unlock_it();
  }
}

// What a failing check leaves behind is never looked at.
static int failures;
static void stop() {
  ++failures;
  std::exit(failures);
}
void checked_ok(double *x, int n) {
#pragma omp parallel for
  for (int i = 0; i < n; ++i) {
    if (x[i] < 0) stop();
    x[i] = std::sqrt(x[i]);
  }
}

// Reductions that the program declares, of parts of arrays, and of what is private.
#pragma omp declare reduction(join : std::vector<int> : omp_out.insert(omp_out.end(), \
                                  omp_in.begin(), omp_in.end()))
std::vector<int> clauses_ok(const unsigned char *in, int n, int *histogram) {
  std::vector<int> all;
  int j, k;
#pragma omp parallel for reduction(join : all) reduction(+ : histogram[ : 256]) private(j, k)
  for (int i = 0; i < n; ++i) {
    for (j = 0, k = 0; j < 4; ++j) k += in[i];
    all.push_back(k);
    ++histogram[in[i]];
  }
  return all;
}

void elements_ok(const double *in, double *out, std::vector<std::vector<int>> &rows, int n) {
#pragma omp parallel for collapse(2)
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j) out[i * n + j] = in[j];
#pragma omp parallel for
  for (int i = 0; i < n; ++i) rows[i].push_back(i);
#pragma omp parallel
  out[omp_get_thread_num()] += 1;
}

void sums_of_sections_ok(int n, double *sums) {
  double a = 0, b = 0;
#pragma omp parallel sections
  {
    for (int i = 0; i < n; ++i) a += i;
#pragma omp section
    for (int i = 0; i < n; ++i) b += i;
  }
  sums[0] = a;
  sums[1] = b;
}

static int of_thread;
#pragma omp threadprivate(of_thread)
void threadprivate_ok(int n) {
#pragma omp parallel for
  for (int i = 0; i < n; ++i) ++of_thread;
}

int tasks_ok(int n) {
  int x = 0, y = 0;
#pragma omp task shared(x)
  x = tasks_ok(n - 1);
#pragma omp task shared(y)
  y = tasks_ok(n - 2);
#pragma omp taskwait
  return x + y;
}

// Without -fopenmp, and here, there is one thread.
void alone_ok(int n, int &count) {
  for (int i = 0; i < n; ++i) ++count;
}

// What is always written says more than what is written now and then.
static bool large_seen;
static double newest;
static void take(double x) {
  if (x > 1e6) large_seen = true;
  newest = x;
}
// CHECK: :[[#@LINE+4]]:{{.*}}write 'newest' at the same time{{.*}}[poolwise-unsafe-task]
void always_bad(const double *in, int n) {
#pragma omp parallel for
  for (int i = 0; i < n; ++i)
    take(in[i]);
}
