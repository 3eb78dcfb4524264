# SPDX-License-Identifier: MIT
# find_package(gonogo): finds what the archives were linked with, then the archives.
include(CMakeFindDependencyMacro)
find_dependency(tomlplusplus 3.3)
find_dependency(Threads)
include(${CMAKE_CURRENT_LIST_DIR}/gonogoArchives.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/gonogoTargets.cmake)
