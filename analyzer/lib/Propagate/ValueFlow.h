//===- ValueFlow.h - Which of many bodies a call likely runs ----*- C++ -*-===//
//
// In:  a program. Out: for a virtual call, the overriders whose objects get
//      there; for a call through a pointer, the functions that were put where
//      it is read from.
//
// Objects and functions are followed from where they are made through
// variables, fields, parameters, results and containers, over the whole
// program, in no order (variable-type analysis; Sundaresan et al., OOPSLA
// 2000). A field is one for all objects and classes that have one of its name,
// and a pointer is what it points at. So the answer is for weighing the time of
// a call, never for proving: what it leaves out may run as well.
//
// Not handled: what libraries call back; more values than MaxAtoms (not known).
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROPAGATE_VALUEFLOW_H
#define POOLWISE_PROPAGATE_VALUEFLOW_H

#include "poolwise/Program/Program.h"
#include "llvm/ADT/SmallVector.h"

namespace poolwise {

class ValueFlow {
public:
  explicit ValueFlow(const Program &P);

  /// The bodies that call `C` of `F` likely runs, sorted; empty: not known.
  std::vector<FunctionId> bodies(FunctionId F, CallId C) const;
  /// Those of `Among` that the object may have which call `C` of `F` is on.
  std::vector<FunctionId> overriders(FunctionId F, CallId C,
                                     llvm::ArrayRef<FunctionId> Among) const;

private:
  using Node = uint32_t;
  /// A function, or behind all functions a class.
  using Atom = uint32_t;
  struct Values {
    llvm::SmallVector<Atom, 2> Atoms; ///< sorted
    llvm::SmallVector<Node, 2> To;
    bool TooMany = false;
    bool Waits = false; ///< in Changed
  };

  const FunctionId *find(llvm::StringRef Usr) const;
  Node variable(FunctionId F, VariableId V) const { return Begin[F] + V; }
  Node result(FunctionId F) const;
  Node object(FunctionId F) const { return result(F) + 1; }
  Node resultOf(FunctionId F, CallId C) const { return result(F) + 2 + C; }
  Node named(llvm::StringMap<Node> &Of, llvm::StringRef Name);
  std::vector<Node> nodesOf(FunctionId F, const Place &P) const;
  Node nodeOf(FunctionId F, const Place &P);

  void collect(FunctionId F);
  void collectCall(FunctionId F, CallId Id);
  void enter(FunctionId F, CallId Id, FunctionId Body);
  void library(FunctionId F, CallId Id);
  bool enterPointers();
  void flow(FunctionId F, const Value &From, Node To);
  void edge(Node From, Node To);
  void add(Node To, Atom A);
  void settle();

  std::optional<Atom> classOf(FunctionId Member);
  llvm::SmallVector<Atom, 8> atomsAt(FunctionId F, const Place &P) const;
  std::vector<FunctionId> withOverriders(llvm::StringRef Named) const;
  std::vector<FunctionId> functions(FunctionId F, const Place &Pointer,
                                    size_t Parameters) const;
  std::optional<FunctionId> overrider(Atom Class,
                                      llvm::ArrayRef<FunctionId> Among) const;

  const Program &P;
  std::vector<Node> Begin; ///< the first node of each function
  std::vector<Values> Nodes;
  llvm::StringMap<Node> Globals, Fields;
  std::vector<Node> Changed;
  llvm::StringMap<Atom> Classes; ///< by the USR that its members begin with
  llvm::StringMap<std::vector<Atom>> ClassesByName; ///< all of a template
  std::vector<std::vector<Atom>> Bases;             ///< of each class
  std::vector<std::optional<Atom>> MemberOf;        ///< of each function
  std::vector<std::pair<FunctionId, CallId>> Indirect;
  std::vector<llvm::SmallVector<FunctionId, 2>> Entered; ///< of each Indirect
};

} // namespace poolwise

#endif
