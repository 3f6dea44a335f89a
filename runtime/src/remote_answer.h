// What a worker makes of one request, whatever the transport.
#ifndef POOLWISE_SRC_REMOTE_ANSWER_H
#define POOLWISE_SRC_REMOTE_ANSWER_H

#include "channel.h"

#include <poolwise/detail/call_context.h>
#include <poolwise/detail/code_address.h>

#include <cstddef>
#include <span>

namespace poolwise::detail {

/// Does what the request says; the result or the exception is in context.reply.
reply_kind answer_request(request_kind kind, code_address function,
                          std::span<const std::byte> request, call_context &context) noexcept;

} // namespace poolwise::detail

#endif
