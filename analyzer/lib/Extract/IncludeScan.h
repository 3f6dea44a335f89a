//===- IncludeScan.h - Which system headers a unit surely includes -*- C++
//-*-===//
//
// In:  a compile command. Out: the headers that its files include on every path
//      and that no folder of the program's own has, by their text alone:
//      through the program's own headers, and outside of conditionals (a header
//      guard is none).
//
// It may miss some, and be wrong where #error or macros in #include lines play
// a part; what uses it checks (PreambleCheck.h).
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_INCLUDESCAN_H
#define POOLWISE_EXTRACT_INCLUDESCAN_H

#include "poolwise/Extract/Extract.h"
#include <map>
#include <set>

namespace poolwise {

/// The folders of -I and -iquote, absolute.
std::vector<std::string> ownFolders(const CompileCommand &Command);

class IncludeScan {
public:
  std::set<std::string> systemHeadersOf(const CompileCommand &Command);

private:
  struct FileIncludes {
    std::vector<std::string> Quoted, Angled;
  };
  const FileIncludes &includesOf(const std::string &File);
  bool exists(const std::string &File);
  void visit(const std::string &File, const std::vector<std::string> &Folders,
             std::set<std::string> &Visited, std::set<std::string> &System);

  std::map<std::string, FileIncludes> Known;
  std::map<std::string, bool> Exists;
};

} // namespace poolwise

#endif
