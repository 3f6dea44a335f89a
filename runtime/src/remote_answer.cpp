#include "remote_answer.h"

#include <poolwise/detail/exception_bytes.h>
#include <poolwise/serialize.h>

#include <cstdio>
#include <cxxabi.h>
#include <string>
#include <unistd.h>

namespace poolwise::detail {

reply_kind answer_request(request_kind kind, code_address function,
                          std::span<const std::byte> request, call_context &context) noexcept {
  try {
    input_archive in(request);
    if (kind == request_kind::learn_module) {
      module_name name;
      in.read_into(name.path);
      in.read_into(name.build_id);
      learn_module(function.module, name);
    } else {
      reinterpret_cast<remote_entry>(function_at(function))(in, context);
    }
    return reply_kind::value;
  } catch (const abi::__forced_unwind &) { // pthread_exit: the worker's only thread ends
    std::fflush(nullptr);
    _exit(0);
  } catch (...) {
    context.reply.clear();
    write_current_exception(context.reply);
    return reply_kind::exception;
  }
}

} // namespace poolwise::detail
