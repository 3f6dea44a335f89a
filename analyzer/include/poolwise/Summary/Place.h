//===- Place.h - A stretch of memory, named symbolically --------*- C++ -*-===//
//
// A place is a root (a variable, `this`, a global, the result of a call...) and
// a path from it: `this->Cache[i].Hits` is (This, .Cache, [i], .Hits).
//
// Extract names places by what the source says, without knowing any library:
// `v[i]` on a std::vector is (Result of call #3), and only the rule for
// operator[] tells later that this is an element of `v`. See Resolve.h.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SUMMARY_PLACE_H
#define POOLWISE_SUMMARY_PLACE_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace poolwise {

/// Index into FunctionSummary::Variables.
using VariableId = uint32_t;
/// Index into FunctionSummary::Calls.
using CallId = uint32_t;
/// Index into FunctionSummary::Regions.
using RegionId = uint32_t;
inline constexpr uint32_t NoId = ~0u;

/// The index of an element access, as far as it is understood:
/// `Variable + Offset`, a constant (`Variable == NoId`), or not known.
struct Subscript {
  bool Known = false;
  VariableId Variable = NoId;
  int64_t Offset = 0;
  /// Into FunctionSummary::Computations, or NoId. With one, the index is what
  /// that yields `+ Variable + Offset` (no Variable: `+ Offset`), and not
  /// Known: who looks at Variable alone sees only a part of it.
  uint32_t Computed = NoId;

  friend auto operator<=>(const Subscript &, const Subscript &) = default;
};

/// Field name of what a container knows of itself: its size, where its elements
/// are. Reading an element or an iterator reads it; changing the container as a
/// whole writes it, changing an element does not. So it overlaps its container,
/// but no Index, Deref or Owned step beside it.
inline constexpr const char *BookkeepingField = "(bookkeeping)";

/// One step along a path.
struct Step {
  enum class Kind : uint8_t {
    Field,   ///< a member; Name holds it
    Deref,   ///< what a pointer (or a reference member, an iterator) points at
    Owned,   ///< what a unique owner holds: distinct for distinct owners
    Index,   ///< an element; Subscript tells which
    Address, ///< the address of what stands before; cancels with Deref
    Yield,   ///< the integer that a const method without parameters yields;
             ///< Name holds its USR. No memory: only lengths have it
  };
  Kind K = Kind::Field;
  std::string Name;
  Subscript Index;

  friend auto operator<=>(const Step &, const Step &) = default;
};

struct Place {
  enum class Root : uint8_t {
    Unknown,  ///< anything at all
    Variable, ///< Id: a parameter, local, static local or capture
    This,     ///< *this
    Global,   ///< Name: the USR of a global or static member, or, from rules,
              ///< a process-wide state such as "state:environment". Of a
              ///< thread-local: "thread:" and its USR
    Result,   ///< Id: what a call of this function yielded
    Fresh,    ///< an object made here that nothing else knows: a temporary,
              ///< `new`. Id: the call that made it (its region tells whether
              ///< each round makes its own), or NoId
    Element,  ///< Id: the loop region whose current element this is
    Constant, ///< no memory: a literal, nullptr, a string literal
  };
  Root R = Root::Unknown;
  uint32_t Id = NoId;
  std::string Name;
  std::vector<Step> Path;

  bool isUnknown() const { return R == Root::Unknown; }
  friend auto operator<=>(const Place &, const Place &) = default;
};

/// What is handed over as an argument, assigned, returned or captured.
struct Value {
  enum class Kind : uint8_t {
    Other,    ///< computed; nothing is known of it
    Place,    ///< the content of (or a reference to) `P`. Of an expression
              ///< `&x` the place is (x, Address)
    Constant, ///< integer `Number`
    Affine,   ///< `Index.Variable + Index.Offset`, Offset not 0
    Function, ///< `Usr`: the address of a function
    Lambda,   ///< `Usr`: its operator(); `Captures` in the order of its
              ///< capture variables
    Text,     ///< string literal `Name`
  };
  Kind K = Kind::Other;
  Place P;
  int64_t Number = 0;
  /// What this is when used as a subscript. Known for Affine, for Constant, and
  /// for a Place that is an integer variable.
  Subscript Index;
  std::string Usr;
  std::string Name;
  std::vector<Value> Captures;
  /// Canonical type, without cv and reference, template arguments kept:
  /// "std::basic_ifstream<char>", "int", "foo::Bar *".
  std::string Type;
};

/// `y * width`, where a row begins in a table that lies in one stretch: of two
/// integers, a third.
struct Computation {
  enum class Op : uint8_t { Times, Plus, Minus, Min, Max };
  Op O = Op::Times;
  Value Left, Right;
  /// Unsigned, of less than 64 bits; others do not wrap.
  bool MayWrap = false;
};

} // namespace poolwise

#endif
