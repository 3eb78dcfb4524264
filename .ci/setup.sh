# SPDX-License-Identifier: MIT
# Sourced by examples/run and tests/run from the top of the tree.

say() { printf '\n== %s\n' "$*"; }

die() {
  printf '%s\n' "$*" >&2
  exit 2
}

# packages_for WHAT...: the packages listed for these purposes.
packages_for() {
  for what in "$@"; do awk -v what="$what" '$1 != "#" && $2 == what { print $1 }' .ci/packages; done
}

# missing_of PACKAGE...: those that are not installed.
missing_of() {
  for package in "$@"; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || status=
    [ "$status" = installed ] || echo "$package"
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  elif command -v sudo >/dev/null; then
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  else
    die "packages are missing and neither root nor sudo is at hand; as root run: $*"
  fi
}

# install_packages WHAT...: asks apt for nothing when all is there, so it needs no network then.
install_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "not a Debian: taking for granted that these are here: $(packages_for "$@" | tr '\n' ' ')"
    return
  fi
  missing=$(missing_of $(packages_for "$@"))
  [ -n "$missing" ] || return 0
  say "installing" $missing
  as_root apt-get -q update
  as_root apt-get -q install -y --no-install-recommends $missing
}

# install_modules DIRECTORY: those of .ci/modules; asks npm for nothing when all are there.
install_modules() {
  modules=$(awk '$1 !~ /^#/ { print $1 }' .ci/modules) missing=
  for module in $modules; do
    grep -q "\"version\": \"${module##*@}\"" "$1/node_modules/${module%@*}/package.json" 2>/dev/null || missing=1
  done
  [ -n "$missing" ] || return 0
  command -v npm >/dev/null || install_packages npm
  say "installing" $modules
  mkdir -p "$1"
  npm install --prefix "$1" --no-save --no-package-lock --ignore-scripts --no-audit --no-fund $modules
}

# build DIRECTORY [CMAKE-ARGUMENT]... [-- TARGET...]: configures and builds.
configure() {
  directory=$1
  shift
  cmake -S . -B "$directory" -G Ninja -DCMAKE_CXX_COMPILER_LAUNCHER=ccache "$@"
}
