// SPDX-License-Identifier: MIT
#include "report/what_if/page_script.hpp"

#include "base/sha256.hpp"
#include "gonogo/base/script_literal.hpp"

namespace gonogo {

std::string page_script(const Script& script, Language language) {
  std::string text = "\"use strict\";\n(() => {\n";
  for (const PageFile& each : page_files()) {
    if (each.name.ends_with(".js")) text += each.text;
  }
  text += "globalThis.gonogo = startWhatIf(" + script.code + ",\n{";
  for (const ScriptWord& each : script.words)
    text += script_literal(each.key) + ':' + script_literal(in_words(each.text, language)) + ",\n";
  return text + "});\n})();\n";
}

std::string_view page_script_style() {
  for (const PageFile& each : page_files()) {
    if (each.name.ends_with(".css")) return each.text;
  }
  return {};
}

std::string content_policy(std::string_view script) {
  return "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" +
         sha256_base64(script) + "'; base-uri 'none'; form-action 'none'";
}

}  // namespace gonogo
