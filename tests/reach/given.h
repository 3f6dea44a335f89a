// What the loops of this folder work with.
#pragma once
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
