// Reading an archive mostly inflates; extracting sets the umask of the process, and is
// never run side by side.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
// RUN: not %poolwise check --min-task-us 0 %s -- -std=c++20 \
// RUN:   | FileCheck %s --check-prefix=HAZARD
#include <vector>
struct archive;
struct archive_entry;
struct zip_file;
struct libdeflate_compressor;
extern "C" {
long archive_read_data(archive *, void *, unsigned long);
int archive_read_extract(archive *, archive_entry *, int);
unsigned long libdeflate_zlib_compress(libdeflate_compressor *, const void *,
                                       unsigned long, void *, unsigned long);
int BrotliEncoderCompress(int, int, int, unsigned long, const unsigned char *,
                          unsigned long *, unsigned char *);
int unzLocateFile(void *, const char *, int);
}

// CHECK-DAG: inflates: cpu
void inflates(archive *A, void *To) { archive_read_data(A, To, 100000); }

// CHECK-DAG: deflates: cpu
void deflates(libdeflate_compressor *C, const void *From, void *To) {
  libdeflate_zlib_compress(C, From, 100000, To, 100000);
}

// Quality 11 takes 400 times as long as quality 1.
// CHECK-DAG: packsBest: cpu (definite), 1{{[0-9]*}} ms
void packsBest(const unsigned char *From, unsigned char *To, unsigned long *Size) {
  BrotliEncoderCompress(11, 22, 0, 10000, From, Size, To);
}
// CHECK-DAG: packsFast: cpu (definite), {{[0-9]+}} us
void packsFast(const unsigned char *From, unsigned char *To, unsigned long *Size) {
  BrotliEncoderCompress(1, 22, 0, 10000, From, Size, To);
}

// HAZARD: archive_read_extract
void extracts(const std::vector<archive *> &All,
              const std::vector<archive_entry *> &Entries) {
  for (unsigned long I = 0; I < All.size(); ++I)
    archive_read_extract(All[I], Entries[I], 0);
}
