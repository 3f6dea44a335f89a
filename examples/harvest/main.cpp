// Three chores of an ordinary program, one after the other: gets the pages of a
// web site, fingerprints the files of a folder, and makes small copies of
// pictures. Results go to standard output, times to standard error.
//
//   harvest http://127.0.0.1:8080 FOLDER

#include "digest.h"
#include "http.h"
#include "image.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace fs = std::filesystem;

namespace {

// Tells how long its scope took.
class Stopwatch {
public:
  explicit Stopwatch(std::string part) : part_(std::move(part)) {}
  ~Stopwatch() {
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - start_;
    std::fprintf(stderr, "time %-10s %8.1f ms\n", part_.c_str(), taken.count());
  }
  Stopwatch(const Stopwatch &) = delete;
  Stopwatch &operator=(const Stopwatch &) = delete;

private:
  std::string part_;
  std::chrono::steady_clock::time_point start_ =
      std::chrono::steady_clock::now();
};

//===--- Pages
//-------------------------------------------------------------===//

struct Site {
  Page robots;
  Page sitemap;
};

Site openSite(const std::string &server) {
  Stopwatch watch("site");
  Page robots = fetch(server + "/robots.txt");
  Page sitemap = fetch(server + "/sitemap.txt");
  return {robots, sitemap};
}

std::vector<std::string> urlsOf(const std::string &server, const Page &map) {
  std::vector<std::string> urls;
  std::istringstream lines(map.body);
  std::string path;
  while (std::getline(lines, path))
    urls.push_back(server + path);
  return urls;
}

std::vector<Page> download(const std::vector<std::string> &urls) {
  Stopwatch watch("download");
  std::vector<Page> pages;
  for (const auto &url : urls)
    pages.push_back(fetch(url));
  return pages;
}

// Where each page starts when they are laid end to end.
std::vector<std::size_t> offsetsOf(const std::vector<Page> &pages) {
  std::vector<std::size_t> offsets(pages.size());
  for (std::size_t i = 1; i < pages.size(); ++i)
    offsets[i] = offsets[i - 1] + pages[i - 1].body.size();
  return offsets;
}

void reportPages(const std::string &server) {
  const Site site = openSite(server);
  std::cout << "robots.txt " << site.robots.status << '\n';
  const std::vector<Page> pages = download(urlsOf(server, site.sitemap));
  const std::vector<std::size_t> offsets = offsetsOf(pages);
  for (std::size_t i = 0; i < pages.size(); ++i)
    std::cout << pages[i].url.substr(server.size()) << ' ' << pages[i].status
              << ' ' << pages[i].body.size() << " bytes at " << offsets[i]
              << '\n';
}

//===--- Files
//-------------------------------------------------------------===//

std::vector<fs::path> filesIn(const fs::path &folder) {
  std::vector<fs::path> files;
  for (const auto &entry : fs::directory_iterator(folder))
    if (entry.is_regular_file())
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> hashFiles(const std::vector<fs::path> &files) {
  Stopwatch watch("hash");
  std::vector<std::string> digests(files.size());
  for (std::size_t i = 0; i < files.size(); ++i)
    digests[i] = sha256OfFile(files[i]);
  return digests;
}

std::size_t linesIn(const std::vector<fs::path> &files) {
  Stopwatch watch("lines");
  std::size_t lines = 0;
  for (const fs::path &file : files)
    lines += countLines(file);
  return lines;
}

// One digest for all: each step takes in the one before.
std::string sealOf(const std::vector<std::string> &digests) {
  std::string seal;
  for (const std::string &digest : digests)
    seal = sha256(seal + digest);
  return seal;
}

void reportFiles(const fs::path &folder) {
  const std::vector<fs::path> files = filesIn(folder);
  const std::vector<std::string> digests = hashFiles(files);
  for (std::size_t i = 0; i < files.size(); ++i)
    std::cout << digests[i] << "  " << files[i].filename().string() << '\n';
  std::cout << "lines " << linesIn(files) << '\n';
  std::cout << "seal " << sealOf(digests) << '\n';
}

//===--- Pictures
//----------------------------------------------------------===//

std::vector<Image> drawPictures(int count) {
  Stopwatch watch("draw");
  std::vector<Image> pictures;
  for (int i = 0; i < count; ++i)
    pictures.push_back(testCard(800, 600, i));
  return pictures;
}

std::vector<Image> makeThumbnails(const std::vector<Image> &pictures) {
  Stopwatch watch("resize");
  std::vector<Image> thumbnails;
  thumbnails.reserve(pictures.size());
  for (const Image &picture : pictures)
    thumbnails.push_back(shrink(picture, 400, 300));
  return thumbnails;
}

void finish(std::vector<Image> &thumbnails) {
  Stopwatch watch("contrast");
  for (Image &thumbnail : thumbnails)
    stretchContrast(thumbnail);
}

void reportPictures(int count) {
  const std::vector<Image> pictures = drawPictures(count);
  std::vector<Image> thumbnails = makeThumbnails(pictures);
  finish(thumbnails);
  for (const Image &thumbnail : thumbnails)
    std::cout << thumbnail.width << 'x' << thumbnail.height << ' ' << std::hex
              << checksum(thumbnail) << std::dec << '\n';
}

} // namespace

int main(int argc, char **argv) {
  if (argc != 3) {
    std::cerr << "usage: harvest http://HOST:PORT FOLDER\n";
    return 2;
  }
  try {
    reportPages(argv[1]);
    reportFiles(argv[2]);
    reportPictures(16);
  } catch (const std::exception &error) {
    std::cerr << "harvest: " << error.what() << '\n';
    return 1;
  }
}
