// Sums, texts and counts of what worker processes compute.
// ALONE: the proof asks what the whole program calls
// WANT: poolwise::processes().reduce(
// WANT: poolwise::processes().count_if(
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 60000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static int year(long stamp) {
  std::time_t time = stamp + mix(stamp) % 1000;
  return std::gmtime(&time)->tm_year;
}

int main() {
  std::vector<long> stamps;
  for (long i = 0; i < 30; ++i)
    stamps.push_back(i * 123456789);
  long sum = 0;
  for (long stamp : stamps)
    sum += year(stamp);
  int even = 0;
  for (int i = 0; i < 30; ++i)
    if (year(stamps[i]) % 2 == 0)
      ++even;
  std::string all;
  for (const long &stamp : stamps) {
    all += std::to_string(year(stamp)) + ' ';
  }
  std::printf("%ld %d %s\n", sum, even, all.c_str());
}
