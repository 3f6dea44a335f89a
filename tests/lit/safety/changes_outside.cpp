// Tasks leave traces outside of the process.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

// CHECK-DAG: loop in remove_bad: unknown
// CHECK-DAG: [[#@LINE+3]]: maybe changes-outside: 'std::filesystem::remove' changes something outside of the process
void remove_bad(const std::vector<std::string> &Paths) {
  for (const auto &Path : Paths)
    std::filesystem::remove(Path);
}

// CHECK-DAG: loop in write_bad: unknown
void write_bad(const std::vector<std::string> &Paths) {
  for (const auto &Path : Paths) {
    std::ofstream Out(Path);
    Out << "done";
  }
}

// CHECK-DAG: loop in size_ok: safe
void size_ok(const std::vector<std::string> &Paths,
             std::vector<std::size_t> &Sizes) {
  for (std::size_t I = 0; I < Paths.size(); ++I) {
    std::ifstream In(Paths[I]);
    std::string Word;
    In >> Word;
    Sizes[I] = Word.size();
  }
}
