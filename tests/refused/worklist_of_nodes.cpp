// A list may grow while it is walked.
// REFUSED: bound-changed
#include <cstdio>
#include <list>

static int half_of(int number) {
  unsigned v = unsigned(number);
  for (int i = 0; i < 100000; ++i)
    v = v * 1664525u + 1013904223u;
  return v ? number / 2 : number;
}

static void expand(std::list<int> &work, std::list<int> &more) {
  for (int number : work) {
    int half = half_of(number);
    if (half > 0)
      more.push_back(half);
  }
}

int main() {
  std::list<int> numbers{100, 50, 7};
  expand(numbers, numbers);
  for (int number : numbers)
    std::printf("%d ", number);
}
