# SPDX-License-Identifier: MIT
# Every C++ file is as clang-format leaves it (.clang-format).
set -eu
clang-format-14 --dry-run -Werror $(find lib cli tests -name '*.cpp' -o -name '*.hpp')
