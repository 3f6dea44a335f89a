//===- SelfTest.h - Is the linked clangd what was declared? -----*- C++ -*-===//
#ifndef POOLWISE_PLUGIN_CLANGD_SELFTEST_H
#define POOLWISE_PLUGIN_CLANGD_SELFTEST_H

namespace poolwise::clangd {

/// Sends and receives one message of each sort through clangd's transport in
/// memory. False: ClangdInterface.h does not fit it.
bool interfaceFits();

} // namespace poolwise::clangd

#endif
