//===- Region.h - The nesting of a function body ----------------*- C++ -*-===//
//
// Regions form a tree over a function body: the body itself, loops and their
// bodies, branches, handlers, and the statements of a run of calls. Facts hang
// in it; cost is summed over it; a candidate is one (or some) of its nodes.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SUMMARY_REGION_H
#define POOLWISE_SUMMARY_REGION_H

#include "poolwise/Summary/Facts.h"

namespace poolwise {

/// What a loop runs over.
struct LoopShape {
  enum class Form : uint8_t {
    Range,    ///< for (auto &x : range)
    Counted,  ///< for (int i = a; i < b; ++i), any constant step
    Iterator, ///< for (auto it = c.begin(); it != c.end(); ++it), pointers too;
              ///< while likewise
    CountedWhile, ///< int i = a; while (i < b) { ...; ++i; }
    Other,        ///< while, do, for of any other shape
  };
  Form F = Form::Other;
  /// The element variable (Range) or the induction variable; NoId for Other and
  /// for structured bindings (then `Bindings`).
  VariableId Variable = NoId;
  std::vector<VariableId> Bindings;
  /// The element variable is a reference, so it *is* the element.
  bool ByReference = false;
  /// The container, array or range looped over (Range, Iterator).
  Value Over;
  /// First value and bound of the induction variable (Counted, CountedWhile);
  /// their types as written, before they are converted to compare.
  Value First, Bound;
  /// Added each round; negative when counting down. 0: not known.
  int64_t Step = 1;
  /// A place, if what is added is the number there. Step is 1 then: no two
  /// rounds are nearer to each other, if it is the same in all of them and the
  /// loop ends.
  Value StepBy;
  /// `<=` or `>=`: the bound itself is reached.
  bool BoundIncluded = false;
  /// `i + Ahead < bound`; 0: `i < bound`.
  int64_t Ahead = 0;
  /// Number of rounds when the source fixes it, of a window away from edges.
  std::optional<uint64_t> Trips;
  /// Range: the elements are numbers, other than characters: samples, pixels,
  /// coefficients. There are usually many.
  bool OverNumbers = false;
  /// The body may end the loop (break, return, goto, throw), and nothing counts
  /// the rounds: a retry, a search, a wait.
  bool MayEndEarly = false;

  //--- Text, for rewriting; invalid where a macro is involved ---------------//
  /// `for (...)` or `while (...)`, the keyword to the closing parenthesis.
  Range Header;
  /// The body with its braces, or the single statement with its semicolon.
  Range Body;
  bool Braced = false;
  /// Range: `auto &x` and `range`. Others: the variable's type, its name, the
  /// first value, the bound.
  Range ElementText, OverText, TypeText, NameText, FirstText, BoundText,
      StepText;
  /// While: the `++i;` statement that ends the body, and the declaration of the
  /// counter if that is the statement right before.
  Range IncrementText, CounterDeclaration;
  /// The statement before the loop in the same block, if any: an empty
  /// container is often declared there.
  Range PreviousStatement;

  bool stepsByPlace() const { return StepBy.K == Value::Kind::Place; }
  /// A `continue` would skip the step.
  bool stepsInBody() const { return IncrementText.isValid(); }
  /// `for (i = 0; ...)`: the counter is a variable of the code around.
  bool isCounterOutside() const {
    return F == Form::Counted && !TypeText.isValid() &&
           Header.contains(NameText);
  }
};

struct Region {
  enum class Kind : uint8_t {
    Body,      ///< the whole function
    Loop,      ///< condition and increment of a loop
    LoopBody,  ///< what runs each round; its parent is the Loop
    Branch,    ///< an arm of if, switch, ?:, && or ||
    Try,       ///< body of try
    Handler,   ///< catch
    Statement, ///< one statement of a run of calls
    Once,      ///< the initializer of a static local: the first to come runs
               ///< it, all others wait
    Parallel,  ///< an OpenMP construct, run by a team of threads
    Critical,  ///< of OpenMP: by one thread at a time
  };
  Kind K = Kind::Body;
  RegionId Parent = NoId;
  /// Try only: what its handlers take.
  enum class Catches : uint8_t { Some, StdExceptions, Everything };
  Catches Taken = Catches::Some;
  /// Parallel only: who of the team runs it.
  enum class Team : uint8_t {
    One,      ///< a single thread, or each part a thread of its own
    All,      ///< all of them, each the whole or a part of the rounds
    Sections, ///< each of its parts one thread
  };
  Team By = Team::One;
  /// Parallel only: what each thread has for itself.
  std::vector<Place> Private;
  /// Seldom run: an error path (ends in throw or a noreturn call), a handler, a
  /// once-only branch, [[unlikely]].
  bool Cold = false;
  /// Branch only: of a hundred runs of the parent, how many run this, as the
  /// source makes it look.
  uint32_t Chance = 50;
  /// Operators, comparisons and memory accesses of built-in types written here
  /// (not in regions below).
  uint32_t Operations = 0;
  Location Where;
  uint32_t EndLine = 0;
  Range Text;
  /// Loop only.
  std::optional<LoopShape> Loop;
  /// Once only: the variable, as Place::Name has it.
  std::string Initializes;
};

} // namespace poolwise

#endif
