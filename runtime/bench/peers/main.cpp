#include "bench.h"

int main(int argc, char **argv) { return bench::measure(bench::rows(), argc, argv); }
