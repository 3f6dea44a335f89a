// The elements end with their container, the object with its owner.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
#include <memory>
#include <unistd.h>
#include <vector>

struct Page {
  int Descriptor = 0;
  Page() = default;
  Page(const Page &) = default;
  ~Page() { fsync(Descriptor); }
};
// CHECK: Book::~Book: io (probable), {{.*}}, 40 ms waiting
struct Book {
  std::vector<Page> Pages;
  ~Book() {}
};
// CHECK: Note::~Note: io ({{.*}}), {{.*}}, 5.0 ms waiting
struct Note {
  std::unique_ptr<Page> Only;
  ~Note() {}
};
