//===- SameCode.cpp -------------------------------------------------------===//

#include "SameCode.h"
#include "poolwise/Summary/Fields.h"

namespace poolwise {
namespace {

template <class T>
bool same(const std::optional<T> &A, const std::optional<T> &B);
template <class T> bool same(const std::vector<T> &A, const std::vector<T> &B);

template <class T> bool same(const T &A, const T &B) {
  if constexpr (HasFields<T>) {
    bool All = true;
    listFields<T>([&](const char *, auto Member) {
      All = All && same(A.*Member, B.*Member);
    });
    return All;
  } else {
    return A == B;
  }
}

template <class T>
bool same(const std::optional<T> &A, const std::optional<T> &B) {
  return bool(A) == bool(B) && (!A || same(*A, *B));
}

template <class T> bool same(const std::vector<T> &A, const std::vector<T> &B) {
  return std::equal(A.begin(), A.end(), B.begin(), B.end(),
                    [](const T &X, const T &Y) { return same(X, Y); });
}

void forgetEditing(FunctionSummary &F) {
  for (Candidate &C : F.Candidates) {
    C.Standard = 0;
    C.Obstacles.clear();
  }
}

} // namespace

bool isSameCode(const FunctionSummary &A, const FunctionSummary &B) {
  if (A.Candidates.empty() || B.Candidates.empty())
    return same(A, B);
  FunctionSummary X = A, Y = B;
  forgetEditing(X);
  forgetEditing(Y);
  return same(X, Y);
}

} // namespace poolwise
