# SPDX-License-Identifier: MIT
# What Debian's policy asks of the files of a package, before it is packed: compressed manuals without a time in them, a
# changelog, a copyright, archives without what only a debugger reads.
foreach(component program library)
  set(root ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/${component})
  string(TOUPPER ${component} upper)
  set(package ${CPACK_DEBIAN_${upper}_PACKAGE_NAME})
  if(NOT EXISTS ${root}/usr)
    continue()
  endif()
  set(documents ${root}/usr/share/doc/${package})
  file(MAKE_DIRECTORY ${documents})
  file(COPY_FILE ${CMAKE_CURRENT_LIST_DIR}/copyright ${documents}/copyright)
  configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog.in ${documents}/changelog @ONLY)
  file(GLOB manuals ${root}/usr/share/man/man*/*.[0-9])
  execute_process(COMMAND gzip -9nf ${documents}/changelog ${manuals} COMMAND_ERROR_IS_FATAL ANY)
  file(GLOB archives ${root}/usr/lib/*.a ${root}/usr/lib/*/*.a)
  if(archives)
    execute_process(COMMAND strip --strip-debug --enable-deterministic-archives --remove-section=.comment
      --remove-section=.note ${archives} COMMAND_ERROR_IS_FATAL ANY)
  endif()
endforeach()
