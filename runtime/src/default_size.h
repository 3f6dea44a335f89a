// What the shared pools have in common: the size that the environment asks for, and their end.
#ifndef POOLWISE_SRC_DEFAULT_SIZE_H
#define POOLWISE_SRC_DEFAULT_SIZE_H

#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <system_error>

namespace poolwise::detail {

/// How long the end of the process waits for tasks that nobody waits for.
inline constexpr std::chrono::seconds exit_grace{1};

/// The number in an environment variable; `otherwise` if it is not a number above 0.
inline std::size_t size_from(const char *variable, std::size_t otherwise) {
  const char *const text = std::getenv(variable);
  std::size_t size = 0;
  if (text == nullptr)
    return otherwise;
  const char *const end = text + std::strlen(text);
  const auto [after, error] = std::from_chars(text, end, size);
  return error == std::errc() && after == end && size > 0 ? size : otherwise;
}

} // namespace poolwise::detail

#endif
