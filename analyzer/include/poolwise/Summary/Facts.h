//===- Facts.h - What is observed in a function body ------------*- C++ -*-===//
//
// Facts are recorded as they stand in the source; none is judged here. Each
// belongs to one region, the innermost that holds it.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SUMMARY_FACTS_H
#define POOLWISE_SUMMARY_FACTS_H

#include "poolwise/Summary/Location.h"
#include "poolwise/Summary/Place.h"

namespace poolwise {

/// How a parameter takes its argument; decides what a callee without a rule
/// entry of its own may do to it.
enum class Passing : uint8_t {
  Value,          ///< copied (a class type may still hold pointers)
  ConstReference, ///< const T&
  Reference,      ///< T&
  Moved,          ///< T&&
  ConstPointer,   ///< const T*
  Pointer,        ///< T*
};

struct Argument {
  Value V;
  Passing By = Passing::Value;
  /// Canonical type of the argument as written, before it is converted to the
  /// parameter's.
  std::string WrittenType;
  /// The argument's text; invalid inside macros.
  Range Text;
};

struct Call {
  enum class Kind : uint8_t {
    Direct,      ///< function or non-virtual (or devirtualised) method
    Virtual,     ///< through a vtable: `Usr` and all its overriders
    Constructor, ///< `Receiver` is the object under construction
    Destructor,  ///< explicit, of a local at its scope's end, of a temporary
    Indirect,    ///< function pointer, std::function, callable parameter:
                 ///< unknown unless `Callee` is a known function or lambda
  };
  Kind K = Kind::Direct;
  /// Of the callee, for template instances of the instance; empty if indirect.
  std::string Usr;
  /// Qualified name without parameters, template arguments and inline
  /// namespaces: "std::vector::push_back", "recv". What rules match.
  std::string Name;
  /// File that declares the callee stands in a system include directory.
  bool InSystemHeader = false;
  /// The called object: for methods `*this` of the callee; for indirect calls
  /// the callable itself. A pointer to a member runs on the first argument, as
  /// with std::invoke.
  std::optional<Value> Receiver;
  /// The method is const (or static): it does not write its receiver.
  bool IsConst = false;
  bool IsNoexcept = false;
  bool IsNoReturn = false;
  std::vector<Argument> Arguments;
  /// Canonical type of the result, without cv and reference.
  std::string ResultType;
  bool ResultIsReference = false;
  /// The result is a value that stands for itself and can be handed over.
  bool GivesPlainValue = false;
  /// Members (constructors, destructor, assignment, comparison...) of the
  /// program's own types among the template arguments, which a library template
  /// may run: std::vector<Widget>::push_back copies a Widget.
  std::vector<std::string> ElementCalls;
  /// Part of the reduction-like update with this index (`s += f(x)` on a
  /// std::string is a call), or NoId.
  uint32_t Update = NoId;
  RegionId Region = 0;
  Location Where;
  /// The whole call expression.
  Range Text;
};

struct Access {
  enum class Kind : uint8_t { Read, Write };
  Kind K = Kind::Read;
  Place P;
  /// Canonical type of what is read or written.
  std::string Type;
  /// Part of the reduction-like update with this index, or NoId.
  uint32_t Update = NoId;
  RegionId Region = 0;
  Location Where;
};

/// `Target` (a pointer, reference member, iterator, handle or callable
/// variable) takes the value `From`. Flow is not recorded: a variable may hold
/// whatever was ever bound to it.
struct Binding {
  Place Target;
  Value From;
  RegionId Region = 0;
  Location Where;
};

/// A statement of the form `t op= x`, `++t`, `t = min(t, x)`,
/// `if (x < t) t = x;` or `if (c) ++t;`: a reduction, if nothing else in the
/// loop touches `t`.
struct Update {
  enum class Op : uint8_t {
    Add,
    Subtract,
    Multiply,
    Min,
    Max,
    And,
    Or,
    Xor,
    Count,
    AndThen, ///< `t = t && e`: nothing more is asked once t is false
    OrElse,  ///< `t = t || e`
  };
  Op O = Op::Add;
  Place Target;
  std::string TargetType;
  std::string OperandType;
  /// The whole statement with its semicolon, the target, and the operand (for
  /// Count: the condition; for `++t` without condition: invalid).
  Range Statement, TargetText, OperandText;
  /// Min and Max only: the comparison as written yields the first of equals,
  /// so that -0.0, NaN and ties behave as in the source.
  bool KeepsFirst = true;
  RegionId Region = 0;
  Location Where;
};

struct Jump {
  enum class Kind : uint8_t {
    Break,
    Continue,
    Return,
    Goto,
    Throw,
    CoroutineSuspend
  };
  Kind K = Kind::Return;
  /// The region left by break and continue (the loop or switch), NoId for the
  /// whole function.
  RegionId Target = NoId;
  RegionId Region = 0;
  Location Where;
  /// Throw: of a class that is, or derives from, std::exception.
  bool IsStdException = false;
};

} // namespace poolwise

#endif
