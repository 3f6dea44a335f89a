# Writes OUTPUT, a C++ table of the YAML files in FOLDER. Run at build time:
# cmake -DFOLDER=... -DOUTPUT=... -P EmbedRecipes.cmake

set(table "")
file(GLOB files ${FOLDER}/*.yaml)
list(SORT files)
foreach(file ${files})
  file(READ ${file} text)
  string(APPEND table "    R\"yaml(${text})yaml\",\n")
endforeach()
file(WRITE ${OUTPUT}.new "// Made by EmbedRecipes.cmake from analyzer/recipes/.
#include \"Embedded.h\"

static constexpr llvm::StringLiteral Table[] = {
${table}};

llvm::ArrayRef<llvm::StringLiteral> poolwise::embeddedRecipes() { return Table; }
")
file(RENAME ${OUTPUT}.new ${OUTPUT})
