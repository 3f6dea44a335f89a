// Functions by a name that holds in another process of the same program: which module (the program
// or a shared library), and how far from its start. So functions need no registration, and the
// modules may be loaded at different addresses.
//
// In:  the address of a function. Out: the same function in the other process.
// Not handled: code that belongs to no module (made at run time).
//
// Thread safety: all functions may be called from any thread.
// Blocking:      the first use of a shared library's code looks the library up.
// Exceptions:    std::invalid_argument for an address in no module; std::system_error if a library
//                cannot be loaded or is not the same there.
// Shutdown:      independent of it.
#ifndef POOLWISE_DETAIL_CODE_ADDRESS_H
#define POOLWISE_DETAIL_CODE_ADDRESS_H

#include <cstddef>
#include <cstdint>
#include <string>

namespace poolwise::detail {

using any_function = void (*)();

struct code_address {
  std::uint32_t module = 0; ///< 0: the program itself; else the sender's number of the library
  std::uint64_t offset = 0; ///< from where the module is loaded
};

/// Numbers the module on first sight.
code_address address_of(any_function function);

/// The sender's side: what a receiver must know about its modules 1, 2, ... up to that number.
struct module_name {
  std::string path;
  std::string build_id; ///< empty: the library was linked without one
};
std::uint32_t known_modules();
module_name name_of_module(std::uint32_t number);

/// The receiver's side: loads the library if it is not there, and keeps its number.
void learn_module(std::uint32_t number, const module_name &name);
any_function function_at(code_address address);

/// What tells one build of the program from another.
std::string build_id_of_program();

/// The function's name, unless the program was stripped of it: then empty.
std::string symbol_of(code_address address);

} // namespace poolwise::detail

#endif
