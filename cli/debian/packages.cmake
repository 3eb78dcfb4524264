# SPDX-License-Identifier: MIT
# Debian packages: gonogo, and libgonogo-dev for who writes programs with the library.
#
#   cmake -B build/package -DCMAKE_INSTALL_PREFIX=/usr -DGONOGO_TESTS=OFF -DGONOGO_CONTACT="Your Name <you@company.com>"
#   cmake --build build/package
#   cpack -G DEB --config build/package/CPackConfig.cmake
#
# Built twice with the same SOURCE_DATE_EPOCH they are the same bytes.
set(CPACK_PACKAGE_VENDOR "the gonogo authors")
set(CPACK_PACKAGE_CONTACT "${GONOGO_CONTACT}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program library)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/policy.cmake)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME gonogo)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION math)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
# What it loads when it is asked for workbooks.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "libxlsxwriter4")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "gonogo reads a bid from a TOML file and says whether it is worth winning,
why, and what would change the answer: net present value, internal rates,
payback, sensitivity, scenarios, simulation, versions and portfolios, with
the formulas behind every number.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libgonogo-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS
  "libtomlplusplus-dev, libcsv-dev, libmd-dev, libutf8proc-dev, zlib1g-dev")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_RECOMMENDS "libxlsxwriter4")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "Archives and headers of the library that gonogo is a program of: bids in
memory are read, evaluated, varied and reported.")
include(CPack)
