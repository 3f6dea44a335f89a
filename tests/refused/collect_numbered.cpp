// Each object that is made takes the next number.
// REFUSED: loop-carried-dependence
#include <cstdio>
#include <vector>

static int next_number = 0;
struct ticket {
  int number, of;
  explicit ticket(int of) : number(next_number++), of(of) {}
};

int main() {
  std::vector<ticket> tickets;
  for (int i = 0; i < 30; ++i)
    if (i % 3)
      tickets.emplace_back(i);
  std::vector<ticket> all;
  for (int i = 0; i < 30; ++i)
    all.emplace_back(i);
  for (const ticket &each : tickets)
    std::printf("%d/%d ", each.number, all[each.of].number);
}
