// What is appended to may be the list that is walked: some work adds more work.
// REFUSED: bound-changed
#include <cstdio>
#include <vector>

static int half_of(int number) {
  unsigned v = unsigned(number);
  for (int i = 0; i < 100000; ++i)
    v = v * 1664525u + 1013904223u;
  return v ? number / 2 : number;
}

static void expand(std::vector<int> &work, std::vector<int> &more) {
  for (std::size_t i = 0; i < work.size(); ++i) {
    int half = half_of(work[i]);
    if (half > 0)
      more.push_back(half);
  }
}

int main() {
  std::vector<int> numbers{100, 50, 7};
  expand(numbers, numbers);
  for (int number : numbers)
    std::printf("%d ", number);
}
