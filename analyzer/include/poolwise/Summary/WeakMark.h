//===- WeakMark.h - Weak definitions in a TU summary ------------*- C++ -*-===//
#ifndef POOLWISE_SUMMARY_WEAKMARK_H
#define POOLWISE_SUMMARY_WEAKMARK_H

namespace poolwise {

/// Stands behind the USR of a definition with `__attribute__((weak))`, until
/// Link has found out whether there is another one. Calls never have it.
inline constexpr const char *WeakMark = " (weak)";

} // namespace poolwise

#endif
