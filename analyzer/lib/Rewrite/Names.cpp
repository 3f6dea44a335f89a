//===- Names.cpp - Names for what new code declares -----------------------===//

#include "Names.h"
#include "Tokens.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

//--- Words ------------------------------------------------------------------//

/// "row", "sums" of `row_sums`, `rowSums`, `m_rowSums_`.
static SmallVector<std::string> wordsOf(StringRef Name) {
  Name.consume_front("m_");
  SmallVector<std::string> Words(1);
  for (size_t I = 0; I < Name.size(); ++I) {
    bool Begins = isUpper(Name[I]) && I && isLower(Name[I - 1]);
    if ((Name[I] == '_' || Begins) && !Words.back().empty())
      Words.emplace_back();
    if (Name[I] != '_')
      Words.back() += Name[I];
  }
  if (Words.back().empty())
    Words.pop_back();
  return Words;
}

namespace {
enum class Style { Snake, Camel, Pascal };
} // namespace

/// As most of the function's variables are written that show it.
static Style styleOf(const Site &S) {
  unsigned Snake = 0, Camel = 0, Pascal = 0, Lower = 0;
  for (const Variable &V : S.F.Variables) {
    StringRef Name = V.Name;
    if (Name.empty() || Name.starts_with("__"))
      continue;
    bool HasUpper = any_of(Name.drop_front(), isUpper);
    Pascal += isUpper(Name[0]);
    Lower += !isUpper(Name[0]);
    Snake += isLower(Name[0]) &&
             Name.drop_front().drop_back(Name.size() > 1).contains('_');
    Camel += isLower(Name[0]) && HasUpper;
  }
  return Pascal > Lower  ? Style::Pascal
         : Camel > Snake ? Style::Camel
                         : Style::Snake;
}

static std::string joined(ArrayRef<std::string> Words, Style As) {
  std::string Name;
  for (StringRef Word : Words) {
    bool IsFirst = Name.empty();
    if (!IsFirst && As == Style::Snake)
      Name += '_';
    bool IsUpper = As == Style::Pascal || (!IsFirst && As == Style::Camel);
    // `URL` stays itself where its case says nothing.
    if (As == Style::Snake || (As == Style::Camel && IsFirst))
      Name += Word.lower();
    else
      Name += (IsUpper ? toUpper(Word[0]) : toLower(Word[0])) +
              Word.drop_front().str();
  }
  return Name;
}

static std::string pluralOf(StringRef Word) {
  static constexpr StringLiteral Hisses[] = {"s", "x", "z", "ch", "sh"};
  if (any_of(Hisses, [&](StringRef End) { return Word.ends_with(End); }))
    return (Word + "es").str();
  bool EndsInY = Word.size() > 2 && Word.ends_with("y") &&
                 !StringRef("aeiou").contains(Word[Word.size() - 2]);
  return EndsInY ? (Word.drop_back() + "ies").str() : (Word + "s").str();
}

/// Nothing can be put in the plural that is in it, or that has none: `parsed`.
static bool isPlural(StringRef Word) {
  static constexpr StringLiteral Others[] = {"data", "info", "media"};
  std::string Lower = Word.lower();
  return is_contained(Others, StringRef(Lower)) ||
         StringRef(Lower).ends_with("ed") ||
         (StringRef(Lower).ends_with("s") && Word.size() > 3 &&
          !StringRef(Lower).ends_with("ss") &&
          !StringRef(Lower).ends_with("us") &&
          !StringRef(Lower).ends_with("is"));
}

//--- What is taken ----------------------------------------------------------//

/// What stands at the file's or a class's own level: names of types, functions,
/// members, globals.
static bool isOutside(const Site &S, StringRef Name) {
  auto IsInBody = [&](uint32_t At) {
    return any_of(S.P.Functions, [&](const FunctionSummary &F) {
      return !F.Regions.empty() && S.S.holds(F.Regions[0].Text) &&
             F.Regions[0].Text.Begin <= At && At < F.Regions[0].Text.End;
    });
  };
  unsigned Depth = 0;
  std::vector<Token> All = codeTokens(S.S.text());
  for (size_t I = 0; I < All.size(); ++I) {
    Depth += All[I].is("(");
    Depth -= All[I].is(")") && Depth;
    if (!All[I].is(Name) || Depth)
      continue;
    // `std::thread`, `<thread>`
    bool IsOther = I && (All[I - 1].is("::") || All[I - 1].is("<"));
    if (!IsOther && !IsInBody(uint32_t(All[I].Text.data() - S.S.text().data())))
      return true;
  }
  return false;
}

/// "ns::C::" of "ns::C::f".
static StringRef classOf(StringRef Function) {
  size_t End = Function.rfind("::");
  return End == StringRef::npos ? StringRef() : Function.take_front(End + 2);
}

/// A member that some method of the class uses.
static bool isMember(const Site &S, StringRef Name) {
  StringRef Class = classOf(S.F.Name);
  return !Class.empty() && any_of(S.P.Functions, [&](const FunctionSummary &F) {
    return classOf(F.Name) == Class && any_of(F.Accesses, [&](const Access &A) {
             return A.P.R == Place::Root::This && !A.P.Path.empty() &&
                    A.P.Path[0].Name == Name;
           });
  });
}

/// The function, or of a lambda the one around it.
static StringRef textOfFunction(const Site &S) {
  const FunctionSummary *F = &S.F;
  while (!F->Parent.empty())
    if (const FunctionSummary *Outer = S.P.find(F->Parent))
      F = Outer;
    else
      break;
  const Range &Body = F->Regions[0].Text;
  if (!S.S.holds(Body))
    return S.S.text();
  // With its parameters, which stand before.
  StringRef Before = S.S.text().take_front(Body.Begin);
  return S.text(Before.find_last_of(";}") + 1, Body.End);
}

/// Where the name is seen.
enum class Scope { Block, Loop, Behind };

/// A variable that is seen where the loop stands.
static bool isVariable(const Site &S, StringRef Name) {
  if (!S.F.Parent.empty())
    return hasWord(textOfFunction(S), Name);
  return any_of(S.F.Variables, [&](const Variable &V) {
    return V.Name == Name && S.F.isWithin(S.C.Region, V.Region);
  });
}

static RegionId blockOf(const Site &S) {
  if (S.C.Region >= S.F.Regions.size())
    return 0;
  return S.C.S == Candidate::Site::Loop ? S.F.Regions[S.C.Region].Parent
                                        : S.C.Region;
}

/// New code of the function declares it where both are seen.
static bool isGiven(const Site &S, StringRef Name) {
  RegionId Block = blockOf(S);
  return any_of(S.Given, [&](const GivenName &G) {
    return G.Function == S.F.Where && G.Name == Name &&
           (S.F.isWithin(Block, G.Block) || S.F.isWithin(G.Block, Block));
  });
}

static bool isTaken(const Site &S, StringRef Name, Scope In) {
  if (isOutside(S, Name) || isMember(S, Name) || isGiven(S, Name))
    return true;
  if (In == Scope::Block)
    return hasWord(textOfFunction(S), Name);
  const LoopShape &L = S.loop();
  return isVariable(S, Name) ||
         (In == Scope::Loop &&
          hasWord(S.text(L.Header.Begin, L.Body.End), Name));
}

static std::string fresh(const Site &S, const std::string &Name,
                         Scope In = Scope::Block) {
  std::string Fresh = Name;
  for (unsigned Number = 2; isTaken(S, Fresh, In); ++Number)
    Fresh = Name + std::to_string(Number);
  if (In == Scope::Block)
    S.Given.push_back({S.F.Where, blockOf(S), Fresh});
  return Fresh;
}

//--- Names ------------------------------------------------------------------//

static std::string styled(const Site &S, ArrayRef<StringRef> Parts) {
  SmallVector<std::string> Words;
  for (StringRef Part : Parts)
    append_range(Words, wordsOf(Part));
  return joined(Words, styleOf(S));
}

std::string localName(const Site &S, ArrayRef<StringRef> Parts) {
  return fresh(S, styled(S, Parts));
}

std::string nameInLoop(const Site &S, ArrayRef<StringRef> Parts) {
  return fresh(S, styled(S, Parts), Scope::Loop);
}

std::string nameBehind(const Site &S, ArrayRef<StringRef> Parts) {
  return fresh(S, styled(S, Parts), Scope::Behind);
}

static std::string ofAll(const Site &S, SmallVector<std::string> Words) {
  if (isPlural(Words.back()))
    Words.insert(Words.begin(), "all");
  else
    Words.back() = pluralOf(Words.back());
  return fresh(S, joined(Words, styleOf(S)));
}

std::string nameOfAll(const Site &S, StringRef Variable) {
  return ofAll(S, wordsOf(Variable));
}

std::string nameOfResults(const Site &S, StringRef Function) {
  StringRef Own = Function.substr(Function.rfind(':') + 1);
  SmallVector<std::string> Words = wordsOf(Own);
  // `checksum_of`, `size_of_file`
  auto Of =
      find_if(Words, [](StringRef W) { return W.equals_insensitive("of"); });
  if (Of != Words.begin())
    Words.erase(Of, Words.end());
  // `load_image` yields an image, and `load` who knows what.
  static constexpr StringLiteral Verbs[] = {
      "get", "load",  "read",  "make",  "create",  "build",     "compute",
      "do",  "fetch", "parse", "calc",  "process", "calculate", "find",
      "to",  "run",   "open",  "query", "try",     "evaluate",  "eval"};
  auto IsVerb = [&](StringRef W) {
    return any_of(Verbs, [&](StringRef V) { return W.equals_insensitive(V); });
  };
  if (!Words.empty() && IsVerb(Words.front()))
    Words.erase(Words.begin());
  bool IsName = !Words.empty() && Words.back().size() > 1 && isAlpha(Own[0]) &&
                !StringRef(Own).starts_with("operator");
  if (!IsName)
    return ofAll(S, {"result"});
  return ofAll(S, Words);
}

} // namespace poolwise::rewrite
