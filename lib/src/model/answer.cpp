// SPDX-License-Identifier: MIT
#include "gonogo/model/answer.hpp"

namespace gonogo {

std::string_view id_of(Why why) {
  switch (why) {
    case Why::computed:
      return "computed";
    case Why::never:
      return "never";
    case Why::none:
      return "none";
    case Why::several:
      return "several";
    case Why::every_rate:
      return "every_rate";
    case Why::unresolved:
      return "unresolved";
    case Why::not_stated:
      return "not_stated";
    case Why::not_applicable:
      return "not_applicable";
    case Why::fault:
      break;
  }
  return "fault";
}

}  // namespace gonogo
