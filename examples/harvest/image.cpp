#include "image.h"

#include <algorithm>
#include <cmath>

namespace {

double toLinear(std::uint8_t value) {
  const double v = value / 255.0;
  return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

std::uint8_t fromLinear(double v) {
  const double s =
      v <= 0.0031308 ? v * 12.92 : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(std::clamp(s, 0.0, 1.0) * 255));
}

} // namespace

Image testCard(int width, int height, int number) {
  Image image(width, height);
  const double spacing = 9 + number % 5;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double distance = std::hypot(x - width / 2.0, y - height / 2.0);
      const double wave = 0.5 + 0.4 * std::sin(distance / spacing);
      std::uint8_t *pixel = image.at(x, y);
      pixel[0] = static_cast<std::uint8_t>(255 * wave);
      pixel[1] = static_cast<std::uint8_t>(255 * (1 - wave));
      pixel[2] = static_cast<std::uint8_t>((x + y + number) % 256);
    }
  }
  return image;
}

Image shrink(const Image &image, int width, int height) {
  Image result(width, height);
  for (int y = 0; y < height; ++y) {
    const int top = y * image.height / height;
    const int bottom = (y + 1) * image.height / height;
    for (int x = 0; x < width; ++x) {
      const int left = x * image.width / width;
      const int right = (x + 1) * image.width / width;
      double sum[3] = {};
      for (int v = top; v < bottom; ++v) {
        for (int u = left; u < right; ++u) {
          const std::uint8_t *pixel = image.at(u, v);
          for (int c = 0; c < 3; ++c)
            sum[c] += toLinear(pixel[c]);
        }
      }
      const int count = (bottom - top) * (right - left);
      for (int c = 0; c < 3; ++c)
        result.at(x, y)[c] = fromLinear(sum[c] / count);
    }
  }
  return result;
}

void stretchContrast(Image &image) {
  if (image.pixels.empty())
    return;
  const auto [low, high] =
      std::minmax_element(image.pixels.begin(), image.pixels.end());
  const double bottom = toLinear(*low);
  const double range = std::max(toLinear(*high) - bottom, 1e-6);
  for (std::uint8_t &value : image.pixels)
    value = fromLinear((toLinear(value) - bottom) / range);
}

std::uint32_t checksum(const Image &image) {
  std::uint32_t hash = 2166136261u;
  for (const std::uint8_t value : image.pixels) {
    hash ^= value;
    hash *= 16777619u;
  }
  return hash;
}
