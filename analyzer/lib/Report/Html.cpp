//===- Html.cpp - One page to read, send and archive ----------------------===//
//
// Holds everything itself: no network, no other files. A sortable table, then
// each finding with its source, its evidence and what stands against it; light
// or dark as the reader's system is. Readable without the script, which only
// sorts.
//
//===----------------------------------------------------------------------===//

#include "Formats.h"
#include "HtmlAssets.h"
#include "poolwise/Report/SourceLines.h"

using namespace llvm;

namespace poolwise {

namespace {

class HtmlWriter {
public:
  HtmlWriter(const ReportInput &Input, raw_ostream &OS)
      : Input(Input), OS(OS), Lines(Input.P) {}
  void page();

private:
  void totals();
  void table(ArrayRef<const Recommendation *> Findings);
  void row(const Recommendation &R, size_t Number);
  void finding(const Recommendation &R, size_t Number);
  void source(const Candidate &Site);
  void line(Location Where);
  void functions();
  void failures();
  void head(ArrayRef<std::pair<StringRef, bool>> Columns);

  const ReportInput &Input;
  raw_ostream &OS;
  SourceLines Lines;
};

/// Escaped for text and for quoted attributes.
std::string escaped(StringRef Text) {
  std::string Result;
  for (char C : Text) {
    switch (C) {
    case '&':
      Result += "&amp;";
      break;
    case '<':
      Result += "&lt;";
      break;
    case '>':
      Result += "&gt;";
      break;
    case '"':
      Result += "&quot;";
      break;
    default:
      Result += C;
    }
  }
  return json::fixUTF8(Result);
}

} // namespace

static std::string place(const Program &P, Location Where) {
  return escaped(shownPath(P, Where)) + ":" + std::to_string(Where.Line);
}

void HtmlWriter::totals() {
  Totals T = totalsOf(Input);
  OS << "<ul class=\"totals\">";
  auto item = [&](unsigned Number, StringRef What) {
    OS << "<li><b>" << Number << "</b>" << What << "</li>";
  };
  item(T.Findings, "findings");
  item(T.Fixable, "fixable");
  item(T.Suppressed, "suppressed");
  item(T.Units, "translation units");
  item(T.Failed, "not analysed as a whole");
  item(T.Functions, "functions");
  item(T.Candidates, "task candidates");
  OS << "</ul>\n";
}

void HtmlWriter::head(ArrayRef<std::pair<StringRef, bool>> Columns) {
  OS << "<div class=\"scroll\"><table class=\"sortable\"><thead><tr>";
  for (auto [Name, IsNumber] : Columns)
    OS << "<th" << (IsNumber ? " class=\"number\"" : "") << "><button>" << Name
       << "</button></th>";
  OS << "</tr></thead><tbody>\n";
}

void HtmlWriter::row(const Recommendation &R, size_t Number) {
  const Candidate &Site = candidateOf(Input.P, R);
  auto cell = [&](StringRef Text) { OS << "<td>" << escaped(Text) << "</td>"; };
  auto number = [&](std::optional<double> Value, const Twine &Text) {
    OS << "<td class=\"number\" data-sort=\""
       << formatv("{0:f3}", Value.value_or(0)) << "\">"
       << (Value ? Text.str() : "") << "</td>";
  };
  OS << "<tr><td><a href=\"#finding-" << Number << "\">"
     << place(Input.P, Site.Where) << "</a></td>";
  cell(R.Check);
  cell(Input.P.Functions[R.Function].Name);
  cell(nameOf(R.K));
  cell(R.On == Executor::None ? "" : nameOf(R.On));
  number(R.E.TaskWaitUs, durationText(R.E.TaskWaitUs));
  number(R.E.TaskCpuUs, durationText(R.E.TaskCpuUs));
  number(R.E.Speedup, formatv("{0:f1}x", R.E.Speedup.value_or(0)).str());
  OS << "<td class=\"" << nameOf(R.V) << "\">" << nameOf(R.V) << "</td>";
  cell(isFixable(R) ? "yes" : "");
  OS << "</tr>\n";
}

void HtmlWriter::table(ArrayRef<const Recommendation *> Findings) {
  head({{"Where", false},
        {"Check", false},
        {"Function", false},
        {"Bound by", false},
        {"Executor", false},
        {"Waiting", true},
        {"Computing", true},
        {"Speedup", true},
        {"Verdict", false},
        {"Fix", false}});
  for (auto [Number, R] : enumerate(Findings))
    row(*R, Number + 1);
  OS << "</tbody></table></div>\n";
}

void HtmlWriter::line(Location Where) {
  StringRef Text = Lines.line(Where.File, Where.Line);
  if (!Where.isValid() || Text.trim().empty())
    return;
  OS << "<pre><span class=\"number\">" << formatv("{0,5}  ", Where.Line)
     << "</span>" << escaped(Text) << "</pre>";
}

void HtmlWriter::source(const Candidate &Site) {
  constexpr uint32_t Around = 2, Most = 24;
  uint32_t First = Site.Where.Line > Around ? Site.Where.Line - Around : 1;
  uint32_t Last = std::max(Site.EndLine, Site.Where.Line);
  OS << "<pre>";
  for (uint32_t L = First; L <= std::min(Last, First + Most); ++L) {
    OS << "<span class=\"number\">" << formatv("{0,5}  ", L) << "</span>";
    bool IsSite = L == Site.Where.Line;
    OS << (IsSite ? "<span class=\"site\">" : "")
       << escaped(Lines.line(Site.Where.File, L)) << (IsSite ? "</span>" : "")
       << '\n';
  }
  if (Last > First + Most)
    OS << "<span class=\"number\">    …</span>\n";
  OS << "</pre>";
}

void HtmlWriter::finding(const Recommendation &R, size_t Number) {
  const Candidate &Site = candidateOf(Input.P, R);
  OS << "<article id=\"finding-" << Number << "\"><h3>" << escaped(R.Message)
     << "</h3>\n<p class=\"where\">" << place(Input.P, Site.Where)
     << " in <code>" << escaped(Input.P.Functions[R.Function].Name)
     << "</code> · poolwise-" << escaped(R.Check) << " · " << nameOf(R.C)
     << "</p>\n";
  source(Site);
  if (!R.Path.empty()) {
    OS << "<ol class=\"path\">";
    for (const Evidence &E : R.Path) {
      OS << "<li>" << escaped(E.Message);
      if (E.Where.isValid())
        OS << " <span class=\"soft\">" << place(Input.P, E.Where) << "</span>";
      if (!E.Model.empty())
        OS << " <span class=\"soft\">rule " << escaped(E.Model) << "</span>";
      line(E.Where);
      OS << "</li>";
    }
    OS << "</ol>\n";
  }
  if (!R.Hazards.empty()) {
    OS << "<ul class=\"hazards\">";
    for (const Hazard &H : R.Hazards) {
      OS << "<li><b class=\"" << (H.Proven ? "unsafe" : "unknown") << "\">"
         << escaped(H.Name) << "</b> " << escaped(H.Message);
      line(H.Where);
      OS << "<span class=\"soft\">" << escaped(remedyFor(H.Name))
         << "</span></li>";
    }
    OS << "</ul>\n";
  }
  OS << "<p>" << escaped(estimateText(R.E)) << ".<br><span class=\""
     << nameOf(R.V) << "\">" << escaped(outlook(R))
     << ".</span></p></article>\n";
}

void HtmlWriter::functions() {
  OS << "<h2>Functions</h2>\n";
  head({{"Function", false},
        {"Where", false},
        {"Bound by", false},
        {"Waiting", true},
        {"Computing", true},
        {"Confidence", false}});
  for (const FunctionReport &F : Input.Functions) {
    const FunctionSummary &Summary = Input.P.Functions[F.Function];
    const Cost &Time = Input.B.ofFunction(F.Function).Time;
    OS << "<tr><td><code>" << escaped(Summary.Name) << "</code></td><td>"
       << place(Input.P, Summary.Where) << "</td><td>" << nameOf(F.C.K)
       << formatv("</td><td class=\"number\" data-sort=\"{0:f3}\">{1}</td>"
                  "<td class=\"number\" data-sort=\"{2:f3}\">{3}</td>",
                  Time.WaitNs, durationText(Time.WaitNs / 1000), Time.CpuNs,
                  durationText(Time.CpuNs / 1000))
       << "<td>" << nameOf(F.C.C) << "</td></tr>\n";
  }
  OS << "</tbody></table></div>\n";
}

void HtmlWriter::failures() {
  OS << "<h2>Not analysed as a whole</h2>\n<ul>";
  for (const FailedUnit &F : Input.P.Failures)
    OS << "<li><code>" << escaped(shownPath(F.File))
       << "</code>: " << escaped(F.Message) << "</li>";
  OS << "</ul>\n";
}

void HtmlWriter::page() {
  std::vector<const Recommendation *> Findings = shownFindings(Input);
  OS << "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
     << "<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">"
     << "<title>poolwise report</title><style>" << HtmlStyle
     << "</style></head><body>\n<h1>poolwise report</h1>\n";
  totals();
  if (Findings.empty())
    OS << "<p>No findings.</p>\n";
  else
    table(Findings);
  if (!Input.P.Failures.empty())
    failures();
  if (!Findings.empty())
    OS << "<h2>Findings</h2>\n";
  for (auto [Number, R] : enumerate(Findings))
    finding(*R, Number + 1);
  if (!Input.Functions.empty())
    functions();
  OS << "<script>" << HtmlScript << "</script></body></html>\n";
}

void writeHtml(const ReportInput &Input, raw_ostream &OS) {
  HtmlWriter(Input, OS).page();
}

} // namespace poolwise
