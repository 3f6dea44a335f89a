//===- ReadPack.cpp - YAML to a rule pack as written ----------------------===//
//
// Tables of keys and their readers. yaml-cpp's exceptions end here.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Rules/RulePack.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include <functional>
#include <yaml-cpp/yaml.h>

using namespace llvm;
using namespace poolwise;

namespace {

struct Key {
  StringRef Name;
  std::function<void(const YAML::Node &)> Read;
};

class Reader {
public:
  Reader(PackErrors &Errors) : Errors(Errors) {}

  /// Of every mapping that was read.
  std::map<std::string, std::vector<std::string>> Keys;

  void pack(const YAML::Node &N, RulePack &P) {
    map(N, "a rule pack",
        {scalar("pack", Named),
         scalar("draft", P.Draft),
         list("headers", Headers),
         {"defaults", [&](auto &N) { behavior(N, P.Defaults); }},
         {"functions",
          each([&](auto &N) { function(N, P.Functions.emplace_back()); })},
         {"types", each([&](auto &N) { type(N, P.Types.emplace_back()); })},
         {"handlers",
          each([&](auto &Item) { handler(Item, P.Handlers.emplace_back()); })},
         {"globals",
          each([&](auto &N) { global(N, P.Globals.emplace_back()); })}});
    if (!Named)
      Errors.add(mark(N), "no 'pack:' key; write 'pack: NAME' at the top");
    else
      P.Name = *Named;
    if (Headers)
      P.Headers = *Headers;
  }

private:
  PackErrors &Errors;
  OptionalScalar Named;
  OptionalScalars Headers;

  static Mark mark(const YAML::Node &N) {
    YAML::Mark M = N.Mark();
    return M.is_null() ? Mark()
                       : Mark{unsigned(M.line + 1), unsigned(M.column + 1)};
  }

  /// Reads a mapping; keys that no reader takes, and repeated keys, are errors.
  void map(const YAML::Node &N, StringRef What, ArrayRef<Key> Known) {
    std::vector<std::string> &Names = Keys[What.str()];
    if (Names.empty())
      for (const Key &K : Known)
        Names.push_back(K.Name.str());
    if (!N.IsMap()) {
      Errors.add(mark(N), "a mapping ('key: value') belongs here");
      return;
    }
    StringSet<> Seen;
    for (const auto &Pair : N) {
      OptionalScalar Name = text(Pair.first);
      if (!Name)
        continue;
      const Key *K =
          find_if(Known, [&](auto &K) { return K.Name == Name->Text; });
      if (K == Known.end()) {
        std::vector<StringRef> Words(Names.begin(), Names.end());
        Errors.addUnknown(*Name, "key of " + What.str(), Words);
      } else if (!Seen.insert(Name->Text).second) {
        Errors.add(Name->At, "'" + Name->Text + "' stands here a second time");
      } else {
        K->Read(Pair.second);
      }
    }
  }

  OptionalScalar text(const YAML::Node &N) {
    if (N.IsScalar())
      return Scalar{N.Scalar(), mark(N)};
    // `is: null` is a word of the language; yaml-cpp makes it a null node.
    if (N.IsNull())
      return Scalar{"null", mark(N)};
    Errors.add(mark(N), "a single value belongs here");
    return std::nullopt;
  }

  std::vector<Scalar> texts(const YAML::Node &N) {
    std::vector<Scalar> Result;
    if (!N.IsSequence()) {
      if (auto S = text(N))
        Result.push_back(*S);
      return Result;
    }
    for (const auto &Item : N)
      if (auto S = text(Item))
        Result.push_back(*S);
    return Result;
  }

  Key scalar(StringRef Name, OptionalScalar &To) {
    return {Name, [this, &To](auto &N) { To = text(N); }};
  }
  Key list(StringRef Name, OptionalScalars &To) {
    return {Name, [this, &To](auto &N) { To = texts(N); }};
  }
  Key names(std::vector<Scalar> &To) {
    return {"name", [this, &To](auto &N) { To = texts(N); }};
  }
  Key time(StringRef Name, WrittenTime &To) {
    return {Name, [this, Name, &To](auto &N) {
              To.At = mark(N);
              std::vector<Key> Keys = {scalar("cpu", To.Cpu),
                                       scalar("wait", To.Wait)};
              if (Name == "by_size")
                Keys.push_back(scalar("of", To.Of));
              map(N, Name == "by_size" ? "a size" : "a cost", Keys);
            }};
  }

  std::function<void(const YAML::Node &)>
  each(std::function<void(const YAML::Node &)> Read) {
    return [this, Read](const YAML::Node &N) {
      if (!N.IsSequence()) {
        Errors.add(mark(N), "a list ('- ...') belongs here");
        return;
      }
      for (const auto &Item : N)
        Read(Item);
    };
  }

  std::vector<Key> behaviorKeys(WrittenBehavior &B) {
    return {
        list("effects", B.Effects),
        scalar("by_object", B.ByObject),
        scalar("gives", B.Gives),
        time("cost", B.Cost),
        time("by_size", B.BySize),
        scalar("threads", B.Threads),
        list("writes", B.Writes),
        list("reads", B.Reads),
        list("writes_state", B.WritesState),
        list("reads_state", B.ReadsState),
        {"returns", [&](auto &N) { B.Returns = returns(N); }},
        {"callbacks",
         [&](auto &N) {
           B.Callbacks.emplace();
           each([&](auto &Item) { callback(Item, *B.Callbacks); })(N);
         }},
        {"algorithm", [&](auto &N) { algorithm(N, B.Algorithm.emplace()); }},
        scalar("appends", B.Appends),
        scalar("changes_outside", B.ChangesOutside),
        scalar("throws", B.Throws),
        scalar("acquires", B.Acquires),
        scalar("releases", B.Releases),
        scalar("elsewhere", B.Elsewhere),
        scalar("joins", B.Joins),
        scalar("joins_when_dropped", B.JoinsWhenDropped),
        scalar("forks", B.Forks),
        scalar("execs", B.Execs),
        scalar("gil", B.Gil),
        scalar("unless_nonblocking", B.UnlessNonblocking),
        scalar("unblocks", B.Unblocks),
        scalar("size_hint", B.SizeHint),
        scalar("source", B.Source)};
  }

  void behavior(const YAML::Node &N, WrittenBehavior &B) {
    map(N, "'defaults'", behaviorKeys(B));
  }

  /// `fresh`, or `{element: this, at: 0}`.
  std::optional<WrittenReturns> returns(const YAML::Node &N) {
    WrittenReturns R;
    if (!N.IsMap()) {
      auto S = text(N);
      if (!S)
        return std::nullopt;
      R.Kind = *S;
      return R;
    }
    for (const auto &Pair : N) {
      auto Name = text(Pair.first), Value = text(Pair.second);
      if (!Name || !Value)
        return std::nullopt;
      if (Name->Text == "at") {
        R.At = Value;
      } else if (R.Of) {
        Errors.add(Name->At, "a result is one thing; '" + R.Kind.Text +
                                 "' is said already");
      } else {
        R.Kind = *Name;
        R.Of = Value;
      }
    }
    if (!R.Of) {
      Errors.add(mark(N), "write 'returns: {KIND: OBJECT}'");
      return std::nullopt;
    }
    return R;
  }

  /// `2`, or `{callable: 2, per: element}`.
  void callback(const YAML::Node &N, std::vector<WrittenCallback> &To) {
    OptionalScalar Callable;
    WrittenCallback C;
    if (N.IsMap())
      map(N, "a callback",
          {scalar("callable", Callable),
           scalar("per", C.Per),
           scalar("elsewhere", C.Elsewhere),
           scalar("on", C.On),
           scalar("pool", C.Pool),
           scalar("handle", C.Handle),
           {"data", [&](auto &N) { data(N, C); }}});
    else
      Callable = text(N);
    if (!Callable) {
      Errors.add(mark(N), "a callback needs 'callable: OBJECT'");
      return;
    }
    C.Callable = *Callable;
    To.push_back(C);
  }

  void data(const YAML::Node &N, WrittenCallback &C) {
    C.Data.At = mark(N);
    map(N, "key of 'data'",
        {scalar("parameter", C.Data.Parameter),
         scalar("argument", C.Data.Argument), scalar("is", C.Data.Is)});
  }

  void algorithm(const YAML::Node &N, WrittenAlgorithm &A) {
    A.At = mark(N);
    map(N, "an algorithm",
        {scalar("shape", A.Shape), scalar("first", A.First),
         scalar("last", A.Last), scalar("range", A.Range), scalar("out", A.Out),
         scalar("work", A.Work)});
  }

  void condition(const YAML::Node &N, WrittenCondition &C) {
    C.At = mark(N);
    map(N, "a condition",
        {scalar("after", C.After), scalar("on", C.On),
         scalar("argument", C.Argument), list("is", C.Is), scalar("has", C.Has),
         scalar("type", C.Type), scalar("arguments", C.Arguments)});
  }

  /// `if: {...}`, or a list of such, which must all hold.
  void alternative(const YAML::Node &N, WrittenAlternative &A) {
    A.At = mark(N);
    std::vector<Key> Keys = behaviorKeys(A.Then);
    auto Read = [&](auto &Item) { condition(Item, A.If.emplace_back()); };
    Keys.push_back({"if", [&](auto &N) {
                      if (N.IsSequence())
                        each(Read)(N);
                      else
                        Read(N);
                    }});
    map(N, "an alternative", Keys);
    if (A.If.empty())
      Errors.add(A.At, "an alternative needs 'if: {...}'");
  }

  void function(const YAML::Node &N, WrittenFunction &F) {
    F.At = mark(N);
    std::vector<Key> Keys = behaviorKeys(F.Does);
    Keys.push_back(names(F.Names));
    Keys.push_back({"when", each([&](auto &Item) {
                      alternative(Item, F.When.emplace_back());
                    })});
    map(N, "a function", Keys);
    needNames(F.At, F.Names);
  }

  void type(const YAML::Node &N, WrittenType &T) {
    T.At = mark(N);
    map(N, "a type",
        {names(T.Names), scalar("role", T.Role),
         scalar("backed_by", T.BackedBy), scalar("packed", T.Packed)});
    needNames(T.At, T.Names);
  }

  void handler(const YAML::Node &N, WrittenHandler &H) {
    H.At = mark(N);
    OptionalScalars Overrides, Returns;
    map(N, "key of a handler",
        {list("overrides", Overrides), list("returns", Returns),
         scalar("on", H.On)});
    H.Overrides = Overrides.value_or(std::vector<Scalar>{});
    H.Returns = Returns.value_or(std::vector<Scalar>{});
    if (H.Overrides.empty() && H.Returns.empty())
      Errors.add(H.At, "a handler needs 'overrides:' or 'returns:'");
  }

  void global(const YAML::Node &N, WrittenGlobal &G) {
    G.At = mark(N);
    map(N, "a global",
        {names(G.Names), scalar("backed_by", G.BackedBy),
         scalar("unbuffered", G.Unbuffered)});
    needNames(G.At, G.Names);
  }

  void needNames(Mark At, const std::vector<Scalar> &Names) {
    if (Names.empty())
      Errors.add(At, "an entry needs 'name:'");
  }
};

} // namespace

std::map<std::string, std::vector<std::string>> poolwise::packKeys() {
  // One mapping of each sort; that they are not complete does not matter.
  constexpr const char *Every =
      "{pack: x, defaults: {cost: {}, by_size: {}, callbacks: [{}], "
      "algorithm: {}}, functions: [{when: [{if: {}}]}], types: [{}], "
      "globals: [{}]}";
  PackErrors Ignored("");
  RulePack P;
  Reader R(Ignored);
  R.pack(YAML::Load(Every), P);
  for (auto &[What, Names] : R.Keys)
    llvm::sort(Names);
  return std::move(R.Keys);
}

RulePack poolwise::readPack(StringRef File, StringRef Text,
                            PackErrors &Errors) {
  RulePack P;
  P.File = File.str();
  try {
    YAML::Node Root = YAML::Load(Text.str());
    if (Root.IsMap())
      Reader(Errors).pack(Root, P);
    else
      Errors.add({}, "not a rule pack; it starts with 'pack: NAME'");
  } catch (const YAML::Exception &E) {
    Mark At;
    if (!E.mark.is_null())
      At = {unsigned(E.mark.line + 1), unsigned(E.mark.column + 1)};
    Errors.add(At, "not valid YAML: " + E.msg);
  }
  return P;
}
