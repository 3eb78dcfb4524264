// SPDX-License-Identifier: MIT
/// COIN-OR's CBC, loaded while the program runs.
#pragma once

#include <coin/Cbc_C_Interface.h>

namespace gonogo {

/// The functions of libCbcSolver that best_choice calls, under their own names.
struct CbcLibrary {
  decltype(&::Cbc_newModel) Cbc_newModel = nullptr;
  decltype(&::Cbc_deleteModel) Cbc_deleteModel = nullptr;
  decltype(&::Cbc_loadProblem) Cbc_loadProblem = nullptr;
  decltype(&::Cbc_setInteger) Cbc_setInteger = nullptr;
  decltype(&::Cbc_setParameter) Cbc_setParameter = nullptr;
  decltype(&::Cbc_setLogLevel) Cbc_setLogLevel = nullptr;
  decltype(&::Cbc_solve) Cbc_solve = nullptr;
  decltype(&::Cbc_isProvenOptimal) Cbc_isProvenOptimal = nullptr;
  decltype(&::Cbc_isProvenInfeasible) Cbc_isProvenInfeasible = nullptr;
  decltype(&::Cbc_getColSolution) Cbc_getColSolution = nullptr;
};

/// Loads the library at the first call; it stays loaded to the end of the process.
///
/// Throws: std::system_error if the library or one of its functions is not found.
const CbcLibrary& cbc_library();

}  // namespace gonogo
