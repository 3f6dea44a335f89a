// Loops that compute, of every pattern, for each target but the default one.
//   WANT target: text   stands in the rewritten program
//   SAYS target: text   is a reason why a loop is not rewritten
#include <algorithm>
#include <cstdio>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 3000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static double wave(unsigned x) { return mix(x) / 4294967296.0 - 0.5; }

struct Box {
  explicit Box(unsigned x) : Inside(x) {}
  unsigned Inside;
};

static unsigned picky(unsigned x) {
  if (mix(x) == 7)
    throw std::runtime_error("seven");
  return mix(x);
}

using Numbers = std::vector<unsigned>;

// WANT tbb: tbb::parallel_for_each(xs, [&](unsigned &x) {
// WANT openmp: #pragma omp parallel for schedule(dynamic)
// WANT parallel-algorithms: std::for_each(std::execution::par, std::begin(xs), std::end(xs), [&](unsigned &x) {
static void each(Numbers &xs) {
  for (unsigned &x : xs) {
    if (x % 3 == 0)
      continue; // stays as it is
    x = mix(x);
  }
}

// WANT tbb: tbb::parallel_for<int>(1, n, [&](int i) {
// SAYS parallel-algorithms: no standard iterator over numbers
static void fill(Numbers &out, int n) {
  for (int i = 1; i < n; ++i) { // from the second on
    out[i] = mix(i);
  }
}

// WANT tbb: std::vector<unsigned> results(std::size(xs));
// WANT tbb: const unsigned x = xs[i];
// WANT tbb: results[i] = mix(x);
// WANT openmp: #pragma omp ordered
// WANT openmp: results.push_back(std::move(value));
// WANT parallel-algorithms: std::execution::par, std::begin(xs), std::end(xs), results.begin(), [&](const unsigned x) {
static Numbers collect(const Numbers &xs) {
  std::vector<unsigned> results;
  for (const unsigned x : xs)
    results.push_back(mix(x));
  return results;
}

// WANT tbb: std::vector<double> waves(std::max<int>(n, 0));
static std::vector<double> count(int n) {
  std::vector<double> waves;
  waves.reserve(16);
  for (int i = 0; i < n; i++) {
    double w = wave(i);
    waves.push_back(w);
  }
  return waves;
}

// WANT tbb: texts[i] = std::move(text);
// WANT tbb: texts.resize(std::size(xs));
static std::vector<std::string> texts(const Numbers &xs) {
  std::vector<std::string> texts;
  std::puts("texts");
  for (unsigned x : xs) {
    std::string text = std::to_string(mix(x));
    texts.push_back(std::move(text));
  }
  return texts;
}

// SAYS tbb: there is no recipe for this kind of loop
static void behind(Numbers &filled, const Numbers &xs) {
  filled.push_back(1);
  for (unsigned x : xs)
    filled.push_back(mix(x + 1));
}

// SAYS tbb: whether 'Box' has a default
static std::vector<Box> boxes(const Numbers &xs) {
  std::vector<Box> boxes;
  for (unsigned x : xs)
    boxes.emplace_back(mix(x));
  return boxes;
}

// WANT tbb: sum = std::accumulate(sum_values2.begin(), sum_values2.end(), sum, std::plus<>());
// WANT openmp: sum += value;
// WANT parallel-algorithms: std::vector<double> sum_values(std::size(xs));
static double sum(const Numbers &xs) {
  double sum = 0.1;
  for (unsigned x : xs)
    sum += wave(x);
  for (unsigned x : xs)
    sum += wave(x + 1);
  return sum;
}

static unsigned greatest(const Numbers &xs) {
  unsigned best = 0;
  for (unsigned x : xs)
    best = std::max(best, mix(x));
  return best;
}

// WANT openmp: #pragma omp parallel for reduction(+ : even) schedule(dynamic)
static int evens(const Numbers &xs) {
  int even = 0;
  for (unsigned x : xs)
    if (mix(x) % 2 == 0)
      ++even;
  return even;
}

static std::string joined(const Numbers &xs) {
  std::string all = ":";
  for (unsigned x : xs) {
    all += std::to_string(mix(x) % 100);
  }
  return all;
}

// SAYS tbb: a round may throw
// SAYS openmp: a round may throw
// SAYS parallel-algorithms: a round may throw
static Numbers thrown(const Numbers &xs) {
  Numbers results;
  for (unsigned x : xs)
    results.push_back(picky(x));
  return results;
}

// WANT tbb: tbb::parallel_for_each(ages, [&](auto &entry) {
// SAYS openmp: have no numbers
static void named(std::map<std::string, unsigned> &ages) {
  for (auto &[name, age] : ages) {
    age = mix(age + name.size());
  }
}

// SAYS openmp: there is no recipe for 'std::transform'
// WANT parallel-algorithms: std::transform(std::execution::par, xs.begin(), xs.end(), out.begin(), [](unsigned x) { return mix(x); });
static void transformed(const Numbers &xs, Numbers &out) {
  std::transform(xs.begin(), xs.end(), out.begin(), [](unsigned x) { return mix(x); });
}

// WANT tbb: std::vector<unsigned long> total_values(std::size(rows));
// WANT tbb: total = std::accumulate(total_values.begin(), total_values.end(), total, std::plus<>());
// WANT parallel-algorithms: return total;
// SAYS openmp: there is no recipe for this kind of loop
static unsigned long weight(const std::vector<Numbers> &rows) {
  unsigned long total = 7;
  for (const Numbers &row : rows)
    for (unsigned x : row)
      if (mix(x) % 2 == 0)
        total += mix(x) % 1000;
  return total;
}

// WANT tbb: odd_parts[i] = std::move(odd);
// WANT tbb: std::move(part.begin(), part.end(), std::back_inserter(odd));
// WANT parallel-algorithms: std::vector<std::decay_t<decltype(odd)>> odd_parts(std::size(rows));
static void pieces(const std::vector<Numbers> &rows, Numbers &odd) {
  for (const Numbers &row : rows)
    for (unsigned x : row)
      if (mix(x) % 2 == 1)
        odd.push_back(x);
}

// WANT tbb: std::vector<std::tuple<unsigned, unsigned long, std::string>> most_parts(n);
// WANT tbb: auto &[own_most, own_sum, own_text] = part;
static void several(std::size_t n) {
  unsigned most = 0;
  unsigned long sum = 0;
  std::string text;
  for (std::size_t i = 0; i < n; ++i)
    for (unsigned j = 0; j < 3; ++j) {
      const unsigned x = mix(static_cast<unsigned>(i) + j);
      most = std::max(most, x);
      sum += x % 1000;
      if (x % 5 == 0)
        text += std::to_string(x % 100);
    }
  std::printf("%u %lu %s\n", most, sum, text.c_str());
}

// SAYS tbb: there is no recipe for this kind of loop
static unsigned histogram(const Numbers &xs) {
  unsigned counts[8] = {};
  for (unsigned x : xs)
    ++counts[mix(x) % 8];
  unsigned hash = 0;
  for (unsigned count : counts)
    hash = hash * 31 + count;
  return hash;
}

static unsigned long checksum = 0;
template <class Range> static void show(const char *what, const Range &values) {
  unsigned long hash = 5381;
  for (const auto &v : values)
    hash = hash * 33 + static_cast<unsigned long>(v * 1000);
  checksum += hash;
  std::printf("%s %lu\n", what, hash);
}

int main() {
  Numbers xs;
  for (unsigned i = 0; i < 97; ++i)
    xs.push_back(i * i);
  Numbers changed = xs, filled(40), mapped(xs.size());
  each(changed);
  show("each", changed);
  fill(filled, 40);
  fill(filled, -3);
  show("fill", filled);
  show("collect", collect(xs));
  show("none", collect({}));
  show("count", count(50));
  show("negative", count(-5));
  for (const std::string &text : texts(xs))
    show("text", text);
  behind(filled, xs);
  show("behind", filled);
  unsigned long inside = 0;
  for (const Box &box : boxes(xs))
    inside = inside * 31 + box.Inside;
  std::printf("boxes %lu\n", inside);
  std::printf("sum %.17g\n", sum(xs));
  std::printf("greatest %u, %d even\n", greatest(xs), evens(xs));
  std::printf("joined %s\n", joined(xs).c_str());
  show("thrown", thrown(xs));
  std::map<std::string, unsigned> ages = {{"ann", 3}, {"bob", 5}, {"cy", 8}};
  named(ages);
  for (const auto &[name, age] : ages)
    std::printf("%s %u\n", name.c_str(), age);
  transformed(xs, mapped);
  show("transformed", mapped);
  std::vector<Numbers> rows(20, xs);
  for (std::size_t i = 0; i < rows.size(); ++i)
    rows[i].resize(i);
  std::printf("weight %lu\n", weight(rows));
  pieces(rows, mapped);
  show("pieces", mapped);
  several(50);
  std::printf("histogram %u\n", histogram(xs));
  std::printf("%lu\n", checksum);
}
