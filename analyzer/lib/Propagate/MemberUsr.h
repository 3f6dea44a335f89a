//===- MemberUsr.h - A member function as its USR names it ------*- C++ -*-===//

#ifndef POOLWISE_PROPAGATE_MEMBERUSR_H
#define POOLWISE_PROPAGATE_MEMBERUSR_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace poolwise {

struct MemberUsr {
  std::string Name; ///< "app::Widget::~Widget"
  bool IsDestructor = false;
  bool Changes = false; ///< constructor, destructor or assignment

  MemberUsr() = default;
  explicit MemberUsr(llvm::StringRef Usr);
};

} // namespace poolwise

#endif
