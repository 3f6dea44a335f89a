// Names of functions that a program does not export, from the symbol table of its file.
//
// In:  an ELF file of this machine, and an address as it stands there. Out: the function's name as
//      the linker knows it; empty if the file has none, or was stripped.
//
// Thread safety: any thread.
// Blocking:      reads the file.
// Exceptions:    none.
#ifndef POOLWISE_SRC_SYMBOL_TABLE_H
#define POOLWISE_SRC_SYMBOL_TABLE_H

#include <cstdint>
#include <string>

namespace poolwise::detail {

std::string function_symbol_in(const char *file, std::uint64_t address) noexcept;

} // namespace poolwise::detail

#endif
