// The library is ended while another thread would be at work.
// REFUSED: not-thread-safe-call
// REFUSED: process-state
#include <curl/curl.h>
#include <filesystem>

void end(const std::filesystem::path &folder) {
  std::filesystem::remove_all(folder);
  curl_global_cleanup();
}
