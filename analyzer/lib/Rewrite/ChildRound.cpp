//===- ChildRound.cpp - What a child runs, as an object -------------------===//
//
//   if (pid == 0) {                 struct child_task {
//     int bad = convert(name);        std::string name;
//     _exit(bad);              ->     int operator()() const {
//   }                                   int bad = convert(name);
//                                       return bad;
//                                     }
//                                   };
//
// Of a container of which the child uses one element alone, only that is sent.
//
//===----------------------------------------------------------------------===//

#include "ChildHandles.h"
#include "LoopText.h"
#include "Names.h"
#include "Round.h"
#include "Sink.h"
#include "Types.h"
#include "poolwise/Judge/ProcessState.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

/// `jobs` of which the text names `jobs[i]` and nothing else.
static bool isOneElement(const FunctionCode &Code, size_t Begin, size_t End,
                         StringRef Name, StringRef Index) {
  for (size_t I = Begin; I < End; ++I)
    if (Code.isWord(I) && Code.at(I) == Name &&
        !Code.stands(I + 1, {"[", Index, "]"}))
      return false;
  return !Index.empty();
}

/// "\v  std::string name;" for each variable of the function around, and, in
/// `Submit`, what they are made from.
Expected<std::string> ChildHandles::members(StringRef Body,
                                            std::vector<Edit> &Inside) {
  RegionId Region = S.C.Statements[1].Region;
  const LoopShape &L = *S.F.Regions[S.C.Region].Loop;
  StringRef Counter = L.F != LoopShape::Form::Range && L.Variable != NoId
                          ? StringRef(S.F.Variables[L.Variable].Name)
                          : StringRef();
  std::string Members;
  SmallVector<std::string> Captures;
  std::set<StringRef> Names, Local;
  for (const Variable &V : S.F.Variables)
    if (V.K == Variable::Kind::Local && S.F.isWithin(V.Region, Region))
      Local.insert(V.Name);
  bool UsesCounter = false;
  auto IsSplit = [&](const Variable &V) {
    return StringRef(V.Type).starts_with("std::vector<") &&
           isOneElement(Code, Child.Begin, Child.End, V.Name, Counter);
  };
  // `jobs[i]`, which is sent in place of both.
  auto IsOnlyElement = [&](size_t I) {
    return at(I - 1) == "[" && any_of(S.F.Variables, [&](const Variable &V) {
             return V.Name == at(I - 2) && IsSplit(V);
           });
  };
  auto Add = [&](const std::string &Type, StringRef Name, std::string From) {
    Members += LineBreak + ("  " + Type + " " + Name + ";").str();
    Captures.push_back(std::move(From));
  };
  for (const Variable &V : S.F.Variables) {
    if (V.Name.empty() || V.K == Variable::Kind::StaticLocal ||
        isOfOtherLoop(S, VariableId(&V - S.F.Variables.data())) ||
        !hasWord(Body, V.Name) || S.F.isWithin(V.Region, Region) ||
        !S.F.isWithin(Region, V.Region))
      continue;
    if (Local.count(V.Name) || !Names.insert(V.Name).second)
      return refuse("'" + V.Name + "' stands for two variables");
    std::string Type = shortType(V.Type);
    if (!isSerializable(V.Type))
      return refuse("'" + V.Name +
                    "' can't be copied to another process for certain: its "
                    "type is '" +
                    V.Type + "'");
    if (V.Name == Counter) {
      for (size_t I = Child.Begin; I < Child.End; ++I)
        UsesCounter |= at(I) == Counter && !IsOnlyElement(I);
      if (UsesCounter)
        Add(Type, V.Name, V.Name);
      continue;
    }
    if (!IsSplit(V)) {
      Add(Type, V.Name, V.Name);
      continue;
    }
    StringRef All = V.Name;
    bool IsPlural = All.size() > 1 && All.ends_with("s");
    std::string Item = IsPlural ? localName(S, {All.drop_back()})
                                : localName(S, {All, "item"});
    for (size_t I = Child.Begin; I < Child.End; ++I)
      if (at(I) == V.Name && Code.isWord(I))
        Inside.push_back(S.replace(Code.begin(I), Code.end(I + 3), Item));
    Add(shortType(firstTemplateArgument(V.Type)), Item,
        V.Name + "[" + Counter.str() + "]");
  }
  Submit = join(Captures, ", ");
  return Members;
}

Error ChildHandles::round() {
  const Range &Text = S.C.Statements[1].Text;
  Child.Begin = Code.tokenAt(Text.Begin);
  Child.End = Code.endOfStatement(Child.Begin);
  if (!S.S.holds(Text) || Child.End > Code.size() ||
      Code.begin(Child.Begin) != Text.Begin)
    return refuse("what the child runs comes out of a macro");
  StringRef Body = Code.text(Child.Begin, Child.End);
  for (StringRef Word : {"return", "goto", "this", "__func__", "throw"})
    if (hasWord(Body, Word))
      return refuse("'" + Word + "' would mean something else in a task");
  // `_exit(bad);` -> `return bad;`
  std::vector<Edit> Inside;
  size_t Last = Child.Begin;
  bool IsBlock = at(Child.Begin) == "{";
  for (size_t Next = Child.Begin + 1; IsBlock && Next + 1 < Child.End;
       Next = Code.endOfStatement(Next))
    Last = Next;
  bool EndsInExit = false;
  for (size_t I = Child.Begin; I < Child.End; ++I) {
    if ((at(I) != "_exit" && at(I) != "_Exit") || at(I + 1) != "(")
      continue;
    size_t From = I, Close = Code.closing(I + 1);
    while (at(From - 1) == "::" || (at(From - 1) == "std" && at(From) == "::"))
      --From;
    if (!Code.beginsStatement(From) && From != Child.Begin)
      return refuse("'" + at(I) + "' stands in an expression");
    if (at(Close + 1) != ";")
      return refuse("'" + at(I) + "' stands in an expression");
    Inside.push_back(S.replace(Code.begin(From), Code.begin(I + 2), "return "));
    Inside.push_back(S.replace(Code.begin(Close), Code.end(Close), ""));
    EndsInExit |= From == Last;
  }
  if (!EndsInExit)
    return refuse("the child does not end in '_exit'");
  for (const Jump &J : S.F.Jumps)
    if (Text.holds(J.Where) &&
        (J.K == Jump::Kind::Break || J.K == Jump::Kind::Continue) &&
        (J.Target == NoId || !S.F.isWithin(J.Target, S.C.Statements[1].Region)))
      return refuse("the child may go on with the loop");
  if (hasWord(Body, "[=]"))
    return refuse("a lambda in the child would copy the task");

  auto Members = members(Body, Inside);
  if (!Members)
    return Members.takeError();
  Task = localName(S, {"child", "task"});
  const Recipe &R = *S.To.find("child", "any");
  normalize(Inside);
  std::string Edited = editedText(S.S.text(), Inside, Code.begin(Child.Begin),
                                  Code.end(Child.End - 1));
  if (!IsBlock)
    Edited = "{ " + Edited + " }";
  std::string Template = R.Loop;
  llvm::replace(Template, '\n', LineBreak);
  Values V{{"round", Task},
           {"members", *Members},
           {"body", Edited},
           {"executor", S.executor().str()},
           {"captures", Submit}};
  auto Struct = fillTemplate(Template, V);
  if (!Struct)
    return Struct.takeError();
  auto Call = fillTemplate(R.Yield, V);
  if (!Call)
    return Call.takeError();
  Submit = *Call;
  uint32_t At = Code.begin(Loop.Begin);
  Result.Edits.push_back(S.insert(At, indented(S, At, *Struct) +
                                          S.S.newline().str() +
                                          S.S.indent(At).str()));
  return Error::success();
}

} // namespace poolwise::rewrite
