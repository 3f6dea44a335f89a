//===- main.cpp - clangd with poolwise in it ------------------------------===//
//
// clangd 22 as it is, with the checks of the clang-tidy module linked in and
// what EditorTransport.cpp adds. All options are clangd's.
//
//===----------------------------------------------------------------------===//

#include "ClangdInterface.h"
#include "EditedFiles.h"

using namespace poolwise;

int main(int Argc, char *Argv[]) {
  tidy::setEditedUnitListener([](tidy::EditedUnit Unit) {
    clangd::editedFiles().announce(std::move(Unit));
  });
  return clang::clangd::clangdMain(Argc, Argv);
}
