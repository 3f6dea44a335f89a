//===- SinglePassRange.cpp - The range can be walked only once ------------===//
//
// A directory or an input stream yields each element for a moment. Copies of
// the elements may be handed out; the elements themselves may not.
//
// Not handled: ranges of the program that hand out one buffer again and again
// behind an iterator that claims more.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"

using namespace llvm;
namespace poolwise {

void checkSinglePassRange(const Trial &T, Hazards &Out) {
  if (!T.isLoop() || T.Shape->Over.Type.empty())
    return;
  const TypeModel *Model = T.Rules.typeNamed(T.Shape->Over.Type);
  if (!Model || Model->R != TypeModel::Role::SinglePass)
    return;
  bool MayWrite = T.Shape->ByReference && T.Shape->Variable != NoId &&
                  !T.F.Variables[T.Shape->Variable].IsConst;
  if (!MayWrite)
    return;
  Hazard H;
  H.Message = "'" + T.Shape->Over.Type +
              "' can be walked only once, and its elements are taken by "
              "reference";
  H.Where = T.C.Where;
  H.Proven = false;
  Out.push_back(std::move(H));
}

} // namespace poolwise
