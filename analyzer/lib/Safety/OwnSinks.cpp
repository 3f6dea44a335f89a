#include "OwnSinks.h"
#include "ConflictSort.h"
#include "PatternMatch.h"
#include "PlaceRelation.h"
#include "Totals.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

/// More are no parts of one result.
constexpr size_t MaxSinks = 8;

static std::string typeNamedBy(const Trial &T, const RoundSink &Sink) {
  if (Sink.IsCall)
    return T.F.Calls[Sink.Id].Receiver->Type;
  const Update &U = T.F.Updates[Sink.Id];
  if (!isOfElement(U))
    return U.TargetType;
  CallId Id = elementCall(T.F, U);
  return Id == NoId ? typeOfPlace(T, Sink.Named) : T.F.Calls[Id].Receiver->Type;
}

/// Does an argument lead to the object, so that the call looks at it?
static bool takesItself(const Trial &T, const Call &C, const Place &Named) {
  std::vector<Place> Objects = T.Resolve(Named);
  return any_of(C.Arguments, [&](const Argument &A) {
    return A.V.K == Value::Kind::Place &&
           any_of(T.Resolve(A.V.P), [&](const Place &P) {
             return any_of(Objects,
                           [&](const Place &At) { return isPartOf(P, At); });
           });
  });
}

static bool isInObject(const Trial &T, const Place &P, const Place &Named) {
  return any_of(T.Resolve(Named),
                [&](const Place &At) { return isPartOf(P, At); });
}

/// What a call does that appends to the vector or text, and only that.
static bool isCallUse(const Trial &T, const RoundSink &Sink,
                      const MemoryUse &Use) {
  if (Use.Via == NoId)
    return false;
  const Call &C = T.F.Calls[Use.Via];
  bool Appends =
      (Sink.IsCall && appendsToSame(T, Sink.Id, Use.Via)) ||
      (appendsToText(C) && T.F.isWithin(C.Region, T.Body) &&
       C.Receiver->K == Value::Kind::Place && C.Receiver->P == Sink.Named);
  return Appends && isInObject(T, Use.P, Sink.Named) &&
         !takesItself(T, C, Sink.Named);
}

bool isUseOf(const Trial &T, const RoundSink &Sink, const MemoryUse &Use) {
  if (isCallUse(T, Sink, Use))
    return true;
  if (Sink.IsCall)
    return false;
  bool OfElement = isOfElement(T.F.Updates[Sink.Id]);
  auto IsOne = [&](const Update &Each) {
    return isOfElement(Each) == OfElement && namedBy(Each) == Sink.Named;
  };
  if (!OfElement)
    return Use.Update != NoId && IsOne(T.F.Updates[Use.Update]) &&
           !isInOperand(T, Use) && is_contained(T.Resolve(Sink.Named), Use.P);
  if (!isInObject(T, Use.P, Sink.Named))
    return false;
  // `t[i]` looks for its element; the index may look at anything.
  if (Use.Via != NoId)
    return any_of(T.F.Updates, [&](const Update &Each) {
      return IsOne(Each) && elementCall(T.F, Each) == Use.Via;
    });
  if (Use.Update == NoId || !Use.Path || !IsOne(T.F.Updates[Use.Update]))
    return false;
  const Update &Each = T.F.Updates[Use.Update];
  return !Each.TargetText.holds(Use.Path->Where) &&
         !(Each.OperandText.isValid() &&
           Each.OperandText.holds(Use.Path->Where));
}

//--- What there is --------------------------------------------------------//

/// The number in "std::array<int, 256>" or "int[256]".
static uint64_t lengthIn(StringRef Type) {
  uint64_t Length = 0;
  StringRef Text = isArrayType(Type) ? Type.split('[').second
                                     : Type.rsplit(',').second.ltrim();
  return Text.consumeInteger(10, Length) ? 0 : Length;
}

/// Each round can have such a table: it is not as large as an image.
static bool isSmallTable(const Trial &T, const RoundSink &Sink) {
  std::string Type = typeNamedBy(T, Sink);
  auto IsSmall = [](uint64_t Length) { return 0 < Length && Length <= 65536; };
  if (StringRef(Type).starts_with("std::map<"))
    return true;
  if (!StringRef(Type).starts_with("std::vector<"))
    return IsSmall(lengthIn(Type));
  return any_of(T.F.Calls, [&](const Call &C) {
    return C.K == Call::Kind::Constructor && C.Receiver &&
           C.Receiver->P == Sink.Named && !C.Arguments.empty() &&
           C.Arguments[0].V.K == Value::Kind::Constant &&
           IsSmall(C.Arguments[0].V.Number);
  });
}

/// Rounds that only count would make a table each for a single count.
static bool doesMoreThanCount(const Trial &T) {
  for (RegionId R = 0; R < T.F.Regions.size(); ++R)
    if (T.F.Regions[R].K == Region::Kind::Loop && R != T.Loop &&
        T.F.isWithin(R, T.Body))
      return true;
  auto Counts = [&](CallId Id) {
    return any_of(T.F.Updates, [&](const Update &U) {
      return isOfElement(U) && elementCall(T.F, U) == Id;
    });
  };
  for (CallId Id = 0; Id < T.F.Calls.size(); ++Id)
    if (T.F.isWithin(T.F.Calls[Id].Region, T.Body) && !Counts(Id))
      return true;
  return false;
}

/// All updates of the object may be put together, by one name.
static bool mayBeUpdated(const Trial &T, const RoundSink &Sink,
                         const Place &At) {
  bool OfElement = isOfElement(T.F.Updates[Sink.Id]);
  std::vector<const Update *> All;
  for (const Update &U : T.F.Updates) {
    if (!T.F.isWithin(U.Region, T.Body) ||
        !is_contained(T.Resolve(namedBy(U)), At))
      continue;
    if (isOfElement(U) != OfElement || namedBy(U) != Sink.Named)
      return false;
    All.push_back(&U);
  }
  if (OfElement)
    return !All.empty() && isSmallTable(T, Sink) && doesMoreThanCount(T) &&
           mayBeTable(typeNamedBy(T, Sink), All);
  return !All.empty() && mayBeTotal(T, All);
}

static bool mayBeAppended(const Trial &T, const RoundSink &Sink,
                          const Place &At) {
  StringRef Type = T.F.Calls[Sink.Id].Receiver->Type;
  return At == Sink.Named &&
         (isTextType(Type) || (Type.starts_with("std::vector<") &&
                               appendsToSame(T, Sink.Id, Sink.Id)));
}

/// The one object behind the name, if it keeps the rounds apart.
static std::optional<Place> sharedObject(const Trial &T,
                                         const RoundSink &Sink) {
  std::vector<Place> Places = T.Resolve(Sink.Named);
  if (Places.size() != 1 || !isFixedOutside(T, Places[0]) ||
      isWalked(T, Places[0]) || none_of(T.Conflicts, [&](const Conflict &C) {
        return isPartOf(C.Write->P, Places[0]);
      }))
    return std::nullopt;
  bool IsOne = Sink.IsCall ? mayBeAppended(T, Sink, Places[0])
                           : mayBeUpdated(T, Sink, Places[0]);
  return IsOne ? std::optional(Places[0]) : std::nullopt;
}

namespace {
struct Shared {
  RoundSink Sink;
  uint32_t Bit;
  Place At;
};
} // namespace

/// Are they different objects, whatever callers handed over?
static bool areDistinct(const Trial &T, ArrayRef<Shared> All) {
  for (size_t I = 0; I < All.size(); ++I)
    for (size_t K = 0; K < I; ++K) {
      MemoryUse A, B;
      A.P = All[I].At;
      A.Type = typeNamedBy(T, All[I].Sink);
      B.P = All[K].At;
      B.Type = typeNamedBy(T, All[K].Sink);
      A.Write = B.Write = true;
      if (overlap(T, A, 0, B, 0) != Overlap::Never)
        return false;
    }
  return true;
}

bool giveOwnSinks(Trial &T) {
  if (!T.isLoop() || T.Tasks.size() != 1 ||
      T.Shape->F == LoopShape::Form::Other)
    return false;
  std::vector<RoundSink> Sinks = roundSinks(T.F, T.Loop);
  if (Sinks.empty())
    return false;
  Pattern Own;
  Own.SetAnew = T.SetAnew;
  T.Found = Own;
  findConflicts(T);
  std::vector<Shared> All;
  for (const auto &[I, Sink] : enumerate(Sinks))
    if (std::optional<Place> At = sharedObject(T, Sink))
      All.push_back({Sink, 1u << I, *At});
  Own.F = Pattern::Form::Total;
  for (const Shared &Each : All)
    Own.Count |= Each.Bit;
  // One of them that is looked at is no result of a round.
  for (size_t I = All.size(); I-- > 0;)
    if (isTouched(T, Own, All[I].At)) {
      Own.Count &= ~All[I].Bit;
      All.erase(All.begin() + I);
    }
  if (All.empty() || All.size() > MaxSinks || !areDistinct(T, All))
    return false;
  T.Found = std::move(Own);
  findConflicts(T);
  sortConflicts(T);
  return true;
}

} // namespace poolwise
