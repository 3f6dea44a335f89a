//===- Model.h - What a library function does, as data ----------*- C++ -*-===//
//
// One entry of a rule pack after compilation. rules/README.md is the reference
// of the language; RulePack.h holds the form as written.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RULES_MODEL_H
#define POOLWISE_RULES_MODEL_H

#include "poolwise/Rules/Effect.h"
#include "poolwise/Summary/Facts.h"
#include <memory>
#include <string>
#include <vector>

namespace poolwise {

/// Names an object of a call: `this`, an argument, or the result.
struct ObjectRef {
  static constexpr int This = -1;
  static constexpr int Result = -2;
  int Index = This; ///< >= 0: the argument with that index
  friend bool operator==(const ObjectRef &, const ObjectRef &) = default;
};

enum class ThreadSafety : uint8_t {
  Safe,      ///< any calls at the same time
  PerObject, ///< as long as they work on distinct objects (see reads, writes)
  Unsafe,    ///< hidden static data: strtok, localtime
};

/// What the result of a call refers to.
struct ReturnModel {
  enum class Kind : uint8_t {
    Unsaid,   ///< the entry has no `returns:`: a value is fresh, a reference, a
              ///< pointer or a view may lead anywhere
    Fresh,    ///< a value of its own, or newly allocated
    Element,  ///< reference to an element of Of, at index argument At (or any)
    Pointee,  ///< reference to what the pointer-like Of points at
    Owned,    ///< reference to what the unique owner Of holds
    Iterator, ///< pointer-like; points at elements of Of
    Same,     ///< Of itself (a reference to it, or an equal pointer)
    Static,   ///< static storage of the library
  };
  Kind K = Kind::Unsaid;
  ObjectRef Of;
  int At = -1; ///< Element: the argument that holds the index; -1: unknown
};

/// Whose thread a callable runs on.
enum class RunsOn : uint8_t {
  Caller,
  Thread,  ///< one of its own, started for it
  Process, ///< one of its own
  Pool,    ///< a pool of which no more is known
  CpuPool, ///< about one thread a core, made for computing
  IoPool,  ///< threads made for waiting
  EventLoop,
  Interpreter, ///< called by Python, which holds its lock meanwhile
};
llvm::StringRef nameOf(RunsOn On); ///< "caller", "cpu-pool"...

/// The library runs a callable that it is given.
struct CallbackModel {
  ObjectRef Callable;
  /// Once a call, or once for each element between two iterator arguments or of
  /// a range argument.
  bool PerElement = false;
  /// On another thread, or later: not part of this call's time.
  bool Elsewhere = false;
  /// One parameter of the callable is what another call of the same function,
  /// on the same object, hands over in the callable's place: the call whose
  /// argument Selector is the number Is. The other parameters are the
  /// library's own memory.
  struct UserData {
    int Parameter = 0, Selector = 0;
    int64_t Is = 0;
  };
  std::optional<UserData> Data;
  RunsOn On = RunsOn::Caller;
  /// The executor, if its threads are bounded: a task that waits there for
  /// another one of the same executor may wait for ever.
  std::optional<ObjectRef> Pool;
  /// What stands for the task, to be joined: by default the constructed object
  /// or the result.
  std::optional<ObjectRef> Handle;
};

/// Methods that a framework calls on a thread of its choice.
struct HandlerModel {
  /// Of the overridden method, or of the type that a coroutine returns.
  std::string NamePattern;
  RunsOn On = RunsOn::EventLoop;
  std::string Id;
};

/// Standard-algorithm shape: what makes a call a task candidate.
struct AlgorithmModel {
  enum class Shape : uint8_t {
    ForEach,
    Transform,
    Count, ///< how many elements the work says yes to
    Test,  ///< whether it says yes to all or any: it asks no more than it must
  };
  Shape S = Shape::ForEach;
  int First = 0; ///< begin iterator, or the range when Last is -1
  int Last = 1;
  int Out = -1; ///< Transform: the output iterator
  int Work = 2; ///< the callable
};

/// Cost by size of an argument, added to the fixed cost.
struct SizeCost {
  ObjectRef Of;     ///< the container, string, or byte count
  double CpuNs = 0; ///< per element or byte
  double WaitNs = 0;
};

/// A different behavior under a condition on arguments or object state.
struct ModelCondition {
  enum class Test : uint8_t { ArgumentIs, ArgumentHas, TypeIs, CountIs };
  /// Not empty: the test is of a call of this function that always comes
  /// before, in the same body and on the same object (its argument On).
  std::string After;
  ObjectRef On;
  /// In place of an index: some argument, the object aside.
  static constexpr int Any = -3;
  Test T = Test::ArgumentIs;
  ObjectRef Object;
  /// Constant, flag name or type glob.
  std::string Text;
  int64_t Number = 0;
};

struct Model {
  /// "posix/recv": pack and function, as shown in evidence.
  std::string Id;
  std::string NamePattern;
  std::vector<EffectKind> Effects;
  /// The effect is that of whatever this object is backed by: a stream, a file
  /// descriptor. Which that is follows from the object's type or origin.
  std::optional<ObjectRef> ByObject;
  /// What the result (or the constructed object) is backed by: `open` gives a
  /// file on disk, `socket` the network. Memory and "unknown" are spelled so.
  std::string Gives;
  Cost Typical;
  std::optional<SizeCost> BySize;
  ThreadSafety Threads = ThreadSafety::Safe;
  /// Objects written and read through; without them the signature decides:
  /// references and pointers to const are read, others written, `this` by
  /// constness of the method.
  std::optional<std::vector<ObjectRef>> Writes, Reads;
  /// Process-wide state: "cwd", "environment", "locale", "stdout"...
  std::vector<std::string> WritesState, ReadsState;
  ReturnModel Returns;
  std::vector<CallbackModel> Callbacks;
  /// Where callables run that run elsewhere and do not say where.
  RunsOn ElsewhereOn = RunsOn::Caller;
  /// Waits until the task that this object stands for has ended.
  std::optional<ObjectRef> Joins;
  /// Dropping the result joins the task.
  bool JoinsWhenDropped = false;
  /// The process goes on twice; the process becomes another program.
  bool Forks = false, Execs = false;
  /// What happens to the lock of the Python interpreter.
  enum class Gil : uint8_t { Untouched, Released, Taken, Needed };
  Gil Interpreter = Gil::Untouched;
  /// Does not wait if this descriptor, or handle, is a non-blocking one.
  std::optional<ObjectRef> UnlessNonblocking;
  /// This one may be a non-blocking one from now on.
  std::optional<ObjectRef> Unblocks;
  std::optional<AlgorithmModel> Algorithm;
  /// Appends one element at the end of `this` (push_back, emplace_back): the
  /// element is argument 0 (Append) or built from all arguments (EmplaceBack).
  enum class AppendForm : uint8_t { None, Append, EmplaceBack };
  AppendForm Appends = AppendForm::None;
  /// Changes the file system, starts a process, or otherwise leaves a trace
  /// outside that others can see, so that order may matter.
  bool ChangesOutside = false;
  bool Throws = false;
  /// Acquires (or releases) the lock that the object or argument is.
  std::optional<ObjectRef> Acquires, Releases;
  /// Only counts, without effect on safety: reserve, shrink_to_fit.
  bool SizeHintOnly = false;
  /// Alternatives: the first of which all conditions hold; the model itself
  /// when there is none.
  struct Alternative {
    std::vector<ModelCondition> If;
    std::shared_ptr<const Model> Then;
  };
  std::vector<Alternative> When;
  /// Where the claim comes from; where the entry stands.
  std::string Source;
  std::string PackFile;
  unsigned PackLine = 0;
};

/// What a library type is.
struct TypeModel {
  std::string NamePattern;
  enum class Role : uint8_t {
    Value,       ///< copies are independent; holds no pointers of others
    Container,   ///< owns its elements, which are distinct objects
    UniqueOwner, ///< unique_ptr
    SharedOwner, ///< shared_ptr
    View,        ///< pointer-like: string_view, span, iterators
    Stream,      ///< has a position and a backing
    Lock,        ///< scoped lock: holds from construction to destruction
    Mutex,
    Atomic,
    Callable,    ///< std::function
    Interpreted, ///< an object of Python's: used only with its lock held
    SinglePass,  ///< range that can be walked once (istream, directory)
  };
  Role R = Role::Value;
  /// Stream: effect name, "memory" or "unknown".
  std::string BackedBy;
  /// Elements that share bytes (vector<bool>): never written side by side.
  bool PackedElements = false;
  std::string PackFile;
  unsigned PackLine = 0;
};

} // namespace poolwise

#endif
