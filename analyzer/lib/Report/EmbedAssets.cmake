# Writes OUTPUT, C++ definitions of the parts of the HTML report: the page, its
# style, and its script, which is SCRIPTS (in order) one behind the other. Run at
# build time: cmake -DFOLDER=... -DSCRIPTS=... -DOUTPUT=... -P EmbedAssets.cmake

file(READ ${FOLDER}/page.html page)
file(READ ${FOLDER}/style.css style)
set(script "")
separate_arguments(SCRIPTS)
foreach(name ${SCRIPTS})
  file(READ ${FOLDER}/${name}.js text)
  string(APPEND script "${text}\n")
endforeach()
file(WRITE ${OUTPUT}.new "// Made by EmbedAssets.cmake from page/.
#include \"HtmlAssets.h\"

const llvm::StringRef poolwise::HtmlPage = R\"asset(${page})asset\";
const llvm::StringRef poolwise::HtmlStyle = R\"asset(${style})asset\";
const llvm::StringRef poolwise::HtmlScript = R\"asset(${script})asset\";
")
file(RENAME ${OUTPUT}.new ${OUTPUT})
