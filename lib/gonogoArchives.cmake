# SPDX-License-Identifier: MIT
# Small C libraries, linked as archives where the system has these: a shared library more costs a program
# 0.1 ms at every start, 8 % of it. libcsv and libmd are used for one function each. A package of a distribution shares
# them with all others (GONOGO_CONTACT: cli/debian/packages.cmake).
# Read by lib/CMakeLists.txt, and by gonogoConfig.cmake for whoever links the installed archives.
function(gonogo_find_archive name header)
  find_path(gonogo_${name}_include_dir ${header} REQUIRED)
  if(GONOGO_CONTACT)
    find_library(gonogo_${name}_library NAMES ${name} REQUIRED)
  else()
    find_library(gonogo_${name}_library NAMES lib${name}.a ${name} REQUIRED)
  endif()
  mark_as_advanced(gonogo_${name}_include_dir gonogo_${name}_library)
  add_library(gonogo_archive::${name} UNKNOWN IMPORTED)
  set_target_properties(gonogo_archive::${name} PROPERTIES
    IMPORTED_LOCATION ${gonogo_${name}_library} INTERFACE_INCLUDE_DIRECTORIES ${gonogo_${name}_include_dir})
endfunction()
if(NOT TARGET gonogo_archive::csv)
  gonogo_find_archive(csv csv.h)
  gonogo_find_archive(md sha256.h)
  gonogo_find_archive(utf8proc utf8proc.h)
  gonogo_find_archive(z zlib.h)
endif()
