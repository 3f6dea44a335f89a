// Opening a file fails or not by whether the other call has made it yet.
// REFUSED: changes-outside
#include <cstdio>
#include <unistd.h>

void copy(const char *from, const char *to) {
  FILE *in = std::fopen(from, "rb");
  FILE *out = std::fopen(to, "wb");
  std::printf("%d %d\n", in != nullptr, out != nullptr);
  if (in)
    std::fclose(in);
  if (out)
    std::fclose(out);
}

int main() {
  const char *name = "open_and_create.tmp";
  unlink(name);
  copy(name, name);
  unlink(name);
}
