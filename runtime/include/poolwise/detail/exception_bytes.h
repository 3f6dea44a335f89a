// Exceptions as bytes.
//
// In:  the exception that is being handled. Out: one of the same type in the other process, if it
//      is one of the standard library's or of the runtime's; else remote_error.
// Not handled: nested exceptions, and members other than what() and an error code.
//
// Thread safety: as the archives.
// Blocking:      never.
// Exceptions:    read_exception gives what is wrong with the bytes as the exception.
// Shutdown:      independent of it.
#ifndef POOLWISE_DETAIL_EXCEPTION_BYTES_H
#define POOLWISE_DETAIL_EXCEPTION_BYTES_H

#include <poolwise/serialize.h>

#include <exception>
#include <string>
#include <typeinfo>

namespace poolwise::detail {

/// Must be called within a catch clause.
void write_current_exception(output_archive &out);
std::exception_ptr read_exception(input_archive &in) noexcept;

/// A type's name as in the source.
std::string readable_name(const std::type_info &type);

} // namespace poolwise::detail

#endif
