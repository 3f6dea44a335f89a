// SHA-256, of memory and of files.

#ifndef HARVEST_DIGEST_H
#define HARVEST_DIGEST_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

class Sha256 {
public:
  void update(const char *data, std::size_t size);
  // The digest in hexadecimal; ends the computation.
  std::string finish();

private:
  void block(const unsigned char *data);

  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372,
                                         0xa54ff53a, 0x510e527f, 0x9b05688c,
                                         0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> pending_ = {};
  std::size_t used_ = 0;
  std::uint64_t length_ = 0;
};

std::string sha256(std::string_view text);

// Throws std::runtime_error when the file can't be read.
std::string sha256OfFile(const std::filesystem::path &file);

std::size_t countLines(const std::filesystem::path &file);

#endif
