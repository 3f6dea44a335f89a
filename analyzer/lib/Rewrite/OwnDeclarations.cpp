//===- OwnDeclarations.cpp ------------------------------------------------===//

#include "OwnDeclarations.h"
#include "ArithmeticType.h"
#include "LoopText.h"
#include "Tokens.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

namespace {
/// `int i, j;`: plain names behind a type.
struct PlainDeclaration {
  Range Text;
  StringRef Attributes;    ///< "[[maybe_unused]] "
  uint32_t NamesBegin = 0; ///< offset of the first name
  SmallVector<StringRef> Names;
};
} // namespace

/// "[[maybe_unused]] " where that stands before a declaration.
static StringRef attributesBefore(const Site &S, const Variable &V) {
  StringRef Before = S.S.text().take_front(V.Where.Offset);
  Before = Before.substr(Before.find_last_of(";{}()") + 1).ltrim();
  size_t End = Before.find("]]");
  if (V.Where.File != S.S.id() || !Before.starts_with("[[") ||
      End == StringRef::npos)
    return {};
  StringRef Rest = Before.substr(End + 2);
  return Before.drop_back(Rest.ltrim().size());
}

static std::optional<PlainDeclaration> declarationOf(const Site &S,
                                                     const Variable &V) {
  uint32_t At = V.Where.Offset;
  if (V.Where.File != S.S.id() || At >= S.S.text().size())
    return std::nullopt;
  size_t Before = S.S.text().take_front(At).find_last_of(";{}()");
  size_t End = S.S.text().find(';', At);
  if (Before == StringRef::npos || End == StringRef::npos)
    return std::nullopt;
  PlainDeclaration D;
  StringRef Text = S.text(Before + 1, End);
  D.Text = {S.S.id(), uint32_t(Before + 1 + Text.size() - Text.ltrim().size()),
            uint32_t(End + 1)};
  if (hasComment(Text) || hasDirective(Text))
    return std::nullopt;
  D.Attributes = attributesBefore(S, V);
  std::vector<Token> All = codeTokens(Text.ltrim().substr(D.Attributes.size()));
  // The type ends before the last of the words that stand without a comma.
  size_t First = 0;
  while (First < All.size() && All[First].K == Token::Kind::Word)
    ++First;
  if (First < 2)
    return std::nullopt;
  D.NamesBegin = All[First - 1].Text.data() - S.S.text().data();
  for (size_t I = First - 1; I < All.size(); I += 2) {
    bool IsName = All[I].K == Token::Kind::Word;
    bool IsFollowed = I + 1 == All.size() || All[I + 1].is(",");
    if (!IsName || !IsFollowed)
      return std::nullopt;
    D.Names.push_back(All[I].Text);
  }
  return D;
}

/// With its attributes.
static Range wholeDeclaration(const Site &S, const Variable &V) {
  Range Whole = V.Declaration;
  StringRef Attributes = attributesBefore(S, V);
  if (Attributes.data())
    Whole.Begin =
        std::min<uint32_t>(Whole.Begin, Attributes.data() - S.S.text().data());
  return Whole;
}

/// Does all that uses it stand in the loop?
static bool isUsedInLoopOnly(const Site &S, VariableId Id) {
  return all_of(S.F.Accesses, [&](const Access &A) {
    return A.P.R != Place::Root::Variable || A.P.Id != Id ||
           S.isInLoop(A.Region) || S.loop().Header.holds(A.Where);
  });
}

/// The declaration as the body's own, or empty.
static std::string ownText(const Site &S, const Variable &V,
                           const std::optional<PlainDeclaration> &D) {
  if (D)
    return S.text(D->Text.Begin, D->NamesBegin).rtrim().str() + " " + V.Name +
           ";";
  std::string Attributes = attributesBefore(S, V).rtrim().str();
  if (!Attributes.empty())
    Attributes += " ";
  if (arithmeticType(V.Type))
    return Attributes + V.Type + " " + V.Name + ";";
  // `const char *p = nullptr;`
  if (!S.S.holds(V.Declaration))
    return "";
  StringRef Text = S.text(V.Declaration);
  size_t Name = V.Where.Offset - V.Declaration.Begin;
  if (V.Where.Offset < V.Declaration.Begin || hasComment(Text) ||
      hasWord(Text.take_front(Name), "auto") ||
      !Text.substr(Name).starts_with(V.Name))
    return "";
  bool HasThem = Text.starts_with("[[");
  return (HasThem ? "" : Attributes) +
         Text.take_front(Name + V.Name.size()).str() + ";";
}

/// `std::string line;`, `int i = 0;` with a value that nobody asks for.
static bool standsAlone(const Site &S, const Variable &V) {
  if (!S.S.holds(V.Declaration) || !V.Declaration.holds(V.Where))
    return false;
  std::vector<Token> Rest = tokens(S.text(V.Where.Offset, V.Declaration.End));
  if (Rest.empty() || !Rest[0].is(V.Name) || !Rest.back().is(";"))
    return false;
  return Rest.size() == 2 ||
         (Rest.size() == 4 &&
          ((Rest[1].is("=") && Rest[2].K != Token::Kind::Sign) ||
           (Rest[1].is("{") && Rest[2].is("}"))));
}

Error addOwnDeclarations(const Site &S, LoopInput &In) {
  std::vector<VariableId> Own = S.Found.SetAnew;
  // The counter becomes the body's parameter, unless the header stays.
  bool HeaderGoes = S.Found.F != Pattern::Form::Split &&
                    is_contained(S.To.Headers, "<poolwise/runtime.h>");
  bool CountsOutside = HeaderGoes && S.loop().isCounterOutside();
  if (CountsOutside)
    Own.push_back(S.loop().Variable);
  // Several of one declaration go by one edit.
  std::map<uint32_t, std::pair<PlainDeclaration, std::set<StringRef>>> Gone;
  for (VariableId Id : Own) {
    const Variable &V = S.F.Variables[Id];
    std::optional<PlainDeclaration> D = declarationOf(S, V);
    if (Id != S.loop().Variable) {
      std::string Text = ownText(S, V, D);
      if (Text.empty() || StringRef(Text).contains('\n'))
        return refuse("'" + V.Name +
                      "' would have to be declared inside of the loop");
      if (!In.Prologue.empty())
        In.Prologue += LineBreak;
      In.Prologue += Text;
    }
    if (!isUsedInLoopOnly(S, Id))
      continue;
    if (standsAlone(S, V))
      In.Also.Edits.push_back(S.remove(wholeDeclaration(S, V)));
    else if (D)
      Gone.try_emplace(D->Text.Begin, *D, std::set<StringRef>())
          .first->second.second.insert(V.Name);
  }
  for (const auto &[Begin, Entry] : Gone) {
    const auto &[D, Names] = Entry;
    SmallVector<StringRef> Kept;
    copy_if(D.Names, std::back_inserter(Kept),
            [&](StringRef Name) { return !Names.count(Name); });
    In.Also.Edits.push_back(
        Kept.empty()
            ? S.remove(D.Text)
            : S.replace(D.NamesBegin, D.Text.End - 1, join(Kept, ", ")));
  }
  return Error::success();
}

} // namespace poolwise::rewrite
