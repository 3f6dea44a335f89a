# Writes OUTPUT, a C++ table of the Markdown pages under DOCS/checks and
# DOCS/hazards. Run at build time: cmake -DDOCS=... -DOUTPUT=... -P EmbedPages.cmake

set(table "")
foreach(about checks hazards)
  string(SUBSTRING ${about} 0 1 kind)
  string(TOUPPER ${kind} kind)
  string(REGEX REPLACE "^.(.*)s$" "${kind}\\1" kind ${about})
  file(GLOB files ${DOCS}/${about}/*.md)
  list(SORT files)
  foreach(file ${files})
    get_filename_component(name ${file} NAME_WE)
    if(name STREQUAL "README")
      continue()
    endif()
    file(READ ${file} text)
    string(APPEND table
      "    {Page::About::${kind}, \"${name}\", R\"page(${text})page\"},\n")
  endforeach()
endforeach()
file(WRITE ${OUTPUT}.new "// Made by EmbedPages.cmake from docs/.
#include \"poolwise/Report/Pages.h\"

using namespace poolwise;

static constexpr Page Table[] = {
${table}};

llvm::ArrayRef<Page> poolwise::pages() { return Table; }
")
file(RENAME ${OUTPUT}.new ${OUTPUT})
