// The range can be walked only once.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <filesystem>
#include <string>
#include <vector>

// CHECK-DAG: loop in copies_ok: safe
std::vector<std::string> copies_ok(const std::filesystem::path &Folder) {
  std::vector<std::string> Names;
  for (const auto &Entry : std::filesystem::directory_iterator(Folder))
    Names.push_back(Entry.path().string());
  return Names;
}

// A range of the program that hands out one buffer again and again.
class Lines {
public:
  class Iterator {
  public:
    explicit Iterator(int At) : At(At) {}
    const std::string &operator*() {
      Buffer = std::to_string(At);
      return Buffer;
    }
    Iterator &operator++() {
      ++At;
      return *this;
    }
    bool operator!=(const Iterator &Other) const { return At != Other.At; }

  private:
    int At;
    std::string Buffer;
  };
  Iterator begin() const { return Iterator(0); }
  Iterator end() const { return Iterator(9); }
};

// CHECK-DAG: loop in buffer_bad: unknown
// CHECK-DAG: maybe single-pass-range: walking the range writes
std::vector<std::size_t> buffer_bad(const Lines &All) {
  std::vector<std::size_t> Sizes;
  for (const std::string &Line : All)
    Sizes.push_back(Line.size());
  return Sizes;
}

// By value, each round has its own.
// CHECK-DAG: loop in buffer_ok: safe
std::vector<std::size_t> buffer_ok(const Lines &All) {
  std::vector<std::size_t> Sizes;
  for (std::string Line : All)
    Sizes.push_back(Line.size());
  return Sizes;
}

// A range of the program over elements that stay.
class Shelf {
public:
  std::vector<std::string>::const_iterator begin() const { return Books.begin(); }
  std::vector<std::string>::const_iterator end() const { return Books.end(); }

private:
  std::vector<std::string> Books;
};
// CHECK-DAG: loop in shelf_ok: safe
std::vector<std::size_t> shelf_ok(const Shelf &All) {
  std::vector<std::size_t> Sizes;
  for (const std::string &Book : All)
    Sizes.push_back(Book.size());
  return Sizes;
}
