//===- OpenFiles.h - Texts that differ from the disk ------------*- C++ -*-===//
#ifndef POOLWISE_SUMMARY_OPENFILES_H
#define POOLWISE_SUMMARY_OPENFILES_H

#include <map>
#include <string>

namespace poolwise {

/// What an editor shows, by path as in SourceFile: a file that was changed and
/// not saved. A file that is not here is as on disk.
using OpenFiles = std::map<std::string, std::string, std::less<>>;

} // namespace poolwise

#endif
