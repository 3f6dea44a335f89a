//===- CostModel.h - What the program's own code costs ----------*- C++ -*-===//
//
// Library calls cost what their models say. These figures stand for the rest.
// They need to be right within a factor of a few: a task is worth moving from
// tens of microseconds on, and waiting is thousands of times dearer than
// computing.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROPAGATE_COSTMODEL_H
#define POOLWISE_PROPAGATE_COSTMODEL_H

namespace poolwise::cost {

/// An operator or access of a built-in type: cores of 3 GHz retire two to three
/// a cycle from cache, one in several when they wait for memory.
inline constexpr double OperationNs = 0.3;
/// Passing arguments, jump, return.
inline constexpr double CallNs = 1;
/// What one run of a function takes however little it does: saved registers,
/// code and data that are not in the cache.
inline constexpr double EntryNs = 3;
/// A function that does no more than this besides being run is inlined: neither
/// call nor entry.
inline constexpr double InlinedNs = 4;
/// A member of a program's type run inside a library template (a copy, a
/// comparison).
inline constexpr double ElementCallNs = 20;

/// Rounds of a loop that the source does not fix: 88 % of the branches at a
/// loop's end go back (Wu and Larus, "Static branch frequency and program
/// profile analysis", MICRO 1994).
inline constexpr double GuessedTrips = 8;
/// Of each of two counted loops, one inside the other: rows and columns.
inline constexpr double GuessedSide = 64;
/// The same over numbers: images, signals and matrices are longer than lists of
/// names.
inline constexpr double GuessedNumbers = 1024;
/// A number for which a call takes longer than this stands for something, as
/// the ids of files do: those lists are short.
inline constexpr double NumberNs = 1000;
/// A loop that nothing counts and that its body may end: it tries a few times.
inline constexpr double GuessedTries = 4;
/// What is asleep or in the kernel while a message is written to a stream that
/// keeps nothing back. Measured: 2 us each in exiv2's 4800 messages.
inline constexpr double WriteNs = 2000;
/// Elements or bytes that a library call works on when no argument says.
inline constexpr double TypicalSize = 64;
/// The same of bytes that are read, written, packed or hashed: those who do it
/// in a buffer take a page of it or more.
inline constexpr double TypicalBuffer = 4096;
/// An element that costs more is no byte.
inline constexpr double DearElementNs = 200;
/// Of bodies that a call may run, one that costs c runs as c to the minus this:
/// at 0.5 the call costs their geometric mean.
inline constexpr double DearIsRare = 0.6;
/// A body that only returns, a status object at most.
inline constexpr double NothingNs = 15;
/// What tells of an error, handlers, once-only initialisation.
inline constexpr double ColdWeight = 0.0002;
/// What throws or ends the program.
inline constexpr double FatalWeight = 1e-5;
/// A timer that is waited for only when something is not ready yet.
inline constexpr double BackOffWeight = 0.01;
/// How often a recursive function is taken to run in one call.
inline constexpr double RecursionTrips = 2;
/// Guesses multiply in nested loops; beyond this a guess says nothing.
inline constexpr double MaxGuessedNs = 1e9;
/// A cost is called guessed when guesses make up more than this part of it.
inline constexpr double GuessedShare = 0.1;

} // namespace poolwise::cost

#endif
