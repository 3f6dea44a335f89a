// Whole programs: more loops as applications have them, written down before
// poolwise was asked. `// UNSAFE: why` stands before one that looks like the
// others and must stay.
#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <complex>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <future>
#include <limits>
#include <memory>
#include <numeric>
#include <optional>
#include <random>
#include <span>
#include <thread>
#include <vector>

namespace {

struct rgb {
  std::uint8_t r, g, b;
};

struct picture {
  std::size_t width, height;
  std::vector<rgb> data;
  rgb &pixel(std::size_t x, std::size_t y) { return data[y * width + x]; }
  const rgb &pixel(std::size_t x, std::size_t y) const {
    return data[y * width + x];
  }
};

picture sepia(const picture &src) {
  picture dst{src.width, src.height, std::vector<rgb>(src.data.size())};
  // REACH
  for (std::size_t y = 0; y < src.height; ++y) {
    for (std::size_t x = 0; x < src.width; ++x) {
      const rgb &p = src.pixel(x, y);
      dst.pixel(x, y) = {
          std::uint8_t(std::min(255.0, .393 * p.r + .769 * p.g + .189 * p.b)),
          std::uint8_t(std::min(255.0, .349 * p.r + .686 * p.g + .168 * p.b)),
          std::uint8_t(std::min(255.0, .272 * p.r + .534 * p.g + .131 * p.b))};
    }
  }
  return dst;
}

picture box_blur(const picture &src, int radius) {
  picture dst = src;
  int w = int(src.width), h = int(src.height);
  // REACH
  for (int y = 0; y < h; y++) {
    for (int x = 0; x < w; x++) {
      int sum = 0, n = 0;
      for (int dy = std::max(0, y - radius); dy <= std::min(h - 1, y + radius);
           dy++)
        for (int dx = std::max(0, x - radius);
             dx <= std::min(w - 1, x + radius); dx++) {
          sum += src.data[dy * w + dx].g;
          n++;
        }
      dst.data[y * w + x].g = std::uint8_t(sum / n);
    }
  }
  return dst;
}

void flip_rows(picture &img) {
  // REACH
  for (std::size_t y = 0; y < img.height; ++y)
    std::reverse(img.data.begin() + y * img.width,
                 img.data.begin() + (y + 1) * img.width);
}

void invert_in_place(picture &img) {
  // REACH
  for (rgb &p : img.data) {
    p.r = 255 - p.r;
    p.g = 255 - p.g;
    p.b = 255 - p.b;
  }
}

void smear(picture &img) {
  // UNSAFE: a row reads the one above
  for (std::size_t y = 1; y < img.height; ++y)
    for (std::size_t x = 0; x < img.width; ++x)
      img.pixel(x, y).r = img.pixel(x, y - 1).r / 2;
}

std::vector<int> julia(int width, int height, std::complex<double> c) {
  std::vector<int> iterations(static_cast<std::size_t>(width) * height);
  // REACH
  for (int row = 0; row < height; ++row) {
    int *line = &iterations[row * width];
    for (int col = 0; col < width; ++col) {
      std::complex<double> z(3.0 * col / width - 1.5, 2.0 * row / height - 1);
      int n = 0;
      for (; n < 200 && std::norm(z) < 4; ++n)
        z = z * z + c;
      line[col] = n;
    }
  }
  return iterations;
}

using matrix = std::vector<std::vector<double>>;

matrix multiply(const matrix &a, const matrix &b) {
  const std::size_t n = a.size(), m = b[0].size(), k = b.size();
  matrix c(n, std::vector<double>(m, 0.0));
  // REACH
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < m; ++j)
      for (std::size_t l = 0; l < k; ++l)
        c[i][j] += a[i][l] * b[l][j];
  return c;
}

constexpr int order = 96;
double lhs[order][order], rhs[order][order], product[order][order];

void multiply_globals() {
  // REACH
  for (int i = 0; i < order; i++)
    for (int j = 0; j < order; j++) {
      product[i][j] = 0;
      for (int k = 0; k < order; k++)
        product[i][j] += lhs[i][k] * rhs[k][j];
    }
}

std::array<std::array<float, 64>, 64>
rotated(const std::array<std::array<float, 64>, 64> &in) {
  std::array<std::array<float, 64>, 64> out;
  // REACH
  for (int r = 0; r < 64; ++r)
    for (int c = 0; c < 64; ++c)
      out[c][63 - r] = std::sqrt(in[r][c]);
  return out;
}

struct body {
  double x, y, z, vx, vy, vz, mass;
};

void forces(std::vector<body> &bodies, double dt) {
  // REACH
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    double ax = 0, ay = 0, az = 0;
    for (std::size_t j = 0; j < bodies.size(); ++j) {
      if (i == j)
        continue;
      double dx = bodies[j].x - bodies[i].x, dy = bodies[j].y - bodies[i].y,
             dz = bodies[j].z - bodies[i].z;
      double inv = 1.0 / std::sqrt(dx * dx + dy * dy + dz * dz + 1e-9);
      double f = bodies[j].mass * inv * inv * inv;
      ax += dx * f;
      ay += dy * f;
      az += dz * f;
    }
    bodies[i].vx += ax * dt;
    bodies[i].vy += ay * dt;
    bodies[i].vz += az * dt;
  }
  // REACH
  for (body &b : bodies) {
    b.x += b.vx * dt;
    b.y += b.vy * dt;
    b.z += b.vz * dt;
  }
}

void drift(std::vector<body> &bodies) {
  // UNSAFE: it reads where the one before has gone
  for (std::size_t i = 1; i < bodies.size(); ++i)
    bodies[i].x += 0.5 * (bodies[i - 1].x - bodies[i].x);
}

struct point {
  double x, y;
};

std::vector<std::size_t> assign_clusters(const std::vector<point> &points,
                                         const std::vector<point> &centers) {
  std::vector<std::size_t> label(points.size());
  // REACH
  for (std::size_t i = 0; i < points.size(); ++i) {
    double best = std::numeric_limits<double>::max();
    for (std::size_t c = 0; c < centers.size(); ++c) {
      double dx = points[i].x - centers[c].x, dy = points[i].y - centers[c].y;
      double d = dx * dx + dy * dy;
      if (d < best) {
        best = d;
        label[i] = c;
      }
    }
  }
  return label;
}

std::vector<int> histogram(const picture &img) {
  std::vector<int> bins(256, 0);
  // REACH
  for (std::size_t i = 0; i < img.data.size(); ++i) {
    int luma = int(std::pow(img.data[i].r / 255.0, 2.2) * 255);
    ++bins[luma];
  }
  return bins;
}

std::vector<double> row_means(const matrix &m) {
  std::vector<double> means;
  means.reserve(m.size());
  // REACH
  for (const auto &row : m)
    means.push_back(std::accumulate(row.begin(), row.end(), 0.0) / row.size());
  return means;
}

void normalize_rows(matrix &m) {
  // REACH
  std::for_each(m.begin(), m.end(), [](std::vector<double> &row) {
    double norm =
        std::sqrt(std::inner_product(row.begin(), row.end(), row.begin(), 0.0));
    for (double &v : row)
      v /= norm;
  });
}

void normalize_columns(matrix &m) {
  const std::size_t columns = m.front().size();
  // REACH
  for (std::size_t c = 0; c < columns; ++c) {
    double norm = 0;
    for (std::size_t r = 0; r < m.size(); ++r)
      norm += m[r][c] * m[r][c];
    norm = std::sqrt(norm);
    for (std::size_t r = 0; r < m.size(); ++r)
      m[r][c] /= norm;
  }
}

double estimate_pi(int batches, int samples) {
  long inside = 0;
  // REACH
  for (int b = 0; b < batches; ++b) {
    std::mt19937 gen(1234 + b);
    std::uniform_real_distribution<double> u(0, 1);
    for (int s = 0; s < samples; ++s) {
      double x = u(gen), y = u(gen);
      if (x * x + y * y <= 1)
        ++inside;
    }
  }
  return 4.0 * inside / (double(batches) * samples);
}

double estimate_shared(int batches) {
  std::mt19937 gen(7);
  double sum = 0;
  // UNSAFE: one sequence of random numbers
  for (int b = 0; b < batches; ++b) {
    std::uniform_real_distribution<double> u(0, 1);
    sum += std::sin(u(gen));
  }
  return sum;
}

std::vector<std::vector<int>> sieve_segments(int limit, int segment,
                                             const std::vector<int> &base) {
  int count = (limit + segment - 1) / segment;
  std::vector<std::vector<int>> found(count);
  // REACH
  for (int s = 0; s < count; ++s) {
    int low = s * segment, high = std::min(low + segment, limit);
    std::vector<char> composite(segment, 0);
    for (int p : base)
      for (int m = std::max(p * p, (low + p - 1) / p * p); m < high; m += p)
        composite[m - low] = 1;
    for (int n = std::max(2, low); n < high; ++n)
      if (!composite[n - low])
        found[s].push_back(n);
  }
  return found;
}

double trapezoid(double a, double b, int n) {
  double h = (b - a) / n, sum = 0;
  // REACH
  for (int i = 1; i < n; ++i)
    sum += std::exp(-(a + i * h) * (a + i * h));
  return h * (sum + (std::exp(-a * a) + std::exp(-b * b)) / 2);
}

std::size_t argmax_energy(const matrix &signals) {
  std::size_t best = 0;
  double top = -1;
  // REACH
  for (std::size_t i = 0; i < signals.size(); ++i) {
    double e = 0;
    for (double v : signals[i])
      e += std::log1p(v * v);
    if (e > top) {
      top = e;
      best = i;
    }
  }
  return best;
}

struct soa {
  std::vector<float> px, py, vx, vy;
  std::vector<int> alive;
};

void integrate(soa &s, float dt, float damping) {
  // REACH
  for (std::size_t i = 0; i < s.px.size(); ++i) {
    if (!s.alive[i])
      continue;
    float speed = std::hypot(s.vx[i], s.vy[i]);
    float drag = std::exp(-damping * speed * dt);
    s.vx[i] *= drag;
    s.vy[i] *= drag;
    s.px[i] += s.vx[i] * dt;
    s.py[i] += s.vy[i] * dt;
  }
}

void scale_blocks(std::span<float> samples, std::size_t block) {
  // REACH
  for (std::size_t begin = 0; begin < samples.size(); begin += block) {
    std::size_t end = std::min(begin + block, samples.size());
    float peak = 0;
    for (std::size_t i = begin; i < end; ++i)
      peak = std::max(peak, std::fabs(samples[i]));
    if (peak > 0)
      for (std::size_t i = begin; i < end; ++i)
        samples[i] /= peak;
  }
}

void fill_waves(float *out, int channels, int length) {
  // REACH
  for (int c = 0; c < channels; ++c) {
    float *channel = out + c * length;
    for (int i = 0; i < length; ++i)
      channel[i] = std::sin(0.01f * i * (c + 1));
  }
}

void stencil(std::vector<double> &grid, int n, int steps) {
  std::vector<double> next(grid.size());
  for (int t = 0; t < steps; ++t) {
    // REACH
    for (int i = 1; i < n - 1; ++i)
      for (int j = 1; j < n - 1; ++j)
        next[i * n + j] =
            0.25 * (grid[(i - 1) * n + j] + grid[(i + 1) * n + j] +
                    grid[i * n + j - 1] + grid[i * n + j + 1]);
    std::swap(grid, next);
  }
}

struct quad_node {
  double value = 0;
  std::array<std::unique_ptr<quad_node>, 4> kids;
};

double subtree_sum(const quad_node &n) {
  double total = std::tanh(n.value);
  for (const auto &k : n.kids)
    if (k)
      total += subtree_sum(*k);
  return total;
}

void relax(quad_node &n) {
  n.value = std::tanh(n.value);
  for (auto &k : n.kids)
    if (k)
      relax(*k);
}

double forest_sum(const std::vector<std::unique_ptr<quad_node>> &forest) {
  double total = 0;
  // REACH
  for (const auto &tree : forest)
    total += subtree_sum(*tree);
  return total;
}

void relax_forest(std::vector<std::unique_ptr<quad_node>> &forest) {
  // REACH
  for (auto &tree : forest)
    relax(*tree);
}

bool all_finite(const matrix &m) {
  // REACH
  return std::all_of(m.begin(), m.end(), [](const std::vector<double> &row) {
    double s = 0;
    for (double v : row)
      s += std::exp(std::sin(v));
    return std::isfinite(s);
  });
}

double total_energy(const std::vector<body> &bodies) {
  // REACH
  return std::accumulate(
      bodies.begin(), bodies.end(), 0.0, [](double sum, const body &b) {
        return sum + 0.5 * b.mass *
                         std::pow(b.vx * b.vx + b.vy * b.vy + b.vz * b.vz, 1.0);
      });
}

double norm_of(const std::vector<point> &points) {
  // REACH NOT: transform_reduce
  return std::transform_reduce(
      points.begin(), points.end(), 0.0, std::plus<>{},
      [](const point &p) { return std::hypot(p.x, p.y); });
}

void work(int from, int to, std::vector<double> &out) {
  for (int i = from; i < to; ++i)
    out[i] = std::cbrt(i) * std::sin(i);
}

void thread_each(std::vector<double> &out, int parts) {
  int step = int(out.size()) / parts;
  std::vector<std::thread> threads;
  // REACH NOT: a thread of a function with arguments
  for (int p = 0; p < parts; ++p)
    threads.emplace_back(work, p * step, (p + 1) * step, std::ref(out));
  for (auto &t : threads)
    t.join();
}

std::vector<double> async_each(const std::vector<double> &in) {
  std::vector<std::future<double>> futures;
  for (double v : in)
    // REACH
    futures.push_back(std::async(std::launch::async, [v] {
      double x = v;
      for (int i = 0; i < 100000; ++i)
        x = std::cos(x);
      return x;
    }));
  std::vector<double> out;
  for (auto &f : futures)
    out.push_back(f.get());
  return out;
}

void jthread_each(std::vector<std::vector<double>> &parts) {
  std::vector<std::jthread> workers;
  // REACH NOT: jthread joins by itself
  for (auto &part : parts)
    workers.emplace_back([&part] { std::sort(part.begin(), part.end()); });
}

void threads_by_index(matrix &m) {
  std::vector<std::thread> pool(m.size());
  // REACH NOT: threads stored and joined by index
  for (std::size_t i = 0; i < m.size(); ++i)
    pool[i] = std::thread([&m, i] { std::sort(m[i].begin(), m[i].end()); });
  for (std::size_t i = 0; i < pool.size(); ++i)
    pool[i].join();
}

std::vector<std::optional<double>> roots(const std::vector<double> &values) {
  std::vector<std::optional<double>> out(values.size());
  // REACH
  for (std::size_t i = 0; i < values.size(); ++i) {
    double x = values[i], guess = x;
    if (x < 0)
      continue;
    for (int n = 0; n < 500; ++n)
      guess = 0.5 * (guess + x / (guess + 1e-12));
    out[i] = guess;
  }
  return out;
}

double prefix(std::vector<double> &v) {
  double running = 0;
  // REACH
  for (std::size_t i = 0; i < v.size(); ++i) {
    running += std::sqrt(v[i]);
    v[i] = running;
  }
  return running;
}

void every_other(std::vector<double> &v) {
  // REACH
  for (std::size_t i = 0; i + 1 < v.size(); i += 2) {
    double a = v[i], b = v[i + 1];
    v[i] = std::hypot(a, b);
    v[i + 1] = std::atan2(b, a);
  }
}

void lower_triangle(matrix &m) {
  // REACH
  for (std::size_t i = 0; i < m.size(); i++)
    for (std::size_t j = 0; j < i; j++)
      m[i][j] = std::exp(-double(i - j));
}

std::vector<double> distances(const std::vector<point> &p) {
  std::vector<double> d(p.size() * p.size());
  // REACH
  for (std::size_t i = 0; i < p.size(); ++i)
    for (std::size_t j = 0; j < p.size(); ++j)
      d[i * p.size() + j] = std::hypot(p[i].x - p[j].x, p[i].y - p[j].y);
  return d;
}

std::vector<double> symmetric(const std::vector<point> &p) {
  std::size_t n = p.size();
  std::vector<double> d(n * n);
  // REACH
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = i + 1; j < n; ++j)
      d[i * n + j] = d[j * n + i] =
          std::hypot(p[i].x - p[j].x, p[i].y - p[j].y);
  return d;
}

} // namespace

int main() {
  picture img{64, 48, std::vector<rgb>(64 * 48, rgb{10, 20, 30})};
  picture brown = sepia(img), soft = box_blur(img, 3);
  flip_rows(brown);
  invert_in_place(soft);
  smear(soft);
  auto j = julia(80, 60, {-0.8, 0.156});
  matrix a(30, std::vector<double>(30, 1.5)), b = a;
  matrix c = multiply(a, b);
  multiply_globals();
  std::array<std::array<float, 64>, 64> square{};
  auto turned = rotated(square);
  std::vector<body> bodies(100);
  for (std::size_t i = 0; i < bodies.size(); ++i)
    bodies[i] = {double(i), double(i % 7), double(i % 3), 0, 0, 0, 1.0};
  forces(bodies, 0.01);
  drift(bodies);
  std::vector<point> points(200, point{1, 2}), centers(5);
  auto labels = assign_clusters(points, centers);
  auto bins = histogram(img);
  auto means = row_means(c);
  normalize_rows(c);
  normalize_columns(c);
  double pi = estimate_pi(20, 1000) + estimate_shared(3);
  auto primes = sieve_segments(10000, 1000, {2, 3, 5, 7, 11, 13, 17, 19});
  double area = trapezoid(0, 1, 1000);
  std::size_t top = argmax_energy(c);
  soa s{{1, 2}, {1, 2}, {1, 2}, {1, 2}, {1, 0}};
  integrate(s, 0.1f, 0.2f);
  std::vector<float> samples(1000, 0.5f);
  scale_blocks(samples, 100);
  fill_waves(samples.data(), 10, 100);
  std::vector<double> grid(100, 1.0);
  stencil(grid, 10, 3);
  std::vector<std::unique_ptr<quad_node>> forest;
  forest.push_back(std::make_unique<quad_node>());
  double sum = forest_sum(forest);
  relax_forest(forest);
  bool finite = all_finite(c);
  sum += total_energy(bodies) + norm_of(points);
  std::vector<double> out(1000);
  thread_each(out, 4);
  out = async_each(out);
  jthread_each(c);
  threads_by_index(c);
  auto r = roots(out);
  sum += prefix(out);
  every_other(out);
  lower_triangle(c);
  auto d = distances(points), e = symmetric(points);
  std::printf("%zu %zu %f %f %d %zu %f\n", j.size(), labels.size(), pi, area,
              int(finite), top, sum + turned[0][0] + means[0] + d[0] + e[0]);
  return int(bins[0] + primes.size() + r.size()) == 0;
}
