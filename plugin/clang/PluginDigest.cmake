# Writes a header with what the gate has to know of the plugin behind it.
file(SHA256 ${FILE} Digest)
file(WRITE ${OUTPUT}
  "#define POOLWISE_PLUGIN_DIGEST \"${Digest}\"\n"
  "#define POOLWISE_CLANG_LIBRARY \"${CLANG}\"\n")
