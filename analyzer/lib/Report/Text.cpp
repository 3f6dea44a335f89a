//===- Text.cpp - For people, in the form of a compiler's diagnostics -----===//
//
//   src/fetch.cpp:12:3: warning: <message> [poolwise-sequential-io-loop]
//      12 |   for (const auto &Url : Urls)
//         |   ^
//   src/fetch.cpp:13:12: note: <evidence, hop by hop>
//
// Hazards show their source line, for they are what the reader has to change;
// hops of the evidence do not. Of many hazards only the first are shown, what
// is proven before what is not known: who meets more than a few changes
// something else first.
//
//===----------------------------------------------------------------------===//

#include "Formats.h"
#include "poolwise/Report/SourceLines.h"

using namespace llvm;

namespace poolwise {

namespace {

constexpr size_t ShownHazards = 5;

class TextWriter {
public:
  TextWriter(const ReportInput &Input, raw_ostream &OS)
      : Input(Input), OS(OS), Lines(Input.P) {}

  void finding(const Recommendation &R);
  void function(const FunctionReport &F);
  void failures();
  void unused();
  void summary();

private:
  void head(Location Where, StringRef Level, const Twine &Message,
            StringRef Tag = "");
  void snippet(Location Where);
  void color(raw_ostream::Colors C, bool Bold = false);
  void plain();

  const ReportInput &Input;
  raw_ostream &OS;
  SourceLines Lines;
};

} // namespace

void TextWriter::color(raw_ostream::Colors C, bool Bold) {
  if (Input.Color)
    OS.changeColor(C, Bold);
}

void TextWriter::plain() {
  if (Input.Color)
    OS.resetColor();
}

void TextWriter::head(Location Where, StringRef Level, const Twine &Message,
                      StringRef Tag) {
  if (Where.isValid()) {
    color(raw_ostream::SAVEDCOLOR, /*Bold=*/true);
    OS << shownPath(Input.P, Where) << ':' << Where.Line << ':' << Where.Column
       << ": ";
    plain();
  }
  color(Level == "note"      ? raw_ostream::CYAN
        : Level == "warning" ? raw_ostream::MAGENTA
                             : raw_ostream::RED,
        /*Bold=*/true);
  OS << Level << ": ";
  plain();
  OS << Message;
  if (!Tag.empty())
    OS << " [" << Tag << ']';
  OS << '\n';
}

void TextWriter::snippet(Location Where) {
  StringRef Line = Lines.line(Where.File, Where.Line);
  if (!Where.isValid() || Line.trim().empty())
    return;
  std::string Number = std::to_string(Where.Line);
  OS.indent(Number.size() < 5 ? 5 - Number.size() : 0)
      << Number << " | " << Line << '\n';
  OS.indent(std::max<size_t>(5, Number.size())) << " | ";
  // The caret stands below its character whatever the tab width is.
  for (char C : Line.take_front(Where.Column ? Where.Column - 1 : 0))
    if (C == '\t')
      OS << '\t';
    else if ((C & 0xC0) != 0x80) // not inside a UTF-8 sequence
      OS << ' ';
  color(raw_ostream::GREEN, /*Bold=*/true);
  OS << "^\n";
  plain();
}

void TextWriter::finding(const Recommendation &R) {
  Location Site = candidateOf(Input.P, R).Where;
  head(Site, nameOf(R.S), R.Message, "poolwise-" + R.Check);
  snippet(Site);
  for (const Evidence &E : R.Path)
    head(E.Where, "note",
         E.Model.empty() ? E.Message : E.Message + " (rule " + E.Model + ")");
  std::vector<Hazard> Shown;
  for (bool Proven : {true, false})
    for (const Hazard &H : R.Hazards)
      if (H.Proven == Proven && Shown.size() < ShownHazards)
        Shown.push_back(H);
  for (const Hazard &H : Shown) {
    head(H.Where.isValid() ? H.Where : Site, "note",
         (H.Proven ? "" : "not known to be safe: ") + H.Message, H.Name);
    snippet(H.Where);
    if (StringRef Remedy = remedyFor(H.Name); !Remedy.empty())
      OS << "      = help: " << Remedy << '\n';
  }
  if (size_t More = R.Hazards.size() - Shown.size())
    head(Site, "note",
         Twine(More) + " more reason" + (More == 1 ? "" : "s") +
             " against; 'poolwise explain " + shownPath(Input.P, Site) + ":" +
             Twine(Site.Line) + "' lists them");
  // Of others the message itself says that they are not safe.
  if (R.F || R.V == Verdict::Safe)
    head(Site, "note", outlook(R));
}

void TextWriter::function(const FunctionReport &F) {
  const FunctionSummary &Summary = Input.P.Functions[F.Function];
  const Behavior &B = Input.B.ofFunction(F.Function);
  color(raw_ostream::SAVEDCOLOR, /*Bold=*/true);
  OS << shownPath(Input.P, Summary.Where) << ':' << Summary.Where.Line << ": ";
  plain();
  OS << Summary.Name << ": " << nameOf(F.C.K) << " (" << nameOf(F.C.C) << "), "
     << durationText(B.Time.CpuNs / 1000) << " computing, "
     << durationText(B.Time.WaitNs / 1000) << " waiting";
  StringRef Before = "; ";
  for (EffectKind Kind : AllEffects)
    if (any_of(B.Effects, [&](const EffectUse &E) {
          return E.Kind == Kind && !E.Elsewhere;
        })) {
      OS << Before << nameOf(Kind);
      Before = ", ";
    }
  if (!B.Unknown.empty())
    OS << "; " << B.Unknown.size() << " unknown callee"
       << (B.Unknown.size() == 1 ? "" : "s");
  OS << '\n';
  for (const Evidence &E : F.Path) {
    OS << "    ";
    head(E.Where, "note",
         E.Model.empty() ? E.Message : E.Message + " (rule " + E.Model + ")");
  }
}

void TextWriter::failures() {
  for (const FailedUnit &F : Input.P.Failures) {
    color(raw_ostream::SAVEDCOLOR, /*Bold=*/true);
    OS << shownPath(F.File) << ": ";
    plain();
    color(raw_ostream::RED, /*Bold=*/true);
    OS << "error: ";
    plain();
    OS << F.Message << '\n';
  }
}

void TextWriter::unused() {
  for (const UnusedSuppression &U : Input.Unused) {
    color(raw_ostream::SAVEDCOLOR, /*Bold=*/true);
    OS << shownPath(U.File) << ':' << U.Line << ':' << U.Column << ": ";
    plain();
    color(raw_ostream::CYAN, /*Bold=*/true);
    OS << "note: ";
    plain();
    OS << U.Message << " [unused-suppression]\n";
  }
}

static std::string counted(unsigned Number, StringRef What) {
  return (Twine(Number) + " " + What + (Number == 1 ? "" : "s")).str();
}

void TextWriter::summary() {
  Totals T = totalsOf(Input);
  OS << (T.Findings ? counted(T.Findings, "finding") : "no findings");
  if (T.Fixable)
    OS << " (" << T.Fixable << " fixable with '--fix')";
  if (T.Suppressed)
    OS << ", " << T.Suppressed << " suppressed";
  OS << "; " << counted(T.Units, "translation unit") << ", "
     << counted(T.Functions, "function") << ", "
     << counted(T.Candidates, "task candidate") << '\n';
  if (T.Failed)
    OS << T.Failed << " of " << counted(T.Units, "translation unit")
       << " could not be analysed as a whole (see above)\n";
}

void writeText(const ReportInput &Input, raw_ostream &OS) {
  TextWriter Writer(Input, OS);
  for (const Recommendation *R : shownFindings(Input))
    Writer.finding(*R);
  for (const FunctionReport &F : Input.Functions)
    Writer.function(F);
  Writer.unused();
  Writer.failures();
  Writer.summary();
}

} // namespace poolwise
