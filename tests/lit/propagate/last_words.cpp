// What a failing check says before it ends the program does not make a function wait, however
// it is written; and what runs a callable for each element sorts elements, not bytes.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
#include <cstdio>
#include <cstdlib>
#include <sstream>

class Log {
public:
  Log() { stream() << "log: "; }
  ~Log() {
    std::string Text = Said.str();
    fwrite(Text.data(), 1, Text.size(), stderr);
  }
  std::ostream &stream() { return Said; }

private:
  std::ostringstream Said;
};
class Last : public Log {
public:
  [[noreturn]] ~Last() { abort(); }
};
struct Voidify {
  void operator&(std::ostream &) {}
};

// CHECK: streamed_ok: {{cpu|trivial}}
int streamed_ok(int X) {
  if (X == 3)
    Last().stream() << "three";
  return X * 2;
}
// CHECK: left_ok: {{cpu|trivial}}
int left_ok(int X) {
  if (X == 3) {
    Last().stream() << "three";
    return 0;
  }
  return X * 2;
}
// CHECK: checked_ok: {{cpu|trivial}}
int checked_ok(int X) {
  X != 3 ? (void)0 : Voidify() & Last().stream() << "three";
  return X * 2;
}
// CHECK: told_bad: io
int told_bad(int X) {
  if (X == 3)
    Log().stream() << "three";
  return X * 2;
}
static int compare(const void *A, const void *B) { return *(const int *)A - *(const int *)B; }
// CHECK: sorts: cpu {{.*}}, {{[1-9](\.[0-9])?}} us computing
void sorts(int *Values, int Count) { qsort(Values, Count, sizeof *Values, compare); }
