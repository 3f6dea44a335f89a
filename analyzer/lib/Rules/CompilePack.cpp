//===- CompilePack.cpp - A rule pack as written to models -----------------===//
//
// Checks every value; all complaints go to PackErrors, so that a reader sees
// them at once. An entry starts from `defaults:`, an alternative from its
// entry.
//
//===----------------------------------------------------------------------===//

#include "BehaviorCompiler.h"
#include "NamePattern.h"
#include "llvm/ADT/StringMap.h"

using namespace llvm;
using namespace poolwise;

namespace {

class PackCompiler : BehaviorCompiler {
public:
  PackCompiler(const RulePack &Pack, PackErrors &Errors)
      : BehaviorCompiler(Errors), Pack(Pack) {}

  CompiledPack run() {
    if (Pack.Draft && truth(*Pack.Draft))
      Errors.add(
          Pack.Draft->At,
          "this pack is a draft and is not used: check each entry against "
          "the library's manual, then remove this line");
    apply(Pack.Defaults, Base);
    for (const WrittenFunction &F : Pack.Functions)
      function(F);
    for (const WrittenType &T : Pack.Types)
      type(T);
    for (const WrittenGlobal &G : Pack.Globals)
      global(G);
    for (const WrittenHandler &H : Pack.Handlers)
      handler(H);
    return std::move(Out);
  }

private:
  using Conditions = std::vector<ModelCondition>;

  const RulePack &Pack;
  CompiledPack Out;
  Model Base;
  StringMap<unsigned> Functions, Types, Globals, Handlers; ///< name -> line

  /// Expanded, without those that stand in the pack already.
  std::vector<Scalar> names(const std::vector<Scalar> &Written,
                            StringMap<unsigned> &Seen) {
    std::vector<Scalar> Result;
    for (const Scalar &S : Written) {
      auto Expanded = expandName(S.Text);
      if (!Expanded) {
        Errors.add(S.At, toString(Expanded.takeError()));
        continue;
      }
      for (std::string &Name : *Expanded) {
        auto [It, New] = Seen.try_emplace(Name, S.At.Line);
        if (New)
          Result.push_back({Name, S.At});
        else
          Errors.add(S.At, "'" + Name + "' stands in line " +
                               Twine(It->second) + " already");
      }
    }
    return Result;
  }

  void function(const WrittenFunction &F) {
    Model M = Base;
    apply(F.Does, M);
    if (!F.Does.Threads && !Pack.Defaults.Threads)
      Errors.add(F.At, "no 'threads:' here nor under 'defaults:'; say 'safe', "
                       "'per-object' or 'unsafe'");
    M.PackFile = Pack.File;
    M.PackLine = F.At.Line;
    std::vector<std::pair<Conditions, Model>> Alternatives;
    for (const WrittenAlternative &A : F.When) {
      Model Then = M;
      apply(A.Then, Then);
      Then.PackLine = A.At.Line;
      for (Conditions &All : combinations(A.If))
        Alternatives.emplace_back(std::move(All), Then);
    }
    for (const Scalar &Name : names(F.Names, Functions)) {
      M.NamePattern = Name.Text;
      M.Id = Pack.Name.Text + "/" + Name.Text;
      M.When.clear();
      for (auto &[If, Then] : Alternatives) {
        Then.NamePattern = M.NamePattern;
        Then.Id = M.Id;
        M.When.push_back({If, std::make_shared<const Model>(Then)});
      }
      Out.Functions.push_back(M);
      Out.Names.push_back(Name.At);
    }
  }

  /// `is: [1, 2]` and `type: {a,b}` are met by either: one alternative each.
  std::vector<Conditions> combinations(ArrayRef<WrittenCondition> All) {
    std::vector<Conditions> Result(1);
    for (const WrittenCondition &W : All) {
      std::vector<Conditions> Longer;
      for (const ModelCondition &Either : conditions(W))
        for (const Conditions &Shorter : Result)
          Longer.push_back(Shorter), Longer.back().push_back(Either);
      Result = std::move(Longer);
    }
    return Result;
  }

  void type(const WrittenType &W) {
    TypeModel T;
    if (!W.Role)
      Errors.add(W.At, "a type needs 'role:'");
    else
      T.R = role(*W.Role);
    if (W.BackedBy)
      T.BackedBy = backing(*W.BackedBy);
    if (W.BackedBy && W.Role && T.R != TypeModel::Role::Stream)
      Errors.add(W.BackedBy->At, "'backed_by' is for 'role: stream'");
    if (W.Packed)
      T.PackedElements = truth(*W.Packed);
    T.PackFile = Pack.File;
    T.PackLine = W.At.Line;
    for (const Scalar &Name : names(W.Names, Types)) {
      T.NamePattern = Name.Text;
      Out.Types.push_back(T);
    }
  }

  void handler(const WrittenHandler &W) {
    HandlerModel H;
    if (W.On)
      H.On = runsOn(*W.On);
    else
      Errors.add(W.At, "a handler needs 'on: EXECUTOR'");
    auto Add = [&](const std::vector<Scalar> &Written,
                   std::vector<HandlerModel> &To) {
      for (const Scalar &Name : names(Written, Handlers)) {
        H.NamePattern = Name.Text;
        H.Id = Pack.Name.Text + "/" + Name.Text;
        To.push_back(H);
      }
    };
    Add(W.Overrides, Out.Handlers);
    Add(W.Returns, Out.Coroutines);
  }

  void global(const WrittenGlobal &G) {
    if (!G.BackedBy) {
      Errors.add(G.At, "a global needs 'backed_by:'");
      return;
    }
    std::string Backing = backing(*G.BackedBy);
    bool Unbuffered = G.Unbuffered && truth(*G.Unbuffered);
    for (const Scalar &Name : names(G.Names, Globals))
      Out.Globals.push_back({Name.Text, Backing, Unbuffered});
  }
};

} // namespace

CompiledPack poolwise::compile(const RulePack &Pack, PackErrors &Errors) {
  return PackCompiler(Pack, Errors).run();
}
