// Loops of programs that filter, simulate, parse and hash, written down before
// poolwise was asked; of these, first sight is what counts.
#include "given.h"

//--- Images that are made alike

struct picture {
  int width, height;
  std::vector<float> data;
  picture(int w, int h) : width(w), height(h), data(std::size_t(w) * h) {}
  float &at(int x, int y) { return data[y * width + x]; }
  float at(int x, int y) const { return data[y * width + x]; }
};

picture kernel_sobel(const picture &in) {
  picture out(in.width, in.height);
  // REACH
  for (int y = 1; y < in.height - 1; ++y)
    for (int x = 1; x < in.width - 1; ++x) {
      float gx = in.at(x + 1, y) - in.at(x - 1, y);
      float gy = in.at(x, y + 1) - in.at(x, y - 1);
      out.at(x, y) = std::sqrt(gx * gx + gy * gy);
    }
  return out;
}

picture kernel_bilateral(const picture &in, int radius) {
  picture out{in.width, in.height};
  // REACH
  for (int y = 0; y < out.height; y++) {
    for (int x = 0; x < out.width; x++) {
      float sum = 0, weights = 0;
      for (int dy = -radius; dy <= radius; dy++) {
        int yy = std::clamp(y + dy, 0, in.height - 1);
        float w = std::exp(-float(dy * dy));
        sum += w * in.at(x, yy);
        weights += w;
      }
      out.at(x, y) = sum / weights;
    }
  }
  return out;
}

picture kernel_downscale(const picture &in) {
  picture half(in.width / 2, in.height / 2);
  // REACH
  for (int y = 0; y < half.height; ++y)
    for (int x = 0; x < half.width; ++x)
      half.at(x, y) = (in.at(2 * x, 2 * y) + in.at(2 * x + 1, 2 * y) +
                       in.at(2 * x, 2 * y + 1) + in.at(2 * x + 1, 2 * y + 1)) /
                      4;
  return half;
}

void kernel_threshold(picture &p, float level) {
  // REACH
  for (int y = 0; y < p.height; ++y)
    for (int x = 0; x < p.width; ++x)
      p.at(x, y) = std::pow(p.at(x, y), 2.2f) > level ? 1.0f : 0.0f;
}

void kernel_flip(picture &p) {
  // REACH
  for (int y = 0; y < p.height; ++y)
    for (int x = 0; x < p.width / 2; ++x)
      std::swap(p.data[y * p.width + x], p.data[y * p.width + p.width - 1 - x]);
}

std::vector<float> kernel_rows_sums(const picture &p) {
  std::vector<float> sums(p.height);
  // REACH
  for (int y = 0; y < p.height; ++y)
    sums[y] = std::accumulate(p.data.begin() + y * p.width,
                              p.data.begin() + (y + 1) * p.width, 0.0f);
  return sums;
}

//--- Numbers

struct matrix {
  std::size_t rows, cols;
  std::vector<double> cells;
  matrix(std::size_t r, std::size_t c) : rows(r), cols(c), cells(r * c) {}
  double &operator()(std::size_t r, std::size_t c) {
    return cells[r * cols + c];
  }
  double operator()(std::size_t r, std::size_t c) const {
    return cells[r * cols + c];
  }
};

matrix kernel_multiply(const matrix &a, const matrix &b) {
  matrix c(a.rows, b.cols);
  // REACH
  for (std::size_t i = 0; i < a.rows; ++i)
    for (std::size_t j = 0; j < b.cols; ++j) {
      double sum = 0;
      for (std::size_t k = 0; k < a.cols; ++k)
        sum += a(i, k) * b(k, j);
      c(i, j) = sum;
    }
  return c;
}

double kernel_frobenius(const matrix &m) {
  double sum = 0;
  // REACH
  for (std::size_t r = 0; r < m.rows; ++r) {
    double row = 0;
    for (std::size_t c = 0; c < m.cols; ++c)
      row += m(r, c) * m(r, c);
    sum += row;
  }
  return std::sqrt(sum);
}

void kernel_normalize_rows(matrix &m) {
  // REACH
  for (std::size_t r = 0; r < m.rows; ++r) {
    double length = 0;
    for (std::size_t c = 0; c < m.cols; ++c)
      length += m(r, c) * m(r, c);
    length = std::sqrt(length);
    if (length == 0)
      continue;
    for (std::size_t c = 0; c < m.cols; ++c)
      m(r, c) /= length;
  }
}

struct body {
  vec3 position, velocity, force;
  double mass = 1;
};

void kernel_gravity(std::vector<body> &bodies) {
  // REACH
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    vec3 total;
    for (std::size_t j = 0; j < bodies.size(); ++j) {
      if (i == j)
        continue;
      vec3 d = bodies[j].position + bodies[i].position * -1.0;
      double r = std::sqrt(dot(d, d)) + 1e-9;
      total = total + d * (bodies[j].mass / (r * r * r));
    }
    bodies[i].force = total;
  }
}

void kernel_integrate(std::vector<body> &bodies, double dt) {
  // REACH
  for (auto &b : bodies) {
    b.velocity = b.velocity + b.force * (dt / b.mass);
    b.position = b.position + b.velocity * dt;
    b.force = vec3{};
  }
}

double kernel_monte_carlo(int trials) {
  int hits = 0;
  // REACH
  for (int t = 0; t < trials; ++t) {
    std::uint32_t state = 12345u + t;
    int inside = 0;
    for (int k = 0; k < 1000; ++k) {
      state = state * 1664525u + 1013904223u;
      double x = state / 4294967296.0;
      state = state * 1664525u + 1013904223u;
      double y = state / 4294967296.0;
      if (x * x + y * y < 1)
        ++inside;
    }
    hits += inside;
  }
  return 4.0 * hits / (trials * 1000.0);
}

double kernel_total_cost(const std::vector<document> &docs) {
  // REACH
  return std::accumulate(docs.begin(), docs.end(), 0.0,
                         [](double sum, const document &d) {
                           return sum + simulate(double(d.size), 100);
                         });
}

double kernel_transform_reduce(const std::vector<double> &seeds) {
  // REACH NOT: a sum by an algorithm
  return std::transform_reduce(seeds.begin(), seeds.end(), 0.0, std::plus<>(),
                               [](double s) { return simulate(s, 100); });
}

std::size_t kernel_closest_pair(const std::vector<vec3> &points) {
  double best = 1e300;
  std::size_t where = 0;
  // REACH NOT: pairs of which the second comes behind the first
  for (std::size_t i = 0; i < points.size(); ++i)
    for (std::size_t j = i + 1; j < points.size(); ++j) {
      vec3 d = points[i] + points[j] * -1.0;
      double length = dot(d, d);
      if (length < best) {
        best = length;
        where = i;
      }
    }
  return where;
}

//--- Texts and files

bool kernel_all_valid(const std::vector<document> &docs) {
  bool ok = true;
  // REACH
  for (const document &d : docs)
    ok = ok && is_valid(d);
  return ok;
}

int kernel_count_words(const std::vector<std::string> &paths,
                       const std::string &word) {
  int count = 0;
  // REACH
  for (const std::string &path : paths) {
    if (fs::path(path).extension() != ".txt")
      continue;
    std::string text = read_file(path);
    for (std::size_t at = text.find(word); at != std::string::npos;
         at = text.find(word, at + 1))
      ++count;
  }
  return count;
}

std::map<std::string, std::uint64_t>
kernel_manifest(const std::vector<std::string> &paths) {
  std::map<std::string, std::uint64_t> sums;
  // REACH
  for (const std::string &path : paths) {
    std::error_code error;
    if (!fs::is_regular_file(path, error))
      continue;
    sums[path] = digest(read_file(path));
  }
  return sums;
}

class corpus {
public:
  void load(const std::vector<std::string> &paths) {
    // REACH NOT: callers may hand over what the object holds
    for (const auto &path : paths) {
      document d;
      d.path = path;
      d.text = read_file(path);
      d.words = split_words(d.text);
      documents_.push_back(std::move(d));
    }
  }
  void index() {
    // REACH NOT: a map of counts that a loop inside adds to
    for (const document &d : documents_)
      for (const std::string &w : split_words(d.text))
        ++counts_[w];
  }
  void check(std::vector<std::string> &errors) const {
    // REACH
    for (const document &d : documents_) {
      if (d.text.empty())
        continue;
      if (!is_valid(d))
        errors.push_back(d.path + ": not valid");
    }
  }

private:
  std::vector<document> documents_;
  std::unordered_map<std::string, int> counts_;
};

struct record {
  std::string name;
  double value = 0;
  bool good = false;
};

std::vector<record> kernel_parse_lines(const std::vector<std::string> &lines) {
  std::vector<record> records;
  records.reserve(lines.size());
  // REACH
  for (const std::string &line : lines) {
    if (line.empty() || line[0] == '#')
      continue;
    std::istringstream in(line);
    record r;
    if (in >> r.name >> r.value) {
      r.value = simulate(r.value, 50);
      r.good = true;
    }
    records.push_back(r);
  }
  return records;
}

std::string kernel_render(const std::vector<record> &records) {
  std::string html = "<table>";
  // REACH
  for (const record &r : records) {
    html += "<tr><td>";
    html += r.name;
    html += "</td><td>" + std::to_string(simulate(r.value, 9)) + "</td></tr>";
  }
  html += "</table>";
  return html;
}

void kernel_mark_duplicates(std::vector<document> &docs,
                            const std::set<std::uint64_t> &known) {
  // REACH
  for (document &d : docs)
    d.valid = known.count(digest(d.text)) == 0;
}

std::optional<std::size_t> kernel_find_key(const std::string &cipher,
                                           std::uint64_t wanted) {
  // REACH
  for (std::size_t key = 0; key < 65536; ++key) {
    std::string plain = cipher;
    for (char &c : plain)
      c = char(c ^ (key & 0xff));
    if (digest(plain) == wanted)
      return key;
  }
  return std::nullopt;
}

//--- Trees and shapes

struct shape_base {
  virtual ~shape_base() = default;
  virtual double area() const = 0;
};
struct disc : shape_base {
  double r = 1;
  double area() const override { return simulate(r, 3); }
};
struct box : shape_base {
  double a = 1, b = 2;
  double area() const override { return simulate(a * b, 3); }
};

double kernel_areas(const std::vector<std::unique_ptr<shape_base>> &shapes) {
  double sum = 0;
  // REACH NOT: overriders may stand in files that were not seen
  for (const auto &s : shapes)
    sum += s->area();
  return sum;
}

struct node {
  double weight = 0, below = 0;
  std::vector<std::unique_ptr<node>> children;
};
static void settle(node &n) {
  // REACH
  for (auto &child : n.children) {
    settle(*child);
    child->below = simulate(child->weight, 10);
  }
}
void kernel_tree(node &root) { settle(root); }

void kernel_distances(const std::vector<vec3> &points,
                      std::vector<std::vector<double>> &table) {
  table.assign(points.size(), std::vector<double>(points.size()));
  // REACH
  for (std::size_t i = 0; i < points.size(); ++i)
    for (std::size_t j = 0; j < points.size(); ++j)
      table[i][j] = std::sqrt(dot(points[i], points[j]));
}
