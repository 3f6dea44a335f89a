//===- main.cpp - clangd with poolwise in it ------------------------------===//
//
// clangd 22 as it is, with the checks of the clang-tidy module linked in and
// what EditorTransport.cpp adds. All options are clangd's.
//
//===----------------------------------------------------------------------===//

#include "../clang-tidy/SharedUnit.h"
#include "ClangdInterface.h"
#include "EditedFiles.h"

using namespace poolwise;

int main(int Argc, char *Argv[]) {
  tidy::setEditedFileListener([](std::string Path, std::string Text,
                                 std::shared_ptr<const Analysis> A) {
    clangd::editedFiles().update(std::move(Path), std::move(Text),
                                 std::move(A));
  });
  return clang::clangd::clangdMain(Argc, Argv);
}
