//===- BehaviorCompiler.h - Written keys to a model's members ---*- C++ -*-===//
#ifndef POOLWISE_LIB_RULES_BEHAVIORCOMPILER_H
#define POOLWISE_LIB_RULES_BEHAVIORCOMPILER_H

#include "poolwise/Rules/RulePack.h"

namespace poolwise {

class BehaviorCompiler {
public:
  explicit BehaviorCompiler(PackErrors &Errors) : Errors(Errors) {}

  /// Overwrites in `M` what `B` says.
  void apply(const WrittenBehavior &B, Model &M);
  /// `is: [1, 2]` gives two.
  std::vector<ModelCondition> conditions(const WrittenCondition &C);

  TypeModel::Role role(const Scalar &S);
  std::string backing(const Scalar &S);
  bool truth(const Scalar &S);
  RunsOn runsOn(const Scalar &S);

protected:
  PackErrors &Errors;

private:
  ObjectRef object(const Scalar &S);
  std::optional<ObjectRef> objectOrNone(const Scalar &S);
  std::vector<ObjectRef> objects(const std::vector<Scalar> &All);
  int argument(const Scalar &S);
  double nanoseconds(const Scalar &S);
  std::vector<std::string> states(const std::vector<Scalar> &All);
  ReturnModel returns(const WrittenReturns &W);
  CallbackModel callback(const WrittenCallback &W, RunsOn ElsewhereOn);
  AlgorithmModel algorithm(const WrittenAlgorithm &W);

  /// The value of the word `S` in `Words`, an error and `Words[0]` if none.
  template <typename T>
  T word(const Scalar &S, llvm::StringRef What,
         llvm::ArrayRef<std::pair<llvm::StringRef, T>> Words);
};

} // namespace poolwise

#endif
