// SPDX-License-Identifier: MIT
#include "choice/cbc_library.hpp"

#include <dlfcn.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace gonogo {
namespace {

[[noreturn]] void fail() {
  const char* reason = dlerror();
  throw std::system_error(ELIBACC, std::generic_category(),
                          std::string("a choice under budgets needs libCbcSolver (") +
                              (reason == nullptr ? "no reason known" : reason) + ")");
}

/// The type of `function` is that of the declaration in Cbc_C_Interface.h, and GONOGO_CBC_LIBRARY is
/// the soname of the library that belongs to this header: both have one binary interface.
template <class Function>
void find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  if (function == nullptr) fail();
}

CbcLibrary load() {
  void* const library = dlopen(GONOGO_CBC_LIBRARY, RTLD_LAZY | RTLD_LOCAL);
  if (library == nullptr) fail();
  CbcLibrary cbc;
  find(library, "Cbc_newModel", cbc.Cbc_newModel);
  find(library, "Cbc_deleteModel", cbc.Cbc_deleteModel);
  find(library, "Cbc_loadProblem", cbc.Cbc_loadProblem);
  find(library, "Cbc_setInteger", cbc.Cbc_setInteger);
  find(library, "Cbc_setParameter", cbc.Cbc_setParameter);
  find(library, "Cbc_setLogLevel", cbc.Cbc_setLogLevel);
  find(library, "Cbc_solve", cbc.Cbc_solve);
  find(library, "Cbc_isProvenOptimal", cbc.Cbc_isProvenOptimal);
  find(library, "Cbc_isProvenInfeasible", cbc.Cbc_isProvenInfeasible);
  find(library, "Cbc_getColSolution", cbc.Cbc_getColSolution);
  return cbc;
}

}  // namespace

const CbcLibrary& cbc_library() {
  static const CbcLibrary library = load();
  return library;
}

}  // namespace gonogo
