//===- Candidate.h - Work that could run as tasks ---------------*- C++ -*-===//
//
// A task candidate is a place whose work could run side by side. It only names
// the place and the text that a rewrite would need; whether it should run as
// tasks is decided by Classify and Safety.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SUMMARY_CANDIDATE_H
#define POOLWISE_SUMMARY_CANDIDATE_H

#include "poolwise/Summary/Region.h"

namespace poolwise {

/// Why text cannot be edited, though the code may be fine to run as tasks.
struct EditObstacle {
  /// A sentence fragment for the report: "the loop stands in a macro".
  std::string Reason;
  Location Where;
};

/// A name that a statement of a loop's body declares for those behind it.
struct DeclaredName {
  std::string Name;
  /// NoId: it stands for another object (a reference, a structured binding).
  VariableId Variable = NoId;
  /// Its value can be handed over: moved, or copied where it is const. Of a
  /// structured binding: it is no reference to what existed before.
  bool IsPlainValue = false;
  bool IsConst = false;
  /// The name, and the initialiser; invalid when several are declared.
  Range NameText, ValueText;
};

/// One statement of a run of independent calls, or of a loop body's top level.
struct BodyStatement {
  enum class Kind : uint8_t {
    Call,        ///< f(x);            CallIndex
    Declaration, ///< T x = f(y);      CallIndex of the initialiser, if a call
    Assignment,  ///< x = f(y);
    Update,      ///< a reduction      UpdateIndex
    Other,
  };
  Kind K = Kind::Other;
  /// Region of this statement (runs of calls only; else NoId).
  RegionId Region = NoId;
  CallId CallIndex = NoId;
  uint32_t UpdateIndex = NoId;
  /// Declaration: the variable. Assignment: what is assigned.
  VariableId Variable = NoId;
  Place Target;
  /// With the semicolon.
  Range Text;
  /// Declaration: type as written and name; initialiser or right-hand side.
  Range TypeText, NameText, ValueText;
  /// Declaration: the type is `auto` or is the initialiser's own type.
  bool TypeIsValueType = false;
  bool IsConst = false;
  /// Of a loop's body: the names that it declares, and the earlier statements
  /// of the body whose names it uses.
  std::vector<DeclaredName> Declares;
  std::vector<uint32_t> Uses;
};

struct Candidate {
  enum class Site : uint8_t {
    Loop,
    Algorithm,
    Calls,
    // Of what runs side by side already; found by Misuse, not by Extract.
    Launch,  ///< a thread, process or pool is given work
    Handler, ///< an event loop runs this
    Binding, ///< an interpreter runs this
    Lock,    ///< a mutex is taken
  };
  Site S = Site::Loop;

  /// Loop: the Loop region. Calls: the region that holds the run.
  RegionId Region = NoId;
  /// Loop: the top-level statements of the body. Calls: the run.
  std::vector<BodyStatement> Statements;

  /// Algorithm: the call, and which of its arguments is the work. What the
  /// algorithm does with it is the rule's knowledge.
  CallId AlgorithmCall = NoId;
  /// Algorithm: texts of the arguments are those of the call. The whole
  /// statement, with semicolon, when the call is one.
  Range StatementText;

  Location Where;
  uint32_t EndLine = 0;
  /// C++ standard that it is compiled as: 11, 14, 17, 20...
  uint32_t Standard = 20;
  /// Stands in a block of its own, so that a declaration may stand before it.
  bool InBlock = false;
  /// What stands against editing, found while parsing: macros, preprocessor
  /// branches inside, another language.
  std::vector<EditObstacle> Obstacles;
};

} // namespace poolwise

#endif
