//===- SinglePassRange.cpp - The range can be walked only once ------------===//
//
// A directory or an input stream yields each element for a moment. Copies of
// the elements may be handed out; the elements themselves may not. The same
// holds for ranges of the program whose iterators keep the element in
// themselves. A view that calls a function for each element may find another
// one each time; whether the function changes anything is not asked.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"
#include "PlaceName.h"
#include "TypeRelation.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

static void report(const Trial &T, Hazards &Out, std::string Message) {
  Hazard H;
  H.Message = std::move(Message);
  H.Where = T.C.Where;
  H.Proven = false;
  Out.push_back(std::move(H));
}

/// An iterator moves by changing a number or a pointer. One that changes more
/// may keep the element in itself, and hand out the same buffer every time.
static const MemoryUse *refilledBuffer(const Trial &T) {
  for (const MemoryUse &Use : T.Header) {
    if (!Use.Write)
      continue;
    bool Inside = any_of(
        Use.P.Path, [](const Step &S) { return S.K != Step::Kind::Field; });
    const TypeModel *Model = T.Rules.typeNamed(Use.Type);
    bool Moves =
        isScalarType(Use.Type) || (Model && Model->R == TypeModel::Role::View);
    if (Inside || !Moves)
      return &Use;
  }
  return nullptr;
}

/// `v | std::views::transform(f)`: walking it calls `f`.
static bool callsFunctions(StringRef Type) {
  return any_of(ArrayRef<StringRef>{"transform_view<", "filter_view<",
                                    "take_while_view<", "drop_while_view<",
                                    "chunk_by_view<"},
                [&](StringRef View) { return Type.contains(View); });
}

/// Of what is looped over.
static std::string rangeType(const Trial &T) {
  if (T.isLoop())
    return T.Shape->Over.Type;
  if (T.C.S != Candidate::Site::Algorithm)
    return "";
  const Call &Algorithm = T.F.Calls[T.C.AlgorithmCall];
  const Model *Rule = T.Rules.modelFor(Algorithm);
  return Rule && Rule->Algorithm
             ? Algorithm.Arguments[Rule->Algorithm->First].V.Type
             : "";
}

void checkSinglePassRange(const Trial &T, Hazards &Out) {
  std::string Type = rangeType(T);
  if (callsFunctions(Type))
    report(T, Out, "'" + Type + "' calls a function to find its elements");
  if (!T.isLoop() || Type.empty())
    return;
  const TypeModel *Model = T.Rules.typeNamed(Type);
  if (Model && Model->R == TypeModel::Role::SinglePass) {
    bool MayWrite = T.Shape->ByReference && T.Shape->Variable != NoId &&
                    !T.F.Variables[T.Shape->Variable].IsConst;
    if (MayWrite)
      report(T, Out,
             "'" + Type +
                 "' can be walked only once, and its elements are taken by "
                 "reference");
    return;
  }
  if (Model || isArrayType(Type) || isPointerType(Type) ||
      T.Shape->F != LoopShape::Form::Range || !T.Shape->ByReference)
    return;
  if (const MemoryUse *Buffer = refilledBuffer(T))
    report(T, Out,
           "walking the range writes '" + nameOf(T.F, Buffer->P) +
               "', so its elements may share one buffer");
}

} // namespace poolwise
