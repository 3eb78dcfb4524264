# SPDX-License-Identifier: MIT
# find_package(gonogo): finds what the archive was linked with, then the archive.
include(CMakeFindDependencyMacro)
find_dependency(fmt 9)
find_dependency(tomlplusplus 3.3)
find_dependency(Threads)
find_dependency(PkgConfig)
pkg_check_modules(utf8proc REQUIRED QUIET IMPORTED_TARGET libutf8proc)
pkg_check_modules(md REQUIRED QUIET IMPORTED_TARGET libmd)
list(APPEND CMAKE_MODULE_PATH ${CMAKE_CURRENT_LIST_DIR})
find_dependency(libcsv)
include(${CMAKE_CURRENT_LIST_DIR}/gonogoTargets.cmake)
