// Images in memory: eight bits a channel, three channels, rows from the top.

#ifndef HARVEST_IMAGE_H
#define HARVEST_IMAGE_H

#include <cstdint>
#include <string>
#include <vector>

struct Image {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;

  Image() = default;
  Image(int w, int h)
      : width(w), height(h), pixels(static_cast<std::size_t>(w) * h * 3) {}

  const std::uint8_t *at(int x, int y) const {
    return &pixels[(static_cast<std::size_t>(y) * width + x) * 3];
  }
  std::uint8_t *at(int x, int y) {
    return &pixels[(static_cast<std::size_t>(y) * width + x) * 3];
  }
};

// A picture to work on: rings whose spacing depends on the number.
Image testCard(int width, int height, int number);

// Each pixel of the result is the mean, in linear light, of the pixels that it
// covers. The result is not larger than the image.
Image shrink(const Image &image, int width, int height);

// Stretches the range of brightness to the whole of what a pixel can hold.
void stretchContrast(Image &image);

std::uint32_t checksum(const Image &image);

#endif
