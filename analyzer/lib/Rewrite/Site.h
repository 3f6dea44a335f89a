//===- Site.h - What a recipe gets and gives --------------------*- C++ -*-===//
//
// In:  one recommendation with its candidate, function and source text.
// Out: edits in any order, and the headers that the new text needs; or an error
//      whose message says why the site is left as it is.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_SITE_H
#define POOLWISE_REWRITE_SITE_H

#include "Source.h"
#include "poolwise/Judge/Recommendation.h"
#include "poolwise/Recipes/Recipes.h"
#include <set>

namespace poolwise::rewrite {

/// A name that new code of the function declares in a block.
struct GivenName {
  Location Function;
  RegionId Block = 0;
  std::string Name;
};

struct Site {
  const Program &P;
  const FunctionSummary &F;
  const Candidate &C;
  Pattern Found;
  Executor On;
  const Source &S;
  const Target &To;
  /// Of the fixes before this one, and this one's.
  std::vector<GivenName> &Given;

  llvm::StringRef text(const Range &R) const { return S.text(R); }
  llvm::StringRef text(uint32_t Begin, uint32_t End) const {
    return S.text().slice(Begin, End);
  }
  /// Loop sites only.
  const LoopShape &loop() const { return *F.Regions[C.Region].Loop; }
  bool isInLoop(RegionId R) const { return F.isWithin(R, C.Region); }
  /// "poolwise::io_threads()".
  llvm::StringRef executor() const {
    auto Found = To.Executors.find(nameOf(On).str());
    return Found == To.Executors.end() ? "" : llvm::StringRef(Found->second);
  }

  Edit replace(uint32_t Begin, uint32_t End, std::string Text) const {
    return {S.id(), Begin, End - Begin, std::move(Text)};
  }
  Edit insert(uint32_t At, std::string Text) const {
    return replace(At, At, std::move(Text));
  }
  /// Removes a statement, and its line if it stands there alone.
  Edit remove(const Range &Statement) const;
};

/// The statements of a run of calls that go side by side.
llvm::ArrayRef<BodyStatement> runOf(const Candidate &C, const Pattern &Found);

struct Rewriting {
  std::vector<Edit> Edits;
  std::set<std::string> Headers; ///< "<iterator>"
  /// What the reader must look at before this is applied; empty: nothing.
  std::string Review;
};

llvm::Error refuse(const llvm::Twine &Why);

/// New lines are kept within this many columns where they can be broken.
inline constexpr unsigned ColumnLimit = 100;

//--- Recipes, each in its own file ------------------------------------------//

llvm::Expected<Rewriting> forEachRecipe(const Site &S);
llvm::Expected<Rewriting> appendRecipe(const Site &S);
llvm::Expected<Rewriting> reduceRecipe(const Site &S);
llvm::Expected<Rewriting> totalRecipe(const Site &S);
llvm::Expected<Rewriting> collectRecipe(const Site &S);
llvm::Expected<Rewriting> partsRecipe(const Site &S);
llvm::Expected<Rewriting> splitRecipe(const Site &S);
llvm::Expected<Rewriting> invokeRecipe(const Site &S);
llvm::Expected<Rewriting> algorithmRecipe(const Site &S);
llvm::Expected<Rewriting> foldRecipe(const Site &S);
llvm::Expected<Rewriting> tasksRecipe(const Site &S);
llvm::Expected<Rewriting> childrenRecipe(const Site &S);

} // namespace poolwise::rewrite

#endif
