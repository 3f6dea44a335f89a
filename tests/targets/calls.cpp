// Calls that wait, for std::async.
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <string>
#include <unistd.h>

// WANT std-async: auto first_task = std::async(std::launch::async, [&] { return load("one", 1); });
// WANT std-async: const auto second = second_task.get();
// WANT std-async: total_task.get()
// WANT std-async: save_task.get();
// WANT std-async: save_task4.get();
// SAYS std-async: std::async would start a thread for each round

static std::string load(const char *name, int times) {
  usleep(2000);
  std::string text;
  for (int i = 0; i < times; ++i)
    text += name;
  return text;
}

static int size(const char *name) {
  usleep(2000);
  if (std::strlen(name) > 8)
    throw std::length_error(name);
  return static_cast<int>(std::strlen(name));
}

static void save(int *to) {
  usleep(2000);
  *to = 7;
}

static std::string both() {
  auto first = load("one", 1); // a comment that stays
  const auto second = load("two", 2);
  return first + second;
}

static long sizes(const char *a, const char *b) {
  long total = 0, other = 0;
  total = size(a);
  other = size(b);
  return total * 100 + other;
}

static int saved() {
  int one = 0, two = 0;
  save(&one);
  save(&two);
  std::puts("saved once");
  save(&two);
  save(&one);
  return one + two;
}

static void rounds() {
  for (int i = 0; i < 3; ++i)
    usleep(1000);
}

int main() {
  std::printf("%s %d\n", both().c_str(), saved());
  std::printf("%ld\n", sizes("abc", "de"));
  try {
    std::printf("%ld\n", sizes("far too long", "much too long"));
  } catch (const std::length_error &e) {
    std::printf("%s\n", e.what());
  }
  rounds();
}
