// Loops of programs that measure, scan, render and serve, written down before
// poolwise was asked; of these, first sight is what counts.
#include "given.h"
#include <cstring>
#include <ctime>
#include <deque>
#include <numeric>
#include <thread>

namespace {

//--- Measuring

struct span_stats {
  std::uint64_t count = 0;
  int lowest = 0, highest = 0;
};

span_stats service_latencies(const std::vector<std::vector<int>> &traces) {
  std::uint64_t count = 0;
  int lowest = std::numeric_limits<int>::max(), highest = 0;
  // REACH
  for (const auto &trace : traces)
    for (int micros : trace) {
      if (micros < 0)
        continue;
      ++count;
      lowest = std::min(lowest, micros);
      highest = std::max(highest, micros);
    }
  return {count, lowest, highest};
}

struct frame {
  int width = 0, height = 0;
  std::vector<std::uint8_t> luma;
};

void service_exposure(const std::vector<frame> &frames, double &mean,
                      std::uint8_t &peak) {
  std::uint64_t total = 0, pixels = 0;
  std::uint8_t brightest = 0;
  // REACH
  for (std::size_t f = 0; f < frames.size(); ++f) {
    const frame &each = frames[f];
    for (int y = 0; y < each.height; ++y)
      for (int x = 0; x < each.width; ++x) {
        std::uint8_t v = each.luma[y * each.width + x];
        total += v;
        if (v > brightest)
          brightest = v;
      }
    pixels += each.luma.size();
  }
  mean = pixels ? double(total) / pixels : 0;
  peak = brightest;
}

std::array<unsigned, 256> service_levels(const frame &f) {
  std::array<unsigned, 256> levels{};
  // REACH
  for (int y = 0; y < f.height; ++y)
    for (int x = 0; x < f.width; ++x)
      levels[f.luma[y * f.width + x]]++;
  return levels;
}

std::map<std::string, int>
service_word_counts(const std::vector<std::string> &files) {
  std::map<std::string, int> counts;
  // REACH
  for (const std::string &file : files) {
    std::ifstream in(file);
    std::string word;
    while (in >> word)
      counts[word]++;
  }
  return counts;
}

double service_mean_score(const std::vector<document> &docs) {
  // REACH
  double sum = std::accumulate(
      docs.begin(), docs.end(), 0.0,
      [](double acc, const document &d) { return acc + simulate(d.size, 10); });
  return docs.empty() ? 0 : sum / docs.size();
}

std::size_t service_longest(const std::vector<document> &docs) {
  // REACH
  return std::accumulate(docs.begin(), docs.end(), std::size_t(0),
                         [](std::size_t longest, const document &d) {
                           std::size_t words = split_words(d.text).size();
                           return std::max(longest, words);
                         });
}

//--- Scanning

bool service_any_broken(const std::vector<std::string> &paths) {
  bool broken = false;
  // REACH
  for (const auto &path : paths) {
    std::string text = read_file(path);
    if (text.empty() || digest(text) % 7 == 0)
      broken = true;
  }
  return broken;
}

struct scan_result {
  int files = 0, matches = 0;
  std::vector<std::string> hits;
};

scan_result service_grep(const std::vector<std::string> &paths,
                         const std::regex &pattern) {
  scan_result result;
  // REACH
  for (const auto &path : paths) {
    std::ifstream in(path);
    if (!in)
      continue;
    ++result.files;
    std::string line;
    int number = 0;
    while (std::getline(in, line)) {
      ++number;
      if (std::regex_search(line, pattern)) {
        ++result.matches;
        result.hits.push_back(path + ":" + std::to_string(number));
      }
    }
  }
  return result;
}

class indexer {
public:
  void scan(const std::vector<fs::path> &files) {
    // REACH NOT: what read_file reads is not followed to an object
    for (const fs::path &file : files) {
      std::string text = read_file(file.string());
      if (text.size() < 16) {
        skipped_.push_back(file);
        continue;
      }
      bytes_ += text.size();
      hashes_.push_back(digest(text));
    }
  }
  std::uint64_t total() const { return bytes_; }

private:
  std::vector<fs::path> skipped_;
  std::vector<std::uint64_t> hashes_;
  std::uint64_t bytes_ = 0;
};

std::uint64_t service_index(const std::vector<fs::path> &files) {
  indexer all;
  all.scan(files);
  return all.total();
}

int service_lint(const std::vector<document> &docs,
                 std::vector<std::string> &messages) {
  int errors = 0, warnings = 0;
  // REACH
  for (const document &d : docs) {
    if (!is_valid(d)) {
      messages.push_back(d.path + ": invalid");
      ++errors;
    }
    if (d.title.empty()) {
      messages.push_back(d.path + ": no title");
      ++warnings;
    }
  }
  return errors * 1000 + warnings;
}

std::optional<std::string>
service_first_valid(const std::vector<document> &docs) {
  // REACH
  for (const document &d : docs) {
    if (d.words.empty())
      continue;
    if (is_valid(d))
      return d.path;
  }
  return std::nullopt;
}

std::vector<std::size_t>
service_broken_lines(const std::vector<std::string> &lines) {
  std::vector<std::size_t> broken;
  // REACH
  for (std::size_t i = 0; i < lines.size(); i++) {
    std::istringstream in(lines[i]);
    double a, b, c;
    if (!(in >> a >> b >> c) || a + b < c)
      broken.push_back(i);
  }
  return broken;
}

//--- Rendering

std::string service_table(const std::vector<document> &docs) {
  std::string html;
  // REACH
  for (const document &d : docs) {
    html += "<tr><td>";
    html += d.title;
    html += "</td><td>";
    html += std::to_string(simulate(d.size, 3));
    html += "</td></tr>\n";
  }
  return html;
}

std::string service_escape_all(const std::vector<std::string> &texts) {
  std::string out;
  // REACH
  for (const auto &text : texts) {
    out.push_back('"');
    for (char c : text) {
      if (c == '"' || c == '\\')
        out += '\\';
      out += c;
    }
    out.append("\",\n");
  }
  return out;
}

void service_shade(std::vector<float> &depth, const std::vector<vec3> &normals,
                   int width, int height, const vec3 &light) {
  // REACH
  for (int y = 0; y < height; ++y) {
    float *row = &depth[std::size_t(y) * width];
    for (int x = 0; x < width; ++x) {
      double facing = dot(normals[std::size_t(y) * width + x], light);
      row[x] = float(facing > 0 ? std::pow(facing, 5.0) : 0.0);
    }
  }
}

std::vector<image> service_thumbnails(const std::vector<image> &pictures) {
  std::vector<image> out;
  out.reserve(pictures.size());
  // REACH
  for (const image &p : pictures) {
    image half(p.width() / 2, p.height() / 2);
    for (int y = 0; y < half.height(); ++y)
      for (int x = 0; x < half.width(); ++x)
        for (int c = 0; c < 3; ++c)
          half.set(x, y, c, p.at(2 * x, 2 * y, c));
    out.push_back(std::move(half));
  }
  return out;
}

void service_bounds(const std::vector<mesh> &meshes, vec3 &low, vec3 &high) {
  double x0 = 1e30, x1 = -1e30, y0 = 1e30, y1 = -1e30;
  // REACH
  for (const mesh &m : meshes)
    for (const vec3 &v : m.vertices) {
      x0 = std::min(x0, v.x);
      x1 = std::max(x1, v.x);
      y0 = std::min(y0, v.y);
      y1 = std::max(y1, v.y);
    }
  low = {x0, y0, 0};
  high = {x1, y1, 0};
}

int service_visible(const std::vector<mesh> &meshes, const vec3 &eye) {
  int visible = 0;
  // REACH
  for (const mesh &m : meshes) {
    bool seen = false;
    for (std::size_t i = 0; i < m.vertices.size(); ++i)
      if (dot(smooth_normal(m, i), eye) > 0) {
        seen = true;
        break;
      }
    if (seen)
      visible++;
  }
  return visible;
}

//--- Serving

struct quote {
  std::string symbol;
  std::vector<double> prices;
  double average = 0, drawdown = 0;
};

void service_quotes(std::vector<quote> &quotes) {
  // REACH
  for (auto &q : quotes) {
    double sum = 0, peak = 0, worst = 0;
    for (double p : q.prices) {
      sum += p;
      peak = std::max(peak, p);
      worst = std::max(worst, (peak - p) / peak);
    }
    q.average = q.prices.empty() ? 0 : sum / q.prices.size();
    q.drawdown = worst;
  }
}

double service_portfolio(const std::vector<quote> &quotes,
                         const std::vector<double> &weights) {
  double value = 0, risk = 0;
  // REACH
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    double v = simulate(quotes[i].average, 50) * weights[i];
    value += v;
    risk += v * v;
  }
  return value - std::sqrt(risk);
}

std::size_t service_best_match(const std::vector<std::string> &names,
                               const std::string &wanted) {
  std::size_t best = 0, distance = wanted.size() + 1000;
  // REACH
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::vector<std::size_t> row(wanted.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (char c : names[i]) {
      std::size_t diagonal = row[0]++;
      for (std::size_t k = 1; k < row.size(); ++k) {
        std::size_t above = row[k];
        row[k] = std::min(
            {above + 1, row[k - 1] + 1, diagonal + (wanted[k - 1] != c)});
        diagonal = above;
      }
    }
    if (row.back() < distance) {
      distance = row.back();
      best = i;
    }
  }
  return best;
}

std::map<int, std::vector<std::string>>
service_by_length(const std::vector<std::string> &texts) {
  std::map<int, std::vector<std::string>> groups;
  // REACH
  for (const auto &text : texts) {
    int length = int(split_words(text).size());
    groups[length].push_back(text.substr(0, 40));
  }
  return groups;
}

std::unordered_map<std::string, std::uint64_t>
service_fingerprints(const std::vector<std::string> &paths) {
  std::unordered_map<std::string, std::uint64_t> prints;
  // REACH
  for (const std::string &path : paths)
    prints[path] = digest(read_file(path));
  return prints;
}

void service_sort_all(std::vector<std::vector<quote>> &books) {
  // REACH
  for (auto &book : books)
    std::stable_sort(
        book.begin(), book.end(),
        [](const quote &a, const quote &b) { return a.average < b.average; });
}

void service_crunch(std::vector<std::vector<double>> &columns) {
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < columns.size(); ++i)
    // REACH
    threads.push_back(std::thread([&columns, i] {
      for (double &v : columns[i])
        v = simulate(v, 9);
    }));
  for (std::size_t i = 0; i < threads.size(); ++i)
    threads[i].join();
}

std::uint32_t service_checksum(const std::vector<std::string> &blocks) {
  std::uint32_t sum = 0;
  // REACH
  for (const auto &block : blocks) {
    std::uint32_t crc = 0xffffffffu;
    for (unsigned char c : block) {
      crc ^= c;
      for (int k = 0; k < 8; ++k)
        crc = (crc >> 1) ^ (0xedb88320u & (0u - (crc & 1)));
    }
    sum ^= ~crc;
  }
  return sum;
}

int service_score_words(const std::vector<document> &docs,
                        const std::map<std::string, int> &weights) {
  int score = 0;
  // REACH
  for (const document &d : docs)
    for (const std::string &w : d.words) {
      auto found = weights.find(w);
      if (found != weights.end())
        score += found->second;
    }
  return score;
}

std::vector<int> service_degrees(const std::vector<std::vector<int>> &edges) {
  std::vector<int> degrees(edges.size(), 0);
  // REACH NOT: a table for each round would be as large as the graph
  for (const auto &list : edges)
    for (int to : list)
      ++degrees[to];
  return degrees;
}

double service_energy(const std::vector<vec3> &atoms) {
  double energy = 0;
  // REACH
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    double mine = 0;
    for (std::size_t j = i + 1; j < atoms.size(); ++j) {
      vec3 d = atoms[i] + atoms[j] * -1;
      double r = dot(d, d) + 1e-6;
      mine += 1 / (r * r * r) - 1 / r;
    }
    energy += mine;
  }
  return energy;
}

bool service_same_all(const std::vector<std::string> &left,
                      const std::vector<std::string> &right) {
  bool same = left.size() == right.size();
  // REACH
  for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i)
    if (read_file(left[i]) != read_file(right[i]))
      same = false;
  return same;
}

} // namespace
