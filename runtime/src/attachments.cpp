#include <poolwise/detail/attachments.h>

#include <utility>

namespace poolwise::detail {

namespace {
thread_local attachments *current = nullptr;
} // namespace

attachments_scope::attachments_scope(attachments &list) noexcept
    : outer_(std::exchange(current, &list)) {}

attachments_scope::~attachments_scope() { current = outer_; }

void attach(std::shared_ptr<const void> what) {
  if (current != nullptr)
    current->push_back(std::move(what));
}

} // namespace poolwise::detail
