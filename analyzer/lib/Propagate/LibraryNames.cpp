//===- LibraryNames.cpp ---------------------------------------------------===//

#include "LibraryNames.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace poolwise {

bool isScalar(llvm::StringRef Type) {
  return llvm::is_contained({"bool", "char", "short", "int", "long",
                             "long long", "unsigned char", "unsigned short",
                             "unsigned int", "unsigned long",
                             "unsigned long long", "double", "float"},
                            Type);
}

/// "std::span<int>" and "__normal_iterator<int *, ...>" may be written through.
bool mayWriteThrough(llvm::StringRef ViewType) {
  llvm::StringRef Element = ViewType.split('<').second.split(',').first;
  return !Element.trim().starts_with("const ") &&
         !ViewType.contains("basic_string_view") &&
         !ViewType.starts_with("std::initializer_list<");
}

bool isIterator(llvm::StringRef Type) {
  return Type.split('<').first.contains("iterator");
}

/// "c:@N@app@S@Widget@F@~Widget#" -> "app::Widget::~Widget".
static std::string nameOfUsr(llvm::StringRef Usr) {
  std::string Out;
  llvm::SmallVector<llvm::StringRef, 8> Parts;
  Usr.split(Parts, '@');
  for (size_t I = 0; I + 1 < Parts.size(); ++I) {
    llvm::StringRef Kind = Parts[I];
    if (Kind != "N" && Kind != "S" && Kind != "F" && Kind != "ST")
      continue;
    llvm::StringRef Name = Parts[I + 1].take_until(
        [](char C) { return C == '#' || C == '>' || C == '$'; });
    Out += (Out.empty() ? "" : "::") + Name.str();
    if (Kind == "F")
      break;
  }
  return Out.empty() ? Usr.str() : Out;
}

MemberUsr::MemberUsr(llvm::StringRef Usr) : Name(nameOfUsr(Usr)) {
  llvm::StringRef Rest = Name;
  auto [Class, Member] = Rest.rsplit("::");
  IsDestructor = Member.starts_with("~");
  Changes = IsDestructor || Member == "operator=" ||
            Member == Class.rsplit("::").second ||
            (!Class.contains("::") && Member == Class);
}

bool isTableRecord(const Call &C) {
  return llvm::StringRef(C.Name).ends_with("::(record)");
}

bool isThroughMember(const Call &C) {
  return C.K == Call::Kind::Indirect && C.Receiver && !C.Arguments.empty() &&
         llvm::StringRef(C.Receiver->Type).contains("::*");
}

const Value *boundCallable(const Call &C) {
  llvm::StringRef Name = C.Name;
  size_t At = Name.ends_with("bind_executor") ? 1 : 0;
  bool IsBind = llvm::is_contained(
      {"std::bind", "std::bind_front", "std::mem_fn", "boost::bind",
       "boost::mem_fn", "absl::bind_front", "boost::asio::bind_executor",
       "asio::bind_executor", "boost::asio::io_context::strand::wrap",
       "pybind11::init", "nanobind::new_"},
      Name);
  return IsBind && C.Arguments.size() > At ? &C.Arguments[At].V : nullptr;
}

/// Does the call look only at what the object knows of itself, not at its
/// elements?
bool looksAtBookkeeping(const World &W, const Call &C, const Model &M,
                        ObjectRef Ref, const std::string &Type) {
  bool LeadsIn =
      M.Returns.Of == Ref && (M.Returns.K == ReturnModel::Kind::Element ||
                              M.Returns.K == ReturnModel::Kind::Iterator ||
                              M.Returns.K == ReturnModel::Kind::Pointee ||
                              M.Returns.K == ReturnModel::Kind::Owned);
  if (Ref.Index != ObjectRef::This)
    return LeadsIn && C.Arguments.size() == 1;
  // What leads to the element that it makes has made one: emplace_back.
  LeadsIn &= M.Writes ? !llvm::is_contained(*M.Writes, Ref) : C.IsConst;
  const TypeModel *T = W.type(Type);
  // The way to a key's element leads past hashes and comparisons.
  llvm::StringRef Container = llvm::StringRef(Type).split('<').first;
  if (!C.Arguments.empty() &&
      (Container.ends_with("map") || Container.ends_with("set")))
    return false;
  bool AsksSize = C.IsConst && C.Arguments.empty() && isScalar(C.ResultType) &&
                  T && T->R == TypeModel::Role::Container && !T->PackedElements;
  return LeadsIn || AsksSize;
}

} // namespace poolwise
