// Streams of the C library: a call does I/O only when it fills or empties the stream's buffer.
// Whether it did is seen from the buffer before and after; a file read character by character is
// mostly computing.
//
// Not handled: streams of wide characters.

#include "wait.h"

#include <cstdarg>
#include <cstdio>
#include <cstring>

using namespace poolwise::profiler;

#define EXPORT extern "C" __attribute__((visibility("default")))

// The function of that name behind ours.
#define REAL(NAME)                                                                                 \
  static decltype(&wrapped_##NAME) real;                                                           \
  if (!real)                                                                                       \
  real = reinterpret_cast<decltype(real)>(next_function(#NAME))

namespace {
// Bytes that were read ahead.
size_t ready(const FILE *f) { return static_cast<size_t>(f->_IO_read_end - f->_IO_read_ptr); }

// A call that writes: the buffer grew by what was written, or was emptied.
class write_call {
public:
  explicit write_call(const FILE *f) : f_(f), before_(held()), here_(wait_kind::io) {}
  template <class Result> Result wrote(Result result, size_t bytes) {
    here_.ignore_unless(held() != before_ + bytes);
    return result;
  }

private:
  size_t held() const { return static_cast<size_t>(f_->_IO_write_ptr - f_->_IO_write_base); }
  const FILE *f_;
  size_t before_;
  wait here_;
};

// A call that reads: more was taken than was ready, or nothing at all.
class read_call {
public:
  explicit read_call(const FILE *f) : ready_(ready(f)), here_(wait_kind::io) {}
  template <class Result> Result took(Result result, size_t bytes) {
    here_.ignore_unless(bytes == 0 || bytes > ready_);
    return result;
  }

private:
  size_t ready_;
  wait here_;
};

size_t printed(int result) { return result > 0 ? static_cast<size_t>(result) : 0; }
} // namespace

//--- Reading ------------------------------------------------------------------------------------

#define READS_BLOCK(NAME)                                                                          \
  EXPORT size_t wrapped_##NAME(void *, size_t, size_t, FILE *) __asm__(#NAME);                     \
  EXPORT size_t wrapped_##NAME(void *to, size_t size, size_t count, FILE *f) {                     \
    REAL(NAME);                                                                                    \
    read_call call(f);                                                                             \
    /* Also when less is there than was asked for: it looked. */                                   \
    return call.took(real(to, size, count, f), size * count);                                      \
  }
READS_BLOCK(fread)
READS_BLOCK(fread_unlocked)

#define READS_LINE(NAME)                                                                           \
  EXPORT char *wrapped_##NAME(char *, int, FILE *) __asm__(#NAME);                                 \
  EXPORT char *wrapped_##NAME(char *to, int size, FILE *f) {                                       \
    REAL(NAME);                                                                                    \
    read_call call(f);                                                                             \
    char *line = real(to, size, f);                                                                \
    return call.took(line, line ? strlen(line) : 0);                                               \
  }
READS_LINE(fgets)
READS_LINE(fgets_unlocked)

#define READS_CHARACTER(NAME)                                                                      \
  EXPORT int wrapped_##NAME(FILE *) __asm__(#NAME);                                                \
  EXPORT int wrapped_##NAME(FILE *f) {                                                             \
    REAL(NAME);                                                                                    \
    if (ready(f) > 0)                                                                              \
      return real(f);                                                                              \
    wait here(wait_kind::io);                                                                      \
    return real(f);                                                                                \
  }
READS_CHARACTER(fgetc)
READS_CHARACTER(getc)
READS_CHARACTER(_IO_getc)
READS_CHARACTER(getc_unlocked)
READS_CHARACTER(fgetc_unlocked)
READS_CHARACTER(__uflow)
READS_CHARACTER(__underflow)

EXPORT ssize_t wrapped_getline(char **, size_t *, FILE *) __asm__("getline");
EXPORT ssize_t wrapped_getline(char **line, size_t *size, FILE *f) {
  REAL(getline);
  read_call call(f);
  const ssize_t length = real(line, size, f);
  return call.took(length, length > 0 ? static_cast<size_t>(length) : 0);
}

#define READS_UNTIL(NAME)                                                                          \
  EXPORT ssize_t wrapped_##NAME(char **, size_t *, int, FILE *) __asm__(#NAME);                    \
  EXPORT ssize_t wrapped_##NAME(char **line, size_t *size, int end, FILE *f) {                     \
    REAL(NAME);                                                                                    \
    read_call call(f);                                                                             \
    const ssize_t length = real(line, size, end, f);                                               \
    return call.took(length, length > 0 ? static_cast<size_t>(length) : 0);                        \
  }
READS_UNTIL(getdelim)
READS_UNTIL(__getdelim)

//--- Writing ------------------------------------------------------------------------------------

#define WRITES_BLOCK(NAME)                                                                         \
  EXPORT size_t wrapped_##NAME(const void *, size_t, size_t, FILE *) __asm__(#NAME);               \
  EXPORT size_t wrapped_##NAME(const void *from, size_t size, size_t count, FILE *f) {             \
    REAL(NAME);                                                                                    \
    write_call call(f);                                                                            \
    const size_t written = real(from, size, count, f);                                             \
    return call.wrote(written, written * size);                                                    \
  }
WRITES_BLOCK(fwrite)
WRITES_BLOCK(fwrite_unlocked)

#define WRITES_TEXT(NAME)                                                                          \
  EXPORT int wrapped_##NAME(const char *, FILE *) __asm__(#NAME);                                  \
  EXPORT int wrapped_##NAME(const char *text, FILE *f) {                                           \
    REAL(NAME);                                                                                    \
    write_call call(f);                                                                            \
    return call.wrote(real(text, f), strlen(text));                                                \
  }
WRITES_TEXT(fputs)
WRITES_TEXT(fputs_unlocked)

EXPORT int wrapped_puts(const char *) __asm__("puts");
EXPORT int wrapped_puts(const char *text) {
  REAL(puts);
  write_call call(stdout);
  return call.wrote(real(text), strlen(text) + 1);
}

#define WRITES_CHARACTER(NAME)                                                                     \
  EXPORT int wrapped_##NAME(int, FILE *) __asm__(#NAME);                                           \
  EXPORT int wrapped_##NAME(int c, FILE *f) {                                                      \
    REAL(NAME);                                                                                    \
    if (f->_IO_write_ptr < f->_IO_write_end)                                                       \
      return real(c, f);                                                                           \
    write_call call(f);                                                                            \
    return call.wrote(real(c, f), 1);                                                              \
  }
WRITES_CHARACTER(fputc)
WRITES_CHARACTER(putc)
WRITES_CHARACTER(_IO_putc)
WRITES_CHARACTER(putc_unlocked)
WRITES_CHARACTER(fputc_unlocked)

EXPORT int wrapped_overflow(FILE *, int) __asm__("__overflow");
EXPORT int wrapped_overflow(FILE *f, int c) {
  static decltype(&wrapped_overflow) real;
  if (!real)
    real = reinterpret_cast<decltype(real)>(next_function("__overflow"));
  write_call call(f);
  return call.wrote(real(f, c), 1);
}

EXPORT int wrapped_putchar(int) __asm__("putchar");
EXPORT int wrapped_putchar(int c) { return wrapped_putc(c, stdout); }

EXPORT int wrapped_vfprintf(FILE *, const char *, va_list) __asm__("vfprintf");
EXPORT int wrapped_vfprintf(FILE *f, const char *format, va_list arguments) {
  REAL(vfprintf);
  write_call call(f);
  const int result = real(f, format, arguments);
  return call.wrote(result, printed(result));
}

EXPORT int wrapped_vprintf(const char *, va_list) __asm__("vprintf");
EXPORT int wrapped_vprintf(const char *format, va_list arguments) {
  return wrapped_vfprintf(stdout, format, arguments);
}

EXPORT int wrapped_fprintf(FILE *, const char *, ...) __asm__("fprintf");
EXPORT int wrapped_fprintf(FILE *f, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const int result = wrapped_vfprintf(f, format, arguments);
  va_end(arguments);
  return result;
}

EXPORT int wrapped_printf(const char *, ...) __asm__("printf");
EXPORT int wrapped_printf(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const int result = wrapped_vfprintf(stdout, format, arguments);
  va_end(arguments);
  return result;
}

EXPORT int wrapped_vfprintf_chk(FILE *, int, const char *, va_list) __asm__("__vfprintf_chk");
EXPORT int wrapped_vfprintf_chk(FILE *f, int, const char *format, va_list arguments) {
  return wrapped_vfprintf(f, format, arguments);
}

EXPORT int wrapped_fprintf_chk(FILE *, int, const char *, ...) __asm__("__fprintf_chk");
EXPORT int wrapped_fprintf_chk(FILE *f, int, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const int result = wrapped_vfprintf(f, format, arguments);
  va_end(arguments);
  return result;
}

EXPORT int wrapped_printf_chk(int, const char *, ...) __asm__("__printf_chk");
EXPORT int wrapped_printf_chk(int, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const int result = wrapped_vfprintf(stdout, format, arguments);
  va_end(arguments);
  return result;
}

// Without a stream, of all of them.
EXPORT int wrapped_fflush(FILE *) __asm__("fflush");
EXPORT int wrapped_fflush(FILE *f) {
  REAL(fflush);
  if (f && f->_IO_write_ptr == f->_IO_write_base)
    return real(f);
  wait here(wait_kind::io);
  return real(f);
}
