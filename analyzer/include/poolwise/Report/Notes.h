//===- Notes.h - What stands below a finding --------------------*- C++ -*-===//
#ifndef POOLWISE_REPORT_NOTES_H
#define POOLWISE_REPORT_NOTES_H

#include "poolwise/Judge/Recommendation.h"

namespace poolwise {

/// For readers who show a place and a line of text for each: the evidence hop
/// by hop, the hazards with their remedies, and what becomes of the finding.
struct Note {
  Location Where; ///< always valid: in doubt the finding's own place
  std::string Message;
};
std::vector<Note> notesOf(const Program &P, const Recommendation &R);

} // namespace poolwise

#endif
