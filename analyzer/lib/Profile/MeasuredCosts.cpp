//===- MeasuredCosts.cpp - A profile, by function of the program ----------===//

#include "poolwise/Profile/MeasuredCosts.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace poolwise {

namespace {
/// The last part of a name, without parameters and template arguments.
std::string lastName(StringRef Name) {
  std::string Plain;
  int Depth = 0;
  for (char C : Name) {
    if (C == '(' && Depth == 0 && !StringRef(Plain).ends_with("operator") &&
        !Plain.empty() && !StringRef(Plain).ends_with(":"))
      break;
    Depth += (C == '<' || C == '(') - ((C == '>' || C == ')') && Depth > 0);
    if (Depth == 0 && C != '>' && C != ')')
      Plain += C;
  }
  StringRef Rest = StringRef(Plain).rtrim();
  if (size_t Colon = Rest.rfind(':'); Colon != StringRef::npos)
    Rest = Rest.substr(Colon + 1);
  return Rest.substr(Rest.find_last_of(' ') + 1).str();
}

/// How many names at the ends of both paths are the same.
unsigned commonEnd(StringRef A, StringRef B) {
  auto I = sys::path::rbegin(A), EndA = sys::path::rend(A);
  auto J = sys::path::rbegin(B), EndB = sys::path::rend(B);
  unsigned Count = 0;
  for (; I != EndA && J != EndB && *I == *J; ++I, ++J)
    ++Count;
  return Count;
}

/// Functions by the last names of their files.
class Places {
public:
  explicit Places(const Program &P) : P(P) {
    for (FunctionId F = 0; F < P.Functions.size(); ++F)
      if (const Location &Where = P.Functions[F].Where; Where.isValid())
        ByFile[sys::path::filename(P.Files[Where.File].Path)].push_back(F);
  }

  /// All instances of the template, if it is one.
  std::vector<FunctionId> find(const MeasuredFunction &M) const {
    auto It = ByFile.find(sys::path::filename(M.File));
    if (It == ByFile.end())
      return {};
    std::string Name = lastName(M.Name);
    std::vector<FunctionId> Found;
    unsigned Best = 0;
    for (FunctionId F : It->second) {
      const FunctionSummary &S = P.Functions[F];
      bool IsLambda = StringRef(S.Name).contains("(lambda");
      if (M.Line < S.Where.Line || M.Line > std::max(S.EndLine, S.Where.Line) ||
          (IsLambda ? M.Line != S.Where.Line || Name != "operator"
                    : lastName(S.Name) != Name))
        continue;
      unsigned Common = commonEnd(P.Files[S.Where.File].Path, M.File);
      if (Common > Best)
        Found.clear();
      if (Common >= Best)
        Found.push_back(F);
      Best = std::max(Best, Common);
    }
    return Found;
  }

private:
  const Program &P;
  StringMap<std::vector<FunctionId>> ByFile;
};
} // namespace

MeasuredCosts measuredCosts(const Profile &Measured, const Program &P) {
  Places At(P);
  // Totals first: several instances may stand at one place.
  std::map<FunctionId, MeasuredFunction> Sums;
  for (const MeasuredFunction &M : Measured.Functions)
    for (FunctionId F : At.find(M)) {
      MeasuredFunction &Sum = Sums[F];
      Sum.Calls += M.Calls;
      Sum.WallUs += M.WallUs;
      Sum.CpuUs += M.CpuUs;
      Sum.IoUs += M.IoUs;
      Sum.LockUs += M.LockUs;
    }
  MeasuredCosts Out;
  for (const auto &[F, Sum] : Sums) {
    if (Sum.Calls == 0)
      continue;
    double Ns = 1000 / double(Sum.Calls);
    double Waits = Sum.IoUs + Sum.LockUs;
    // Time on a core also passes inside I/O calls; wall time also passes while
    // other programs run.
    double Cpu = std::max(0.0, std::min(Sum.WallUs - Waits, Sum.CpuUs));
    Out[F] = {Cpu * Ns, Sum.IoUs * Ns, Sum.LockUs * Ns, Sum.Calls};
  }
  return Out;
}

} // namespace poolwise
