//===- SampleReport.h - A report made by hand -------------------*- C++ -*-===//
#ifndef POOLWISE_TESTS_REPORT_SAMPLEREPORT_H
#define POOLWISE_TESTS_REPORT_SAMPLEREPORT_H

#include "../Suppress/SampleProgram.h"
#include "poolwise/Report/Report.h"

namespace poolwise::test {

/// Two findings in one file: a safe one with a fix, an unsafe one with a
/// hazard.
class SampleReport : public SampleProgram {
public:
  static constexpr llvm::StringRef Source = "// ä\n"
                                            "  for (a)\n"
                                            "    get(\"<x>\");\n"
                                            "\tfor (b)\n"
                                            "    put();\n";

  SampleReport() : SampleProgram(Source) {
    P.Functions[0].Usr = "c:@F@run#";
    Recommendation &Safe = addFinding(2, "sequential-io-loop", "fp-1");
    Safe.K = Kind::Io;
    Safe.On = Executor::IoThreads;
    Safe.E = {100.25, 50000, 20, 12.5};
    Safe.C = Confidence::Definite;
    Safe.V = Verdict::Safe;
    Safe.Message = "each round waits for <the network>";
    Safe.Path = {{"calls 'get'", {0, 3, 5, 20}, ""},
                 {"calls 'recv' (network)", {}, "posix/recv"}};
    Safe.F = Fix{Applicability::Safe, {{0, 8, 7, "run"}}};
    Recommendation &Unsafe = addFinding(4, "sequential-cpu-loop", "fp-2");
    Unsafe.S = Severity::Note;
    Unsafe.K = Kind::Cpu;
    Unsafe.V = Verdict::Unsafe;
    Unsafe.Message = "each round computes";
    Hazard H;
    H.Name = "shared-write";
    H.Message = "'total' [sum] is written by every round";
    H.Where = {0, 5, 5, 48};
    Unsafe.Hazards = {H};
  }

  std::vector<UnusedSuppression> Unused;
  bool OmitSuppressed = false;

  std::string write(Format F) {
    RuleSet Rules;
    Behaviors B = Behaviors::propagate(P, Rules);
    ReportInput Input{P, B, Findings, {}, Unused};
    Input.OmitSuppressed = OmitSuppressed;
    Input.Analyzed = 1;
    Input.Candidates = P.Functions[0].Candidates.size();
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    writeReport(F, Input, OS);
    return Text;
  }

  llvm::json::Value json(Format F) {
    llvm::Expected<llvm::json::Value> Value = llvm::json::parse(write(F));
    return Value ? *Value
                 : llvm::json::Value(llvm::toString(Value.takeError()));
  }
};

} // namespace poolwise::test

#endif
