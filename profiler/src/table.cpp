#include "table.h"
#include "clocks.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <new>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace poolwise::profiler {

namespace {
// The libc functions of these names are counted as the program's I/O; these are not.
int raw_open(const char *path, int flags) {
  return static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, flags, 0644));
}

class spin_lock {
public:
  explicit spin_lock(std::atomic_flag &flag) : flag_(flag) {
    while (flag_.test_and_set(std::memory_order_acquire))
      ;
  }
  ~spin_lock() { flag_.clear(std::memory_order_release); }
  spin_lock(const spin_lock &) = delete;

private:
  std::atomic_flag &flag_;
};

constexpr int most_free = 1024;
std::atomic_flag guard;
table *free_tables[most_free];
int free_count = 0;
int files = 0;
char image[256]; // the path of this image's files, up to their endings

const char *folder() {
  static const char *const name = getenv("POOLWISE_PROFILE_DIR");
  return name;
}

void name_image() {
  snprintf(image, sizeof image, "%s/%d-%lld", folder(), getpid(),
           static_cast<long long>(wall_now()));
  write_maps();
}

table *create() {
  if (!image[0])
    name_image();
  char path[sizeof image + 32];
  snprintf(path, sizeof path, "%s-%d.rows", image, files++);
  int fd = raw_open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC);
  if (fd < 0)
    return nullptr;
  void *mapped = MAP_FAILED;
  if (syscall(SYS_ftruncate, fd, sizeof(table)) == 0)
    mapped = mmap(nullptr, sizeof(table), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  syscall(SYS_close, fd);
  if (mapped == MAP_FAILED)
    return nullptr;
  auto *made = static_cast<table *>(mapped); // zeros are an empty table
  new (&made->header()) record_header{.rows = table_rows};
  return made;
}
} // namespace

bool table::wanted() { return folder() && *folder(); }

table *table::take() {
  if (!wanted())
    return nullptr;
  spin_lock lock(guard);
  return free_count > 0 ? free_tables[--free_count] : create();
}

void table::give_back(table *rows) {
  spin_lock lock(guard);
  if (free_count < most_free)
    free_tables[free_count++] = rows;
}

void table::start_new_image() {
  guard.clear();
  free_count = files = 0;
  image[0] = 0;
}

record_row *table::row(const void *function) {
  const auto address = reinterpret_cast<uint64_t>(function);
  uint64_t at = (address * 0x9E3779B97F4A7C15) >> 49;
  static_assert(table_rows == 1 << (64 - 49));
  for (uint64_t tried = 0; tried < table_rows; ++tried, at = (at + 1) % table_rows) {
    if (rows_[at].address == address)
      return &rows_[at];
    if (!rows_[at].address) {
      rows_[at].address = address;
      return &rows_[at];
    }
  }
  return nullptr;
}

void write_maps() {
  if (!image[0])
    return;
  char path[sizeof image + 32], text[4096];
  snprintf(path, sizeof path, "%s.maps", image);
  const int from = raw_open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
  const int to = raw_open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC);
  for (long n; (n = syscall(SYS_read, from, text, sizeof text)) > 0;)
    syscall(SYS_write, to, text, n);
  syscall(SYS_close, from);
  syscall(SYS_close, to);
}

} // namespace poolwise::profiler
