# Writes OUTPUT, a header with a hash of the files in SOURCES (separated by `|`):
# whatever changes in how summaries are made or written makes older ones worthless.
string(REPLACE "|" ";" Sources "${SOURCES}")
set(All "")
foreach(Source ${Sources})
  file(SHA256 ${Source} Hash)
  string(APPEND All "${Hash}")
endforeach()
string(SHA256 Hash "${All}")
file(CONFIGURE OUTPUT ${OUTPUT} @ONLY
  CONTENT "#define POOLWISE_EXTRACTOR_SOURCES \"@Hash@\"\n")
