# SPDX-FileCopyrightText: 2026 The Callboard authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What every target of the project is compiled with. Interface library, so that nobody forgets it.
add_library(callboard_options INTERFACE)
target_include_directories(callboard_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(callboard_options INTERFACE
  QT_NO_KEYWORDS QT_NO_FOREACH QT_STRICT_ITERATORS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
  QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
  CALLBOARD_VERSION="${PROJECT_VERSION}")
if(MSVC)
  target_compile_options(callboard_options INTERFACE /W4 /utf-8 /permissive- /Zc:__cplusplus)
  if(CALLBOARD_WERROR)
    target_compile_options(callboard_options INTERFACE /WX)
  endif()
else()
  target_compile_options(callboard_options INTERFACE -Wall -Wextra -Wpedantic)
  if(CALLBOARD_PCH AND CALLBOARD_CCACHE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Without it ccache never finds what was compiled with a precompiled header.
    target_compile_options(callboard_options INTERFACE -fpch-preprocess)
  endif()
  if(CALLBOARD_WERROR)
    target_compile_options(callboard_options INTERFACE -Werror)
  endif()
  if(CALLBOARD_SANITIZE)
    target_compile_options(callboard_options INTERFACE
      -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    target_link_options(callboard_options INTERFACE -fsanitize=address,undefined)
  endif()
endif()

# Precompiles Qt's core headers for a target. GCC lets targets share one such file although their definitions differ, as
# long as the headers in it do not ask for them; Qt has everything compiled as position-independent code, so the first
# library's serves the programs as well.
function(callboard_precompile name)
  if(NOT CALLBOARD_PCH)
    return()
  endif()
  if(NOT (CALLBOARD_SHARED_PCH AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU"))
    target_precompile_headers(${name} PRIVATE <QtCore/QtCore> ${ARGN})
    return()
  endif()
  get_property(owner GLOBAL PROPERTY CALLBOARD_PCH_OWNER)
  if(owner)
    target_precompile_headers(${name} REUSE_FROM ${owner})
  else()
    set_property(GLOBAL PROPERTY CALLBOARD_PCH_OWNER ${name})
    target_precompile_headers(${name} PRIVATE <QtCore/QtCore>)
  endif()
endfunction()

# callboard_library(name SOURCES... DEPENDS targets...): one folder, one static library. The include direction of the
# architecture is exactly what DEPENDS lets a target see; tests/architecture checks the includes as well.
function(callboard_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC callboard_options ${ARG_DEPENDS} PRIVATE ${ARG_PRIVATE_DEPENDS})
  callboard_precompile(${name})
endfunction()

# callboard_test(name SOURCES... DEPENDS targets... [GUI]): one Qt Test program. Never a fixed port, never a display.
function(callboard_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;DEPENDS;LABELS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE callboard_options Qt6::Test ${ARG_DEPENDS})
  callboard_precompile(${name} <QtTest/QtTest>)
  add_test(NAME ${name} COMMAND ${name})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/lsan.supp")
  if(ARG_LABELS)
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}")
  endif()
endfunction()
