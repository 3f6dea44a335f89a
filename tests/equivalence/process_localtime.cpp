// A library function with one hidden result: rounds in worker processes.
// ALONE: the proof asks what the whole program calls
// WANT: struct days_round
// WANT: int operator()(const long stamp) const {
// WANT: std::vector<int> days = poolwise::processes().map(stamps, days_round{
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 60000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static std::vector<int> days(const std::vector<long> &stamps, int offset,
                             const std::string &suffix) {
  std::vector<int> days;
  for (const long stamp : stamps) {
    std::time_t time = stamp; // a comment that stays
    const std::tm *parts = std::gmtime(&time);
    int day = parts->tm_yday + offset + static_cast<int>(suffix.size() + mix(stamp) % 1000);
    days.push_back(day);
  }
  return days;
}

int main() {
  std::vector<long> stamps;
  for (long i = 0; i < 40; ++i)
    stamps.push_back(i * 12345678);
  for (int day : days(stamps, 3, "suffix"))
    std::printf("%d ", day);
  std::printf("\n");
}
