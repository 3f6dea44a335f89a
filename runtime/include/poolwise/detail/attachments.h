// Things that must live until the bytes that refer to them have been read elsewhere.
//
// In:  while an attachments_scope exists, what the current thread attaches goes into its list. Out:
//      the list, which the owner of the bytes keeps as long as the bytes are under way.
//
// Thread safety: each thread has its own scopes.
// Blocking:      never.
// Exceptions:    attach: std::bad_alloc.
// Shutdown:      independent of it.
#ifndef POOLWISE_DETAIL_ATTACHMENTS_H
#define POOLWISE_DETAIL_ATTACHMENTS_H

#include <memory>
#include <vector>

namespace poolwise::detail {

using attachments = std::vector<std::shared_ptr<const void>>;

class attachments_scope {
public:
  explicit attachments_scope(attachments &list) noexcept;
  ~attachments_scope();
  attachments_scope(const attachments_scope &) = delete;
  attachments_scope &operator=(const attachments_scope &) = delete;

private:
  attachments *const outer_;
};

/// Without a scope it does nothing.
void attach(std::shared_ptr<const void> what);

} // namespace poolwise::detail

#endif
