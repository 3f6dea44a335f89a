# poolwise_check(TARGETS target... [NAME name] [FAIL_ON note|warning|none]
#                [BASELINE file] [SARIF file] [CONFIG file] [CHECKS globs]
#                [EXCLUDE regex...] [ALL])
#
# Makes the target NAME (the first target's name and "-poolwise"), which checks
# the program that these targets make: their sources, and those of the targets
# of this project that they link to. A build of NAME summarises what has changed
# since the last one, and checks the whole if anything has.
#
#   FAIL_ON    findings of this severity and above make it fail; default: none
#   BASELINE   do not report what stands there; a build of NAME-baseline writes it
#   SARIF      write the report there as well
#   CONFIG     settings; else the nearest .poolwise.yaml
#   CHECKS     which checks, as `poolwise check --checks`
#   EXCLUDE    sources whose path matches are left out
#   ALL        part of the default build
#
# A source or target whose property SKIP_LINTING is true is left out. Any
# compiler will do: the sources are read by poolwise itself, as an object library
# beside each target, whose compiler is `poolwise as-compiler`. So CMake does for
# summaries what it does for objects: it knows flags, headers, generated sources.

include_guard(GLOBAL)
cmake_policy(VERSION 3.20) # of the functions below, whatever the project says

function(poolwise_check)
  cmake_parse_arguments(PARSE_ARGV 0 arg "ALL"
    "NAME;FAIL_ON;BASELINE;SARIF;CONFIG;CHECKS" "TARGETS;EXCLUDE")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "poolwise_check: unknown arguments: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_TARGETS)
    message(FATAL_ERROR "poolwise_check: TARGETS is missing")
  endif()
  foreach(target IN LISTS arg_TARGETS)
    if(NOT TARGET ${target})
      message(FATAL_ERROR "poolwise_check: '${target}' is not a target")
    endif()
  endforeach()
  if(NOT arg_FAIL_ON)
    set(arg_FAIL_ON none)
  elseif(NOT arg_FAIL_ON MATCHES "^(note|warning|none)$")
    message(FATAL_ERROR "poolwise_check: FAIL_ON is note, warning or none")
  endif()
  if(NOT arg_NAME)
    list(GET arg_TARGETS 0 arg_NAME)
    string(APPEND arg_NAME -poolwise)
  endif()

  set(options --fail-on ${arg_FAIL_ON})
  set(inputs "")
  if(arg_CONFIG)
    cmake_path(ABSOLUTE_PATH arg_CONFIG BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
    list(APPEND options --config ${arg_CONFIG})
    list(APPEND inputs ${arg_CONFIG})
  endif()
  if(arg_BASELINE)
    cmake_path(ABSOLUTE_PATH arg_BASELINE BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
  endif()
  if(arg_CHECKS)
    list(APPEND options "--checks=${arg_CHECKS}")
  endif()
  if(arg_SARIF)
    cmake_path(ABSOLUTE_PATH arg_SARIF BASE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
  endif()

  # The targets may get more sources and flags until the folder is done.
  set(all "")
  if(arg_ALL)
    set(all ALL)
  endif()
  cmake_language(EVAL CODE "cmake_language(DEFER CALL _poolwise_add_check
    [[${arg_NAME}]] [[${all}]] [[${arg_TARGETS}]] [[${options}]] [[${inputs}]]
    [[${arg_BASELINE}]] [[${arg_SARIF}]] [[${arg_EXCLUDE}]])")
endfunction()

# At the end of the folder. Lists come as one argument each.
function(_poolwise_add_check name all targets options inputs baseline sarif exclude)
  if(NOT POOLWISE_EXECUTABLE)
    message(FATAL_ERROR "poolwise_check: this installation has the runtime alone; "
      "install the command poolwise as well")
  endif()
  set(seen "")
  foreach(target IN LISTS targets)
    _poolwise_collect(${target} seen)
  endforeach()
  set(libraries "")
  set(objects "")
  foreach(target IN LISTS seen)
    _poolwise_summaries(${target} ${name} "${exclude}" library)
    if(library)
      list(APPEND libraries ${library})
      list(APPEND objects $<TARGET_OBJECTS:${library}>)
    endif()
  endforeach()
  if(NOT objects)
    message(FATAL_ERROR "poolwise_check: no source is left to check in ${targets}")
  endif()

  # The settings are those of the sources, wherever the build stands.
  if(NOT "--config" IN_LIST options)
    _poolwise_settings(${CMAKE_CURRENT_SOURCE_DIR} settings)
    if(settings)
      list(APPEND options --config ${settings})
      list(APPEND inputs ${settings})
    endif()
  endif()

  set(known "")
  if(baseline)
    file(GLOB ignored CONFIGURE_DEPENDS ${baseline}) # a build notices it as well
    if(EXISTS ${baseline})
      set(known --baseline ${baseline})
      list(APPEND inputs ${baseline})
    else()
      message(STATUS "poolwise_check: ${baseline} is not there yet, so all findings count; "
        "a build of ${name}-baseline writes it")
    endif()
  endif()

  set(folder ${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${name}.dir)
  get_property(several GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
  if(several) # summaries of each configuration, and a check of its own
    string(APPEND folder /$<CONFIG>)
  endif()
  set(stamp ${folder}/checked)
  # A precompiled header is an object to some versions of CMake.
  set(summaries "$<FILTER:${objects},EXCLUDE,[.](gch|pch)$>")
  file(GENERATE OUTPUT ${folder}/summaries.rsp CONTENT "\"$<JOIN:${summaries},\"\n\">\"\n")
  set(check ${POOLWISE_EXECUTABLE} check --quiet --summaries)
  set(report "")
  if(sarif)
    set(silent ${options})
    list(FIND silent --fail-on at)
    math(EXPR at "${at} + 1")
    list(REMOVE_AT silent ${at})
    list(INSERT silent ${at} none)
    cmake_path(GET sarif PARENT_PATH to)
    set(report COMMAND ${CMAKE_COMMAND} -E make_directory ${to}
      COMMAND ${check} ${silent} ${known} --format sarif -o ${sarif} @${folder}/summaries.rsp)
  endif()
  add_custom_command(OUTPUT ${stamp}
    ${report}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
    COMMAND ${check} ${options} ${known} --depfile ${stamp}.d @${folder}/summaries.rsp
    COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
    DEPENDS ${objects} ${folder}/summaries.rsp ${inputs} ${POOLWISE_EXECUTABLE}
    DEPFILE ${stamp}.d
    WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
    COMMENT "Checking ${targets} with poolwise"
    VERBATIM COMMAND_EXPAND_LISTS)
  add_custom_target(${name} ${all} DEPENDS ${stamp})
  add_dependencies(${name} ${libraries}) # make knows no objects of other targets
  if(baseline)
    # Behind it the build is made anew: from now on the file is there.
    add_custom_target(${name}-baseline
      COMMAND ${check} ${options} --write-baseline ${baseline} @${folder}/summaries.rsp
      COMMAND ${CMAKE_COMMAND} ${CMAKE_BINARY_DIR}
      WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
      COMMENT "Writing ${baseline}"
      VERBATIM COMMAND_EXPAND_LISTS)
    add_dependencies(${name}-baseline ${libraries})
  endif()
endfunction()

# The nearest .poolwise.yaml, as the command looks for it. A build notices one that
# comes or goes within the project.
function(_poolwise_settings folder out)
  while(TRUE)
    set(noticed "")
    cmake_path(IS_PREFIX CMAKE_SOURCE_DIR ${folder} is_own)
    if(is_own)
      set(noticed CONFIGURE_DEPENDS)
    endif()
    file(GLOB ignored ${noticed} ${folder}/.poolwise.yaml)
    if(EXISTS ${folder}/.poolwise.yaml)
      set(${out} ${folder}/.poolwise.yaml PARENT_SCOPE)
      return()
    endif()
    cmake_path(GET folder PARENT_PATH up)
    if(up STREQUAL folder)
      set(${out} "" PARENT_SCOPE)
      return()
    endif()
    set(folder ${up})
  endwhile()
endfunction()

# The target and all of this project that it links to, each once.
function(_poolwise_collect target out)
  get_target_property(aliased ${target} ALIASED_TARGET)
  if(aliased)
    set(target ${aliased})
  endif()
  get_target_property(imported ${target} IMPORTED)
  if(imported OR target IN_LIST ${out})
    return()
  endif()
  list(APPEND ${out} ${target})
  set(links "")
  foreach(property LINK_LIBRARIES INTERFACE_LINK_LIBRARIES)
    get_target_property(libraries ${target} ${property})
    if(libraries)
      list(APPEND links ${libraries})
    endif()
  endforeach()
  foreach(link IN LISTS links)
    # $<LINK_ONLY:x>, $<BUILD_INTERFACE:x>, $<$<CONFIG:Debug>:x>: the last word.
    string(REGEX REPLACE "^.*:([^:$<>]+)>+$" "\\1" plain "${link}")
    if(NOT TARGET "${plain}")
      string(REGEX REPLACE "^.*[,:]([^,$<>]+)>+$" "\\1" plain "${link}")
    endif()
    if(TARGET "${plain}")
      _poolwise_collect(${plain} ${out})
    endif()
  endforeach()
  set(${out} ${${out}} PARENT_SCOPE)
endfunction()

# An object library whose objects are the summaries of a target's sources; empty
# if none is left.
function(_poolwise_summaries target name exclude out)
  set(${out} "" PARENT_SCOPE)
  get_target_property(skipped ${target} SKIP_LINTING)
  get_target_property(type ${target} TYPE)
  get_target_property(sources ${target} SOURCES)
  if(skipped OR NOT sources OR type STREQUAL "INTERFACE_LIBRARY" OR type STREQUAL "UTILITY")
    return()
  endif()
  set(library ${target}.poolwise)
  if(exclude)
    set(library ${target}.${name})
  endif()
  if(TARGET ${library})
    set(${out} ${library} PARENT_SCOPE)
    return()
  endif()

  get_target_property(folder ${target} SOURCE_DIR)
  set(kept "")
  set(made "")
  foreach(source IN LISTS sources)
    _poolwise_keeps("${source}" ${target} ${folder} "${exclude}" path made_path)
    if(path)
      list(APPEND kept ${path})
    endif()
    if(made_path)
      list(APPEND made ${made_path})
    endif()
  endforeach()
  if(NOT kept)
    return()
  endif()
  add_library(${library} OBJECT EXCLUDE_FROM_ALL ${kept} ${made})
  _poolwise_copy_properties(${target} ${library})
  # A newer poolwise sees other things. Its age is part of the flags: they make any
  # generator compile again, which a launcher does not.
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${POOLWISE_EXECUTABLE})
  file(TIMESTAMP ${POOLWISE_EXECUTABLE} age "%s" UTC)
  target_compile_definitions(${library} PRIVATE POOLWISE_OF=${age})
  set(compiler ${POOLWISE_EXECUTABLE} as-compiler)
  # Libraries that it links to need not be built, only what they generate.
  set_target_properties(${library} PROPERTIES OPTIMIZE_DEPENDENCIES ON
    C_COMPILER_LAUNCHER "${compiler}" CXX_COMPILER_LAUNCHER "${compiler}")
  set(${out} ${library} PARENT_SCOPE)
endfunction()

# Is it a source that is to be summarised? Its path, or nothing. `made`: the path of a
# header that the build makes, and that sources may want to be there.
function(_poolwise_keeps source target folder exclude out made)
  set(${out} "" PARENT_SCOPE)
  set(${made} "" PARENT_SCOPE)
  if(source MATCHES "TARGET_OBJECTS")
    return() # of a target that is linked, or was compiled for something else
  endif()
  if(NOT source MATCHES "^\\$<")
    # What is not there is made by the build, below the build's folder.
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${folder} OUTPUT_VARIABLE written)
    if(NOT EXISTS ${written})
      get_target_property(built ${target} BINARY_DIR)
      cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${built} OUTPUT_VARIABLE written)
    endif()
    set(source ${written})
    foreach(property SKIP_LINTING HEADER_FILE_ONLY LANGUAGE GENERATED)
      get_source_file_property(${property} ${source} TARGET_DIRECTORY ${target} ${property})
    endforeach()
    cmake_path(GET source EXTENSION LAST_ONLY extension)
    string(REPLACE "." "" extension "${extension}")
    if(SKIP_LINTING OR HEADER_FILE_ONLY
       OR NOT (extension IN_LIST CMAKE_CXX_SOURCE_FILE_EXTENSIONS
               OR extension IN_LIST CMAKE_C_SOURCE_FILE_EXTENSIONS
               OR LANGUAGE STREQUAL "CXX"))
      # Custom commands are those of one folder.
      if(GENERATED AND folder STREQUAL CMAKE_CURRENT_SOURCE_DIR)
        set(${made} ${source} PARENT_SCOPE)
      endif()
      return()
    endif()
  endif()
  foreach(pattern IN LISTS exclude)
    if(source MATCHES "${pattern}")
      return()
    endif()
  endforeach()
  _poolwise_copy_source_properties(${source} ${target} ${folder})
  set(${out} ${source} PARENT_SCOPE)
endfunction()

# Properties of sources hold for the targets of one folder alone.
function(_poolwise_copy_source_properties source target folder)
  if(folder STREQUAL CMAKE_CURRENT_SOURCE_DIR OR source MATCHES "^\\$<")
    return()
  endif()
  foreach(property GENERATED LANGUAGE COMPILE_FLAGS COMPILE_OPTIONS COMPILE_DEFINITIONS
          INCLUDE_DIRECTORIES)
    get_source_file_property(value ${source} TARGET_DIRECTORY ${target} ${property})
    if(value)
      set_property(SOURCE ${source} PROPERTY ${property} "${value}")
    endif()
  endforeach()
endfunction()

# All that decides how the target's sources are read.
function(_poolwise_copy_properties target library)
  foreach(property C_EXTENSIONS C_STANDARD C_STANDARD_REQUIRED COMPILE_DEFINITIONS
          COMPILE_FEATURES COMPILE_FLAGS COMPILE_OPTIONS CXX_EXTENSIONS CXX_STANDARD
          CXX_STANDARD_REQUIRED INCLUDE_DIRECTORIES LINK_LIBRARIES NO_SYSTEM_FROM_IMPORTED
          POSITION_INDEPENDENT_CODE PRECOMPILE_HEADERS)
    get_target_property(value ${target} ${property})
    if(NOT value MATCHES "-NOTFOUND$")
      set_property(TARGET ${library} PROPERTY ${property} "${value}")
    endif()
  endforeach()
  get_target_property(owner ${target} PRECOMPILE_HEADERS_REUSE_FROM)
  if(owner)
    get_target_property(headers ${owner} PRECOMPILE_HEADERS)
    set_property(TARGET ${library} PROPERTY PRECOMPILE_HEADERS "${headers}")
  endif()
  get_target_property(after ${target} MANUALLY_ADDED_DEPENDENCIES)
  if(after)
    add_dependencies(${library} ${after})
  endif()
  # What CMAKE_... variables would put beside the compiler.
  foreach(tool C_CLANG_TIDY C_CPPCHECK C_CPPLINT C_INCLUDE_WHAT_YOU_USE CXX_CLANG_TIDY
          CXX_CPPCHECK CXX_CPPLINT CXX_INCLUDE_WHAT_YOU_USE UNITY_BUILD
          EXPORT_COMPILE_COMMANDS INTERPROCEDURAL_OPTIMIZATION)
    set_property(TARGET ${library} PROPERTY ${tool} "")
  endforeach()
  # A library's own <target>_EXPORTS, and what an executable's position means.
  get_target_property(type ${target} TYPE)
  if(type MATCHES "SHARED_LIBRARY|MODULE_LIBRARY")
    get_target_property(symbol ${target} DEFINE_SYMBOL)
    if(NOT symbol)
      string(MAKE_C_IDENTIFIER "${target}_EXPORTS" symbol)
    endif()
    target_compile_definitions(${library} PRIVATE ${symbol})
    set_property(TARGET ${library} PROPERTY POSITION_INDEPENDENT_CODE ON)
  endif()
endfunction()
