// What the compiler says when a type cannot be sent: one line for each reason.
//
// In:  a type. Out: nothing, or a failed static_assert. The compiler names the part of the type
// that
//      is to blame right below it, as T of cannot_be_sent.
//
// Thread safety, Blocking, Exceptions, Shutdown: nothing of its own.
#ifndef POOLWISE_DETAIL_ARCHIVE_EXPLANATION_H
#define POOLWISE_DETAIL_ARCHIVE_EXPLANATION_H

#include <poolwise/detail/archive/choice_of_codec.h>

namespace poolwise::detail {

#define POOLWISE_IN_ANOTHER_PROCESS "poolwise: cannot be sent to another process: "
#define POOLWISE_OR_HOOK "; or specialise poolwise::serializer for the type that holds it"

template <class T, problem Why> consteval void cannot_be_sent(problem_with<T, Why>) {
  static_assert(Why != problem::pointer, POOLWISE_IN_ANOTHER_PROCESS
                "a raw pointer; hold the object by value, in a std::unique_ptr or in a "
                "std::shared_ptr, and text in a std::string" POOLWISE_OR_HOOK);
  static_assert(Why != problem::reference, POOLWISE_IN_ANOTHER_PROCESS
                "a reference; hold the object by value" POOLWISE_OR_HOOK);
  static_assert(Why != problem::function, POOLWISE_IN_ANOTHER_PROCESS
                "a function in a std::function; pass a named function or a captureless lambda "
                "as the task itself" POOLWISE_OR_HOOK);
  static_assert(Why != problem::view, POOLWISE_IN_ANOTHER_PROCESS
                "a view of memory that others own; use a container, or std::string for "
                "std::string_view" POOLWISE_OR_HOOK);
  static_assert(Why != problem::odd_smart_pointer, POOLWISE_IN_ANOTHER_PROCESS
                "a smart pointer to an array or void, or with a deleter; use std::vector, or a "
                "std::unique_ptr with the default deleter" POOLWISE_OR_HOOK);
  static_assert(Why != problem::union_type,
                POOLWISE_IN_ANOTHER_PROCESS "a union; use std::variant" POOLWISE_OR_HOOK);
  static_assert(Why != problem::polymorphic, POOLWISE_IN_ANOTHER_PROCESS
                "a class with virtual functions, of which the receiver would get a part; give it a "
                "serialize member, or specialise poolwise::serializer for it or for the pointer");
  static_assert(Why != problem::derived, POOLWISE_IN_ANOTHER_PROCESS
                "a class with a base class; make the base a member, or give the class a serialize "
                "member, or specialise poolwise::serializer for it");
  static_assert(Why != problem::not_default_made, POOLWISE_IN_ANOTHER_PROCESS
                "a type that T{} does not make, so that there is nothing to read into; give it a "
                "default constructor, or specialise poolwise::serializer for it");
  static_assert(Why != problem::not_counted, POOLWISE_IN_ANOTHER_PROCESS
                "a struct with a member that {} does not initialise, such as a reference; give it "
                "a serialize member, or specialise poolwise::serializer for it");
  static_assert(Why != problem::too_many_members, POOLWISE_IN_ANOTHER_PROCESS
                "a struct of more than 40 members; group some in structs, or give it a serialize "
                "member");
  static_assert(Why != problem::bit_fields, POOLWISE_IN_ANOTHER_PROCESS
                "a struct with bit-fields or packed members beside members that are not plain "
                "numbers; give it a serialize member");
  static_assert(Why != problem::opaque, POOLWISE_IN_ANOTHER_PROCESS
                "a class with private members or constructors, or a lambda with captures; give it "
                "a serialize member, or specialise poolwise::serializer for it");
}
consteval void cannot_be_sent(no_problem) {}

#undef POOLWISE_OR_HOOK
#undef POOLWISE_IN_ANOTHER_PROCESS

template <class T> consteval void explain() { cannot_be_sent(decltype(find_problem<T>()){}); }

} // namespace poolwise::detail

#endif
