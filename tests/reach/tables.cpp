// Loops as applications have them, each of which an expert would call safe and
// worth running side by side; written down before poolwise was asked. run.py
// counts those that are rewritten. A loop behind `// REACH` is; of one behind
// `// REACH NOT: why` it is known that it is not yet.
#include "given.h"

//--- Images and tables

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
  // REACH
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

void reach_normals(mesh &m) {
  m.normals.resize(m.vertices.size());
  // REACH
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
  // REACH
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
