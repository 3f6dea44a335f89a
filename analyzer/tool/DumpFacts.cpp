//===- DumpFacts.cpp - A function summary in words ------------------------===//

#include "DumpText.h"
#include "poolwise/Report/SourceLines.h"
#include "poolwise/Summary/OwnedBelow.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;

namespace poolwise::tool {

static std::string variableText(const FunctionSummary &F, VariableId V) {
  if (V >= F.Variables.size())
    return "?";
  const std::string &Name = F.Variables[V].Name;
  return Name.empty() ? "variable " + std::to_string(V) : Name;
}

static std::string indexText(const FunctionSummary &F, const Subscript &S) {
  if (S.Computed != NoId)
    return "computation " + std::to_string(S.Computed) + " + " +
           indexText(F, {true, S.Variable, S.Offset});
  if (!S.Known)
    return "?";
  if (S.Variable == NoId)
    return std::to_string(S.Offset);
  std::string Text = variableText(F, S.Variable);
  if (S.Offset)
    Text +=
        formatv(" {0} {1}", S.Offset < 0 ? "-" : "+", std::abs(S.Offset)).str();
  return Text;
}

static std::string rootText(const FunctionSummary &F, const Place &P) {
  switch (P.R) {
  case Place::Root::Unknown:
    return "anything";
  case Place::Root::Variable:
    return variableText(F, P.Id);
  case Place::Root::This:
    return "(*this)";
  case Place::Root::Global:
    return "global " + P.Name;
  case Place::Root::Result:
    return formatv("(result of call {0})", P.Id).str();
  case Place::Root::Fresh:
    return "(new object)";
  case Place::Root::Element:
    return formatv("(element of loop {0})", P.Id).str();
  case Place::Root::Constant:
    return "constant";
  }
  llvm_unreachable("not a root");
}

std::string placeText(const FunctionSummary &F, const Place &P) {
  std::string Text = rootText(F, P);
  for (const Step &S : P.Path) {
    switch (S.K) {
    case Step::Kind::Field:
      Text += "." + S.Name;
      break;
    case Step::Kind::Deref:
      Text = "*(" + Text + ")";
      break;
    case Step::Kind::Owned:
      Text = (S.Name == OwnedBelow ? "below(" : "owned(") + Text + ")";
      break;
    case Step::Kind::Index:
      Text += "[" + indexText(F, S.Index) + "]";
      break;
    case Step::Kind::Address:
      Text = "&(" + Text + ")";
      break;
    case Step::Kind::Yield:
      Text += ".()";
      break;
    }
  }
  return Text;
}

std::string valueText(const FunctionSummary &F, const Value &V) {
  switch (V.K) {
  case Value::Kind::Other:
    return "computed";
  case Value::Kind::Place:
    return placeText(F, V.P);
  case Value::Kind::Constant:
    return std::to_string(V.Number);
  case Value::Kind::Affine:
    return indexText(F, V.Index);
  case Value::Kind::Function:
    return "function " + V.Name;
  case Value::Kind::Lambda:
    return "lambda";
  case Value::Kind::Text:
    return "\"" + V.Name + "\"";
  }
  llvm_unreachable("not a value");
}

static StringRef nameOf(Region::Kind K) {
  static constexpr StringRef Names[] = {"body",      "loop", "loop body",
                                        "branch",    "try",  "handler",
                                        "statement", "once"};
  return Names[static_cast<size_t>(K)];
}

static StringRef nameOf(Call::Kind K) {
  static constexpr StringRef Names[] = {"direct", "virtual", "constructor",
                                        "destructor", "indirect"};
  return Names[static_cast<size_t>(K)];
}

static StringRef nameOf(Update::Op O) {
  static constexpr StringRef Names[] = {
      "add", "subtract", "multiply", "min", "max", "and", "or", "xor", "count"};
  return Names[static_cast<size_t>(O)];
}

static StringRef nameOf(Jump::Kind K) {
  static constexpr StringRef Names[] = {"break", "continue", "return",
                                        "goto",  "throw",    "suspend"};
  return Names[static_cast<size_t>(K)];
}

static std::string shapeText(const FunctionSummary &F, const LoopShape &L) {
  static constexpr StringRef Forms[] = {"range", "counted", "iterator",
                                        "counted while", "other"};
  std::string Text = Forms[static_cast<size_t>(L.F)].str();
  if (L.Variable != NoId)
    Text += " " + variableText(F, L.Variable);
  for (VariableId V : L.Bindings)
    Text += " " + variableText(F, V);
  if (L.Over.K == Value::Kind::Place)
    Text += " over " + placeText(F, L.Over.P);
  if (L.F == LoopShape::Form::Counted || L.F == LoopShape::Form::CountedWhile)
    Text += formatv(" from {0} to {1}{2} by {3}", valueText(F, L.First),
                    valueText(F, L.Bound), L.BoundIncluded ? " inclusive" : "",
                    L.Step)
                .str();
  if (L.Trips)
    Text += formatv(", {0} rounds", *L.Trips).str();
  return Text;
}

static void dumpRegions(const FunctionSummary &F, raw_ostream &OS) {
  for (auto [Id, R] : enumerate(F.Regions)) {
    OS << formatv("  region {0}: {1}", Id, nameOf(R.K));
    if (R.Parent != NoId)
      OS << " in " << R.Parent;
    OS << formatv(", line {0}, {1} operations", R.Where.Line, R.Operations);
    if (R.Cold)
      OS << ", cold";
    if (R.Loop)
      OS << ", " << shapeText(F, *R.Loop);
    OS << '\n';
  }
}

static void dumpCalls(const FunctionSummary &F, raw_ostream &OS) {
  for (auto [Id, C] : enumerate(F.Calls)) {
    OS << formatv("  call {0}: {1} {2}(", Id, nameOf(C.K),
                  C.Name.empty() ? "?" : C.Name);
    ListSeparator Comma;
    for (const Argument &A : C.Arguments)
      OS << Comma << valueText(F, A.V);
    OS << ')';
    if (C.Receiver)
      OS << " on " << valueText(F, *C.Receiver);
    OS << formatv(" in {0}, line {1}\n", C.Region, C.Where.Line);
  }
}

void dumpFunction(const FunctionSummary &F,
                  const std::vector<SourceFile> &Files, raw_ostream &OS) {
  OS << "function " << F.Name;
  if (F.Where.File < Files.size())
    OS << formatv(" at {0}:{1}-{2}", shownPath(Files[F.Where.File].Path),
                  F.Where.Line, F.EndLine);
  OS << (F.IsVirtual ? ", virtual" : "") << (F.IsImplicit ? ", implicit" : "")
     << (F.IsNoexcept ? ", noexcept" : "") << '\n';
  for (auto [Id, V] : enumerate(F.Variables)) {
    static constexpr StringRef Kinds[] = {"parameter", "local", "static",
                                          "capture"};
    OS << formatv("  variable {0}: {1} {2} {3}{4}\n", Id,
                  Kinds[static_cast<size_t>(V.K)], V.Type, V.Name,
                  V.IsReference ? ", reference" : "");
  }
  dumpRegions(F, OS);
  dumpCalls(F, OS);
  for (const Access &A : F.Accesses)
    OS << formatv("  {0} {1} in {2}, line {3}\n",
                  A.K == Access::Kind::Write ? "write" : "read",
                  placeText(F, A.P), A.Region, A.Where.Line);
  for (const Binding &B : F.Bindings)
    OS << formatv("  bind {0} to {1} in {2}, line {3}\n",
                  placeText(F, B.Target), valueText(F, B.From), B.Region,
                  B.Where.Line);
  for (auto [Id, U] : enumerate(F.Updates))
    OS << formatv("  update {0}: {1} {2} in {3}, line {4}\n", Id, nameOf(U.O),
                  placeText(F, U.Target), U.Region, U.Where.Line);
  for (const Jump &J : F.Jumps)
    OS << formatv("  jump: {0} in {1}, line {2}\n", nameOf(J.K), J.Region,
                  J.Where.Line);
  for (const Value &V : F.Returns)
    OS << "  returns " << valueText(F, V) << '\n';
  for (const Candidate &C : F.Candidates)
    OS << formatv("  candidate at line {0}, region {1}\n", C.Where.Line,
                  C.Region == NoId ? -1 : int(C.Region));
}

} // namespace poolwise::tool
