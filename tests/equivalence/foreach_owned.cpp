// Each element owns an object of its own, reached by index.
// WANT: poolwise::io_threads().for_each(
#include <chrono>
#include <cstdio>
#include <memory>
#include <thread>
#include <vector>

struct Page {
  int size = 0;
  std::vector<int> lines;
  void add(int more) { size += more; }
};

static int fetch(int number) {
  std::this_thread::sleep_for(std::chrono::milliseconds(1));
  return number * 3;
}

static void fill(std::vector<std::unique_ptr<Page>> &pages) {
  for (std::size_t i = 0; i < pages.size(); ++i) {
    pages[i]->add(fetch(static_cast<int>(i)));
    pages[i]->lines.push_back(pages[i]->size);
  }
}

int main() {
  std::vector<std::unique_ptr<Page>> pages;
  for (int i = 0; i < 20; ++i)
    pages.push_back(std::make_unique<Page>());
  fill(pages);
  for (const auto &page : pages)
    std::printf("%d %zu %d\n", page->size, page->lines.size(), page->lines[0]);
}
