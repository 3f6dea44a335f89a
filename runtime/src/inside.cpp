#include "inside.h"

namespace poolwise::detail {

thread_local const inside_crew *inside_crew::innermost_ = nullptr;
thread_local const thread_crew *inside_crew::thread_of_ = nullptr;

} // namespace poolwise::detail
