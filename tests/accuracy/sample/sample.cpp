// What the recorder has to tell apart: `sample FILE` uses each kind of function so often that its
// times are clear. tests/accuracy/test.py knows what must come out.

#include <atomic>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <mutex>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#define OUTLINED __attribute__((noinline))

std::mutex shared;
std::atomic<bool> is_held{false};

// A file read character by character is mostly computing.
OUTLINED long count_vowels(const char *path) {
  std::FILE *file = std::fopen(path, "r");
  long vowels = 0;
  for (int c; (c = std::getc(file)) != EOF;)
    vowels += c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
  std::fclose(file);
  return vowels;
}

// In large pieces it is not.
OUTLINED long read_all(const char *path) {
  int file = open(path, O_RDONLY);
  static char piece[65536];
  long bytes = 0;
  for (ssize_t n; (n = read(file, piece, sizeof piece)) > 0;)
    bytes += n;
  close(file);
  return bytes;
}

OUTLINED void log_lines(const std::string &path) {
  std::ofstream log(path);
  for (int i = 0; i < 500; ++i)
    log << "line " << i << std::endl;
}

OUTLINED void pause_a_little() { usleep(3000); }

OUTLINED double sum_of_squares(long count) {
  double sum = 0;
  for (long i = 0; i < count; ++i)
    sum += double(i) * double(i);
  return sum;
}

OUTLINED int fibonacci(int n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }

OUTLINED void refuse(int i) {
  if (i >= 0)
    throw std::runtime_error("refused");
}

// The functions that throw must not count as running until the end.
OUTLINED int survive(int times) {
  int caught = 0;
  for (int i = 0; i < times; ++i)
    try {
      refuse(i);
    } catch (const std::exception &) {
      ++caught;
    }
  return caught;
}

OUTLINED void hold_the_lock() {
  std::lock_guard<std::mutex> lock(shared);
  is_held = true;
  usleep(200000);
}

OUTLINED void wait_for_the_lock() { std::lock_guard<std::mutex> lock(shared); }

OUTLINED void contend() {
  std::thread holder(hold_the_lock);
  while (!is_held)
    usleep(1000);
  std::thread waiter(wait_for_the_lock);
  holder.join();
  waiter.join();
}

double in_another_file(long count);

OUTLINED double in_a_child(long count) {
  if (fork() == 0) {
    in_another_file(count);
    _exit(0);
  }
  wait(nullptr);
  return 0;
}

int main(int argc, char **argv) {
  if (argc != 2)
    return 2;
  double all = 0;
  for (int i = 0; i < 5; ++i) {
    all += double(count_vowels(argv[1]));
    for (int again = 0; again < 10; ++again)
      all += double(read_all(argv[1]));
    log_lines(std::string(argv[1]) + ".log");
    pause_a_little();
    all += sum_of_squares(1000000);
  }
  all += fibonacci(30);
  all += survive(2000);
  contend();
  all += in_a_child(1000000);
  std::printf("%g\n", all);
}
