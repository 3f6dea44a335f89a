// Loops as applications have them, each of which an expert would call safe and
// worth running side by side; written down before poolwise was asked. run.py
// counts those that are rewritten. A loop behind `// REACH` is; of one behind
// `// REACH NOT: why` it is known that it is not yet.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace fs = std::filesystem;

//--- What the loops work with
//---------------------------------------------------------------//

struct vec3 {
  double x = 0, y = 0, z = 0;
};
inline vec3 operator+(const vec3 &a, const vec3 &b) {
  return {a.x + b.x, a.y + b.y, a.z + b.z};
}
inline vec3 operator*(const vec3 &a, double f) {
  return {a.x * f, a.y * f, a.z * f};
}
inline double dot(const vec3 &a, const vec3 &b) {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

class image {
public:
  image(int width, int height)
      : width_(width), height_(height), pixels_(width * height * 3) {}
  int width() const { return width_; }
  int height() const { return height_; }
  std::uint8_t *row(int y) { return pixels_.data() + y * width_ * 3; }
  const std::uint8_t *row(int y) const {
    return pixels_.data() + y * width_ * 3;
  }
  std::vector<std::uint8_t> &pixels() { return pixels_; }
  std::uint8_t at(int x, int y, int c) const {
    return pixels_[(y * width_ + x) * 3 + c];
  }
  void set(int x, int y, int c, std::uint8_t v) {
    pixels_[(y * width_ + x) * 3 + c] = v;
  }

private:
  int width_, height_;
  std::vector<std::uint8_t> pixels_;
};

static std::uint64_t digest(const std::string &text) {
  std::uint64_t h = 1469598103934665603ull;
  for (int round = 0; round < 500; ++round)
    for (unsigned char c : text)
      h = (h ^ c) * 1099511628211ull;
  return h;
}

static std::string read_file(const std::string &path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in),
                     std::istreambuf_iterator<char>());
}

static double simulate(double seed, int steps) {
  double v = seed;
  for (int i = 0; i < 20000; ++i)
    v = std::sin(v) * 1.5 + 0.1 / steps;
  return v;
}

struct document {
  std::string path, text, title;
  std::vector<std::string> words;
  std::size_t size = 0;
  bool valid = false;
};

static std::vector<std::string> split_words(const std::string &text) {
  std::vector<std::string> words;
  std::istringstream in(text);
  for (std::string w; in >> w;)
    words.push_back(w);
  return words;
}

static bool is_valid(const document &d) {
  return simulate(double(d.text.size()), 5000) > 0.2;
}

struct mesh {
  std::vector<vec3> vertices;
  std::vector<vec3> normals;
  std::vector<int> faces;
};
static vec3 smooth_normal(const mesh &m, std::size_t i) {
  vec3 n;
  for (const vec3 &v : m.vertices)
    n = n + v * (1.0 / (1.0 + dot(v, m.vertices[i])));
  return n;
}

//--- Images and tables
//----------------------------------------------------------------------//

void reach_grayscale(const image &in, std::vector<float> &gray) {
  // REACH
  for (int y = 0; y < in.height(); ++y) {
    for (int x = 0; x < in.width(); ++x) {
      float sum = 0;
      for (int c = 0; c < 3; ++c)
        sum += std::pow(in.at(x, y, c) / 255.0f, 2.2f);
      gray[y * in.width() + x] = sum / 3;
    }
  }
}

void reach_blur(const std::vector<float> &src, std::vector<float> &dst,
                unsigned width, unsigned height) {
  // REACH NOT: callers may hand over one image twice
  for (unsigned y = 1; y + 1 < height; y++)
    for (unsigned x = 0; x < width; x++) {
      float acc = 0;
      for (int d = -1; d <= 1; d++)
        acc += src[(y + d) * width + x];
      dst[y * width + x] = acc / 3.0f;
    }
}

void reach_mandelbrot(std::vector<int> &out, int w, int h, int limit) {
  // REACH
  for (int py = 0; py < h; ++py) {
    double ci = 2.0 * py / h - 1.0;
    for (int px = 0; px < w; ++px) {
      double cr = 3.0 * px / w - 2.0, zr = 0, zi = 0;
      int n = 0;
      while (n < limit && zr * zr + zi * zi < 4) {
        double t = zr * zr - zi * zi + cr;
        zi = 2 * zr * zi + ci;
        zr = t;
        ++n;
      }
      out[py * w + px] = n;
    }
  }
}

void reach_grid_step(const std::vector<std::vector<double>> &now,
                     std::vector<std::vector<double>> &next) {
  // REACH NOT: callers may hand over one grid twice
  for (std::size_t r = 1; r + 1 < now.size(); ++r)
    for (std::size_t c = 1; c + 1 < now[r].size(); ++c)
      next[r][c] = 0.25 * (now[r - 1][c] + now[r + 1][c] + now[r][c - 1] +
                           now[r][c + 1]);
}

void reach_transpose(const std::vector<double> &a, std::vector<double> &t,
                     int n) {
  // REACH NOT: callers may hand over one matrix twice
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++)
      t[i * n + j] = a[j * n + i];
}

std::vector<int> reach_histogram_rows(const image &img) {
  std::vector<int> brightest(img.height());
  // REACH
  for (int y = 0; y < img.height(); ++y) {
    int best = 0;
    const std::uint8_t *p = img.row(y);
    for (int x = 0; x < img.width() * 3; ++x)
      if (p[x] > best)
        best = p[x];
    brightest[y] = best;
  }
  return brightest;
}

void reach_tiles(const std::vector<float> &field, std::vector<float> &means,
                 int tiles_x, int tiles_y, int tile, int stride) {
  // REACH NOT: callers may hand over one table twice
  for (int ty = 0; ty < tiles_y; ++ty)
    for (int tx = 0; tx < tiles_x; ++tx) {
      float sum = 0;
      for (int y = ty * tile; y < (ty + 1) * tile; ++y)
        for (int x = tx * tile; x < (tx + 1) * tile; ++x)
          sum += std::sqrt(field[y * stride + x]);
      means[ty * tiles_x + tx] = sum / (tile * tile);
    }
}

void reach_gamma(std::uint8_t *__restrict out,
                 const std::uint8_t *__restrict in, std::size_t n,
                 double gamma) {
  // REACH NOT: too small by the estimate
  for (std::size_t i = 0; i < n; ++i)
    out[i] = static_cast<std::uint8_t>(255 * std::pow(in[i] / 255.0, gamma));
}

void reach_matrix_vector(const std::vector<std::vector<double>> &rows,
                         const std::vector<double> &x,
                         std::vector<double> &result) {
  // REACH NOT: callers may hand over one vector twice
  for (std::size_t i = 0; i < rows.size(); ++i) {
    double acc = 0.0;
    for (std::size_t j = 0; j < x.size(); ++j)
      acc += rows[i][j] * x[j];
    result[i] = acc;
  }
}

//--- Geometry, numbers
//----------------------------------------------------------------------//

void reach_normals(mesh &m) {
  m.normals.resize(m.vertices.size());
  // REACH NOT: too small by the estimate
  for (std::size_t i = 0; i < m.vertices.size(); ++i)
    m.normals[i] = smooth_normal(m, i);
}

double reach_energy(const std::vector<vec3> &bodies) {
  double energy = 0;
  // REACH
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    double potential = 0;
    for (std::size_t j = 0; j < bodies.size(); ++j)
      if (i != j)
        potential += 1.0 / std::sqrt(dot(bodies[i], bodies[j]) + 1.0);
    energy += potential;
  }
  return energy;
}

std::size_t reach_nearest(const std::vector<vec3> &points, const vec3 &target) {
  std::size_t best = 0;
  double best_distance = 1e300;
  // REACH
  for (std::size_t i = 0; i < points.size(); ++i) {
    double d = simulate(dot(points[i], target), 300);
    if (d < best_distance) {
      best_distance = d;
      best = i;
    }
  }
  return best;
}

std::pair<double, double> reach_range(const std::vector<double> &seeds) {
  double low = 1e300, high = -1e300;
  // REACH
  for (double s : seeds) {
    double v = simulate(s, 1000);
    low = std::min(low, v);
    high = std::max(high, v);
  }
  return {low, high};
}

double reach_monte_carlo(int batches) {
  double sum = 0;
  // REACH
  for (int b = 0; b < batches; ++b)
    sum += simulate(b * 0.37, 20000);
  return sum / batches;
}

int reach_count_primes(int limit) {
  int primes = 0;
  // REACH NOT: too small by the estimate
  for (int n = 2; n < limit; ++n) {
    bool prime = true;
    for (int d = 2; d * d <= n; ++d)
      if (n % d == 0) {
        prime = false;
        break;
      }
    if (prime)
      ++primes;
  }
  return primes;
}

void reach_structures(std::vector<double> &x, std::vector<double> &y,
                      const std::vector<double> &vx,
                      const std::vector<double> &vy, double dt) {
  // REACH
  for (size_t i = 0; i < x.size(); i++) {
    x[i] += simulate(vx[i], 200) * dt;
    y[i] += simulate(vy[i], 200) * dt;
  }
}

struct particle {
  vec3 position, velocity;
  bool alive = true;
  void advance(double dt) {
    for (int i = 0; i < 200; ++i)
      position = position + velocity * (dt / 200);
  }
};
void reach_particles(std::vector<particle> &all, double dt) {
  // REACH
  for (auto &p : all) {
    if (!p.alive)
      continue;
    p.advance(dt);
  }
}

double reach_weighted(const std::vector<double> &values,
                      const std::vector<double> &weights) {
  double total = 0;
  // REACH
  for (size_t i = 0; i < values.size(); ++i)
    if (weights[i] > 0)
      total += weights[i] * simulate(values[i], 500);
  return total;
}

//--- Files and texts
//------------------------------------------------------------------------//

std::vector<document> reach_load(const std::vector<std::string> &paths) {
  std::vector<document> documents;
  documents.reserve(paths.size());
  // REACH
  for (const auto &path : paths) {
    document d;
    d.path = path;
    d.text = read_file(path);
    d.words = split_words(d.text);
    documents.push_back(std::move(d));
  }
  return documents;
}

bool reach_all_valid(const std::vector<document> &documents) {
  bool ok = true;
  // REACH
  for (const document &d : documents)
    ok = is_valid(d) && ok;
  return ok;
}

bool reach_any_failed(const std::vector<document> &documents) {
  bool failed = false;
  // REACH
  for (const document &d : documents) {
    if (!is_valid(d))
      failed = true;
  }
  return failed;
}

bool reach_ok_anded(const std::vector<std::string> &paths) {
  bool ok = true;
  // REACH
  for (const auto &p : paths)
    ok &= digest(read_file(p)) != 0;
  return ok;
}

bool reach_short_circuit(const std::vector<document> &documents) {
  bool ok = true;
  // REACH
  for (const document &d : documents)
    ok = ok && is_valid(d);
  return ok;
}

std::map<std::string, std::uint64_t>
reach_checksums(const std::vector<std::string> &paths) {
  std::map<std::string, std::uint64_t> sums;
  // REACH
  for (const std::string &path : paths)
    sums[path] = digest(read_file(path));
  return sums;
}

void reach_report(const std::vector<std::string> &paths) {
  // REACH NOT: the console shows the order, and no part is found to run ahead
  for (const auto &path : paths) {
    auto text = read_file(path);
    std::cout << path << ": " << digest(text) << '\n';
  }
}

std::size_t reach_line_count(const std::vector<std::string> &files) {
  std::size_t lines = 0;
  // REACH
  for (const auto &file : files) {
    std::ifstream in(file);
    std::string line;
    while (std::getline(in, line))
      ++lines;
  }
  return lines;
}

std::optional<std::string>
reach_first_with(const std::vector<std::string> &paths, std::uint64_t wanted) {
  // REACH
  for (const auto &path : paths)
    if (digest(read_file(path)) == wanted)
      return path;
  return std::nullopt;
}

std::vector<int> reach_error_codes(const std::vector<document> &documents) {
  std::vector<int> codes(documents.size(), 0);
  // REACH
  for (size_t i = 0; i < documents.size(); ++i) {
    if (!is_valid(documents[i]))
      codes[i] = 2;
  }
  return codes;
}

std::vector<std::string> reach_matches(const std::vector<std::string> &lines,
                                       const std::string &pattern) {
  std::vector<std::string> found;
  const std::regex re(pattern);
  // REACH NOT: a match refers to the line
  for (const auto &line : lines) {
    std::smatch m;
    if (std::regex_search(line, m, re))
      found.push_back(m[0].str());
  }
  return found;
}

std::vector<std::string>
reach_rendered(const std::vector<document> &documents) {
  std::vector<std::string> pages(documents.size());
  // REACH
  for (std::size_t i = 0; i != documents.size(); ++i) {
    std::ostringstream html;
    html << "<h1>" << documents[i].title << "</h1>";
    for (const auto &w : documents[i].words)
      html << "<p>" << w << "</p>";
    pages[i] = html.str();
  }
  return pages;
}

struct outcome {
  std::string name;
  std::uint64_t hash = 0;
  bool ok = false;
};
std::vector<outcome> reach_outcomes(const std::vector<document> &documents) {
  std::vector<outcome> results(documents.size());
  // REACH
  for (std::size_t i = 0; i < documents.size(); ++i) {
    results[i].name = documents[i].path;
    results[i].hash = digest(documents[i].text);
    results[i].ok = is_valid(documents[i]);
  }
  return results;
}

int reach_try_each(const std::vector<std::string> &paths) {
  int failures = 0;
  // REACH
  for (const auto &path : paths) {
    try {
      document d;
      d.text = read_file(path);
      if (!is_valid(d))
        throw std::runtime_error("not valid: " + path);
    } catch (const std::exception &) {
      ++failures;
    }
  }
  return failures;
}

std::map<std::string, int>
reach_word_counts(const std::vector<document> &documents) {
  std::map<std::string, int> counts;
  // REACH
  for (const auto &d : documents) {
    std::vector<std::string> words = split_words(d.text);
    for (const auto &w : words)
      ++counts[w];
  }
  return counts;
}

std::vector<std::string> reach_filtered(const std::vector<std::string> &paths) {
  std::vector<std::string> kept;
  // REACH NOT: the text is used besides the call
  for (const auto &path : paths) {
    if (path.empty())
      continue;
    std::string text = read_file(path);
    if (digest(text) % 2)
      kept.push_back(text);
  }
  return kept;
}

std::uintmax_t reach_sizes(const std::vector<fs::path> &paths) {
  std::uintmax_t total = 0;
  // REACH
  for (const fs::path &p : paths) {
    std::error_code ec;
    auto size = fs::file_size(p, ec);
    if (!ec)
      total += size;
  }
  return total;
}

//--- Objects of the program
//-----------------------------------------------------------------//

class node {
public:
  virtual ~node() = default;
  void update(double t) {
    value_ = simulate(value_ + t, 400);
    for (auto &child : children_)
      child->update(t);
  }
  double value() const { return value_; }
  void add(std::unique_ptr<node> n) { children_.push_back(std::move(n)); }

private:
  double value_ = 0;
  std::vector<std::unique_ptr<node>> children_;
};
void reach_scene(std::vector<std::unique_ptr<node>> &roots, double t) {
  // REACH NOT: a tree by recursion
  for (const auto &root : roots)
    root->update(t);
}

class index_builder {
public:
  void build() {
    // REACH
    for (std::size_t i = 0; i < documents_.size(); ++i)
      hashes_[i] = digest(documents_[i].text);
  }
  void refresh() {
    // REACH NOT: what read_file reads is not followed to an object
    for (auto &d : documents_) {
      d.text = read_file(d.path);
      d.size = d.text.size();
      d.valid = is_valid(d);
    }
  }
  double score() const {
    double s = 0;
    // REACH
    for (const auto &d : documents_)
      s += rank(d);
    return s;
  }

private:
  double rank(const document &d) const {
    return simulate(weight_ * d.text.size(), 300);
  }
  std::vector<document> documents_;
  std::vector<std::uint64_t> hashes_;
  double weight_ = 1;
};
void reach_use_builder(index_builder &b) {
  b.build();
  b.refresh();
  std::cout << b.score();
}

void reach_by_key(std::map<std::string, document> &by_name) {
  // REACH
  for (auto &[name, d] : by_name)
    d.words = split_words(d.text);
}

void reach_iterators(std::vector<document> &documents) {
  // REACH
  for (auto it = documents.begin(); it != documents.end(); ++it)
    it->words = split_words(it->text);
}

void reach_while_iterator(std::vector<document> &documents) {
  auto it = documents.begin();
  // REACH NOT: a while loop over iterators
  while (it != documents.end()) {
    it->words = split_words(it->text);
    ++it;
  }
}

std::vector<std::vector<int>>
reach_buckets(const std::vector<std::vector<int>> &input) {
  std::vector<std::vector<int>> sorted = input;
  // REACH
  for (auto &bucket : sorted)
    std::sort(bucket.begin(), bucket.end());
  return sorted;
}

std::vector<double> reach_transform(const std::vector<double> &in) {
  std::vector<double> out;
  // REACH
  std::transform(in.begin(), in.end(), std::back_inserter(out),
                 [](double v) { return simulate(v, 1000); });
  return out;
}

std::unordered_map<int, double> reach_cache(const std::vector<int> &keys) {
  std::unordered_map<int, double> cache;
  // REACH
  for (int k : keys)
    cache.emplace(k, simulate(k, 2000));
  return cache;
}

int reach_two_calls(const std::string &a, const std::string &b) {
  // REACH NOT: the estimate sees no gain in two calls
  auto left = digest(read_file(a));
  auto right = digest(read_file(b));
  return left == right;
}

void reach_polygon_areas(const std::vector<std::vector<vec3>> &polygons,
                         double *areas) {
  // REACH NOT: doubles through a pointer may be members
  for (size_t p = 0; p < polygons.size(); ++p) {
    const auto &points = polygons[p];
    double area = 0;
    for (size_t i = 0, n = points.size(); i < n; ++i) {
      const vec3 &a = points[i], &b = points[(i + 1) % n];
      area += a.x * b.y - b.x * a.y;
    }
    areas[p] = area / 2;
  }
}

std::string reach_joined(const std::vector<document> &documents) {
  std::string all;
  // REACH
  for (const auto &d : documents)
    all += std::to_string(digest(d.text)) + "\n";
  return all;
}

std::array<double, 64> reach_table(double scale) {
  std::array<double, 64> table{};
  // REACH
  for (int i = 0; i < 64; ++i)
    table[i] = simulate(i * scale, 1000);
  return table;
}
