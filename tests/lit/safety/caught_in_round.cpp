// An exception that the round itself catches does not leave the loop.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <stdexcept>
#include <string>
#include <vector>

static int checked(int X) {
  if (X < 0)
    throw std::runtime_error("negative");
  return X + 1;
}

struct Refusal {
  int Code;
};
static int refusing(int X) {
  if (X < 0)
    throw Refusal{X};
  return X + 1;
}

struct Hidden : private std::runtime_error {
  Hidden() : std::runtime_error("hidden") {}
};
static int hiding(int X) {
  if (X < 0)
    throw Hidden();
  return X + 1;
}

// CHECK-DAG: loop in caught_ok: safe
void caught_ok(const std::vector<int> &In, std::vector<int> &Out) {
  for (std::size_t I = 0; I < In.size(); ++I)
    try {
      Out[I] = checked(In[I]);
    } catch (const std::exception &) {
      Out[I] = 0;
    }
}

// CHECK-DAG: loop in all_caught_ok: safe
void all_caught_ok(const std::vector<int> &In, std::vector<int> &Out) {
  for (std::size_t I = 0; I < In.size(); ++I)
    try {
      Out[I] = refusing(In[I]);
    } catch (...) {
      Out[I] = 0;
    }
}

// CHECK-DAG: loop in library_ok: safe
void library_ok(const std::vector<std::string> &In, std::vector<int> &Out) {
  for (std::size_t I = 0; I < In.size(); ++I)
    try {
      Out[I] = std::stoi(In[I]);
    } catch (const std::invalid_argument &) {
      Out[I] = -1;
    } catch (const std::exception &) {
      Out[I] = 0;
    }
}

// What is not caught is thrown where it would have been.
// CHECK-DAG: loop in other_ok: safe, split
void other_ok(const std::vector<int> &In, std::vector<int> &Out) {
  for (std::size_t I = 0; I < In.size(); ++I)
    try {
      Out[I] = refusing(In[I]);
    } catch (const std::exception &) {
      Out[I] = 0;
    }
}

// CHECK-DAG: loop in one_type_bad: unknown
void one_type_bad(const std::vector<int> &In, std::vector<int> &Out) {
  for (std::size_t I = 0; I < In.size(); ++I)
    try {
      Out[I] = In[I];
      Out[I] = checked(Out[I]);
    } catch (const std::logic_error &) {
      Out[I] = 0;
    }
}

// CHECK-DAG: loop in private_bad: unknown
void private_bad(const std::vector<int> &In, std::vector<int> &Out) {
  for (std::size_t I = 0; I < In.size(); ++I)
    try {
      Out[I] = In[I];
      Out[I] = hiding(Out[I]);
    } catch (const std::exception &) {
      Out[I] = 0;
    }
}

// CHECK-DAG: loop in rethrown_bad: unknown
void rethrown_bad(const std::vector<int> &In, std::vector<int> &Out) {
  for (std::size_t I = 0; I < In.size(); ++I)
    try {
      Out[I] = In[I];
      Out[I] = checked(Out[I]);
    } catch (...) {
      Out[I] = 0;
      throw;
    }
}
