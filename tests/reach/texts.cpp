// Loops as applications have them, each of which an expert would call safe and
// worth running side by side; written down before poolwise was asked. run.py
// counts those that are rewritten. A loop behind `// REACH` is; of one behind
// `// REACH NOT: why` it is known that it is not yet.
#include "given.h"

//--- Files and texts

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
  // REACH
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
  // REACH
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
  // REACH
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
  // REACH
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
  // REACH
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
