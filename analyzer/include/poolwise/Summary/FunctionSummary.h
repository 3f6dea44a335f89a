//===- FunctionSummary.h - One function, as extracted -----------*- C++ -*-===//
//
// Facts, regions and task candidates of one function, lambda (its operator())
// or implicit member. Written by Extract, read by everything after it.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SUMMARY_FUNCTIONSUMMARY_H
#define POOLWISE_SUMMARY_FUNCTIONSUMMARY_H

#include "poolwise/Summary/Candidate.h"

namespace poolwise {

struct Variable {
  enum class Kind : uint8_t {
    Parameter, ///< in order, before all others
    Local,
    StaticLocal, ///< accesses are recorded as Global places; here for its name
    Capture,     ///< of this lambda, in capture order
  };
  Kind K = Kind::Local;
  std::string Name;
  /// Canonical type, without cv and reference.
  std::string Type;
  /// Parameter and Capture: how it is taken. Reference locals have a Binding
  /// and are replaced by what they refer to where that is a place.
  Passing By = Passing::Value;
  bool IsReference = false;
  bool IsConst = false;
  bool IsThreadLocal = false;
  /// A pointer that is declared `__restrict`.
  bool IsRestrict = false;
  /// The address or a reference escapes into a call, binding or capture.
  bool AddressTaken = false;
  /// Declared in this region.
  RegionId Region = 0;
  Location Where;
  /// The declaration statement, when it declares this variable alone.
  Range Declaration;
  /// Declared without initialiser, or with an empty one (`std::vector<int>
  /// v;`).
  bool StartsEmpty = false;
  /// What the declaration sets an integer to, as a subscript.
  Subscript First;
};

struct FunctionSummary {
  std::string Usr;
  /// Qualified, without parameters; lambdas: "(lambda at FILE:LINE)" behind the
  /// enclosing function's name.
  std::string Name;
  Location Where;
  uint32_t EndLine = 0;
  /// Overridden methods (directly), for virtual calls.
  std::vector<std::string> Overrides;
  /// Their qualified names, for rules that say who calls them.
  std::vector<std::string> OverriddenNames;
  bool IsVirtual = false;
  /// Its class (or it) is final or local to the translation unit: no overrider
  /// can stand in a file that was not seen.
  bool OverridersClosed = false;
  bool IsNoexcept = false;
  bool IsConst = false;
  bool IsMain = false;
  /// Compiler-made (defaulted member, inherited constructor).
  bool IsImplicit = false;
  /// The enclosing function of a lambda; else empty.
  std::string Parent;
  /// Canonical, without cv and reference.
  std::string ResultType;

  uint32_t ParameterCount = 0;
  std::vector<Variable> Variables;
  std::vector<Computation> Computations;
  std::vector<Region> Regions; ///< [0] is the body; parents before children
  std::vector<Call> Calls;
  std::vector<Access> Accesses;
  std::vector<Binding> Bindings;
  std::vector<Update> Updates;
  std::vector<Jump> Jumps;
  /// What return statements yield, when it is (or refers to, points at,
  /// iterates over) a place.
  std::vector<Value> Returns;
  std::vector<Candidate> Candidates;

  /// Is `Inner` the region `Outer` or below it?
  bool isWithin(RegionId Inner, RegionId Outer) const;
};

} // namespace poolwise

#endif
