// Called in a child process only.
double in_another_file(long count) {
  volatile double sum = 0;
  for (long i = 0; i < count; ++i)
    sum = sum + 1.0 / double(i + 1);
  return sum;
}
