// One object twice in a list.
// REFUSED: possible-aliasing

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct item {
  unsigned value;
  void run() { value = mix(value); }
};
void run(item &first, item &second) {
  for (item *each : {&first, &second, &first})
    each->run();
}
