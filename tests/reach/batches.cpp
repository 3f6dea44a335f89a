// Loops of programs that convert, index, simulate and report, written down
// before poolwise was asked; of these, first sight is what counts.
#include "given.h"

namespace {

struct sample {
  double time = 0, value = 0;
};
struct signal {
  std::string name;
  std::vector<sample> samples;
  double mean = 0, deviation = 0;
};

void batch_statistics(std::vector<signal> &signals) {
  // REACH
  for (signal &s : signals) {
    if (s.samples.empty())
      continue;
    double sum = 0, squares = 0;
    for (const sample &each : s.samples) {
      sum += each.value;
      squares += each.value * each.value;
    }
    s.mean = sum / s.samples.size();
    s.deviation = std::sqrt(squares / s.samples.size() - s.mean * s.mean);
  }
}

std::vector<double> batch_autocorrelation(const std::vector<double> &x,
                                          std::size_t lags) {
  std::vector<double> result(lags);
  // REACH
  for (std::size_t lag = 0; lag < lags; ++lag) {
    double sum = 0;
    for (std::size_t i = lag; i < x.size(); ++i)
      sum += x[i] * x[i - lag];
    result[lag] = sum;
  }
  return result;
}

std::vector<float> batch_convolve(const std::vector<float> &in,
                                  const std::vector<float> &kernel) {
  std::vector<float> out(in.size());
  const int half = int(kernel.size()) / 2;
  // REACH
  for (int i = 0; i < int(in.size()); ++i) {
    float acc = 0;
    for (int k = 0; k < int(kernel.size()); ++k) {
      int at = i + k - half;
      if (at >= 0 && at < int(in.size()))
        acc += in[at] * kernel[k];
    }
    out[i] = acc;
  }
  return out;
}

std::vector<std::string> batch_slugs(const std::vector<document> &docs) {
  std::vector<std::string> slugs;
  // REACH
  for (const auto &doc : docs) {
    std::string slug;
    for (char c : doc.title) {
      if (std::isalnum(static_cast<unsigned char>(c)))
        slug += char(std::tolower(static_cast<unsigned char>(c)));
      else if (!slug.empty() && slug.back() != '-')
        slug += '-';
    }
    slugs.push_back(slug);
  }
  return slugs;
}

std::size_t batch_total_size(const std::vector<fs::path> &paths) {
  std::size_t total = 0;
  // REACH
  for (const fs::path &p : paths) {
    std::error_code error;
    auto size = fs::file_size(p, error);
    if (!error)
      total += size;
  }
  return total;
}

std::vector<std::uint64_t> batch_file_digests(const std::string &folder,
                                              int count) {
  std::vector<std::uint64_t> digests(count);
  // REACH
  for (int n = 0; n < count; ++n) {
    std::ifstream in(folder + "/part" + std::to_string(n) + ".bin");
    std::stringstream text;
    text << in.rdbuf();
    digests[n] = digest(text.str());
  }
  return digests;
}

struct particle {
  vec3 position, velocity;
  bool alive = true;
};
void batch_advance(std::vector<particle> &particles, double dt,
                   const vec3 &wind) {
  // REACH
  for (std::size_t i = 0; i < particles.size(); i++) {
    particle &p = particles[i];
    if (!p.alive)
      continue;
    p.velocity = p.velocity + wind * dt;
    p.position = p.position + p.velocity * dt;
    if (p.position.y < 0 || simulate(p.position.x, 7) > 10)
      p.alive = false;
  }
}

int batch_count_alive(const std::vector<particle> &particles) {
  int alive = 0;
  // REACH
  for (const particle &p : particles)
    if (p.alive && simulate(p.position.z, 11) > 0)
      ++alive;
  return alive;
}

struct grid {
  int nx, ny;
  std::vector<double> now, next;
  grid(int x, int y) : nx(x), ny(y), now(x * y), next(x * y) {}
  void step(double k) {
    // REACH
    for (int j = 1; j < ny - 1; ++j)
      for (int i = 1; i < nx - 1; ++i) {
        int at = j * nx + i;
        next[at] = now[at] + k * (now[at - 1] + now[at + 1] + now[at - nx] +
                                  now[at + nx] - 4 * now[at]);
      }
    std::swap(now, next);
  }
};

void batch_run(grid &g) {
  for (int t = 0; t < 100; ++t)
    g.step(0.1);
}

std::vector<int> batch_life(const std::vector<int> &cells, int w, int h) {
  std::vector<int> after(cells.size());
  // REACH
  for (int y = 0; y < h; ++y) {
    for (int x = 0; x < w; ++x) {
      int around = 0;
      for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx)
          if (dx || dy)
            around += cells[((y + dy + h) % h) * w + (x + dx + w) % w];
      after[y * w + x] = around == 3 || (around == 2 && cells[y * w + x]);
    }
  }
  return after;
}

std::map<std::string, std::vector<std::string>>
batch_index(const std::vector<document> &docs) {
  std::map<std::string, std::vector<std::string>> index;
  // REACH
  for (const document &doc : docs) {
    auto words = split_words(doc.text);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (const std::string &word : words)
      index[word].push_back(doc.path);
  }
  return index;
}

std::string batch_report(const std::vector<signal> &signals) {
  std::ostringstream out;
  // REACH
  for (const signal &s : signals) {
    double worst = 0;
    for (const sample &each : s.samples)
      worst = std::max(worst, simulate(each.value, 3));
    out << s.name << ": " << worst << "\n";
  }
  return out.str();
}

std::vector<std::pair<int, double>>
batch_scores(const std::vector<std::vector<double>> &features,
             const std::vector<double> &weights) {
  std::vector<std::pair<int, double>> scores;
  // REACH
  for (std::size_t i = 0; i < features.size(); ++i) {
    double z = std::inner_product(weights.begin(), weights.end(),
                                  features[i].begin(), 0.0);
    double p = 1.0 / (1.0 + std::exp(-z));
    if (p > 0.5)
      scores.emplace_back(int(i), p);
  }
  std::sort(scores.begin(), scores.end());
  return scores;
}

double batch_loss(const std::vector<std::vector<double>> &features,
                  const std::vector<int> &labels,
                  const std::vector<double> &weights) {
  double loss = 0;
  const int n = int(features.size());
  // REACH
  for (int i = 0; i < n; ++i) {
    double z = 0;
    for (std::size_t j = 0; j < weights.size(); ++j)
      z += weights[j] * features[i][j];
    double p = 1.0 / (1.0 + std::exp(-z));
    loss -= labels[i] ? std::log(p) : std::log(1 - p);
  }
  return loss / n;
}

std::vector<int> batch_nearest(const std::vector<vec3> &points,
                               const std::vector<vec3> &centres) {
  std::vector<int> owner(points.size(), -1);
  // REACH
  for (std::size_t i = 0; i < points.size(); ++i) {
    double best = std::numeric_limits<double>::max();
    for (std::size_t c = 0; c < centres.size(); ++c) {
      vec3 d = points[i] + centres[c] * -1;
      if (double length = dot(d, d); length < best) {
        best = length;
        owner[i] = int(c);
      }
    }
  }
  return owner;
}

bool batch_contains(const std::vector<std::string> &paths,
                    const std::regex &what) {
  // REACH
  for (const auto &path : paths) {
    std::string text = read_file(path);
    if (std::regex_search(text, what))
      return true;
  }
  return false;
}

void batch_decode(const std::vector<std::string> &encoded,
                  std::vector<std::vector<std::uint8_t>> &decoded) {
  decoded.resize(encoded.size());
  // REACH NOT: where std::stoi throws, later rounds have written
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    std::vector<std::uint8_t> bytes;
    for (std::size_t k = 0; k + 1 < encoded[i].size(); k += 2)
      bytes.push_back(
          std::uint8_t(std::stoi(encoded[i].substr(k, 2), nullptr, 16)));
    decoded[i] = std::move(bytes);
  }
}

std::array<int, 256> batch_histogram(const std::vector<std::string> &texts) {
  std::array<int, 256> histogram{};
  // REACH
  for (const std::string &text : texts)
    for (unsigned char c : text)
      ++histogram[c];
  return histogram;
}

std::set<std::string> batch_extensions(const std::vector<std::string> &paths) {
  std::set<std::string> found;
  // REACH
  for (const auto &p : paths)
    if (digest(read_file(p)) % 2)
      found.insert(fs::path(p).extension().string());
  return found;
}

std::vector<std::unique_ptr<mesh>>
batch_meshes(const std::vector<std::string> &paths) {
  std::vector<std::unique_ptr<mesh>> meshes;
  // REACH
  for (const std::string &path : paths) {
    auto m = std::make_unique<mesh>();
    std::istringstream in(read_file(path));
    for (vec3 v; in >> v.x >> v.y >> v.z;)
      m->vertices.push_back(v);
    meshes.push_back(std::move(m));
  }
  return meshes;
}

} // namespace
