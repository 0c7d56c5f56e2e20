#!/usr/bin/env bash
# Installs what is missing: `setup.sh build` for building and serving, `setup.sh test` for the tests,
# `setup.sh audit` for what also asks other browsers, servers and judges.
# Other versions of the same tools are left alone: ours go into .tools/, which the Makefile puts
# first on the PATH.
set -euo pipefail
cd "$(dirname "$0")/.."

TRUNK=0.21.14
CARGO_DENY=0.20.2
# The tool must be of exactly the library's version.
WASM_BINDGEN=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)

say() { printf '\n==> %s\n' "$*"; }
stop() { printf '\n%s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# Installs packages of Debian (and its relatives); elsewhere says what to install.
debian() { # purpose, packages
  local purpose=$1 root=()
  shift
  has apt-get || stop "$purpose is missing. Install what your system calls: $*"
  if [ "$(id -u)" != 0 ]; then
    has sudo || stop "$purpose is missing. As root: apt-get install $*"
    root=(sudo)
  fi
  say "$purpose is missing: apt-get install $*"
  "${root[@]}" apt-get update -q
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

cargo_tool() { # command, package, version
  if has "$1" && "$1" --version | grep -qwF "$3"; then
    return
  fi
  say "installing $2 $3 into .tools/ (once, a few minutes)"
  cargo install --locked --root .tools "$2" --version "=$3"
}

for_build() {
  has cargo || stop "Rust is missing. Install it from https://rustup.rs, then run this again."
  has cc || debian "a C compiler" build-essential
  if has rustup; then
    # Reads rust-toolchain.toml: toolchain, components and the wasm32 target.
    rustup show active-toolchain >/dev/null 2>&1 || rustup toolchain install
    rustup target list --installed | grep -qx wasm32-unknown-unknown \
      || rustup target add wasm32-unknown-unknown
  elif [ ! -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then
    stop "This Rust has no wasm32-unknown-unknown target and no rustup to add it: see https://rustup.rs"
  fi
  cargo_tool wasm-bindgen wasm-bindgen-cli "$WASM_BINDGEN"
  cargo_tool trunk trunk "$TRUNK"
}

for_test() {
  has chromium && has chromedriver || debian "Chromium with its driver" chromium chromium-driver
  has pdftotext || debian "pdftotext, which reads printed pages" poppler-utils
  has zbarimg || debian "A reader of QR codes" zbar-tools
  has node && has npm || debian "Node with npm" nodejs npm
  node_at_least 18
  node_packages tests/e2e
}

for_audit() {
  node_at_least 20
  has firefox-esr || has firefox || debian "Firefox" firefox-esr
  has WebKitWebDriver && has xvfb-run || debian "WebKitGTK with its driver" webkit2gtk-driver xvfb xauth
  has caddy || debian "Caddy" caddy
  has nginx || [ -x /usr/sbin/nginx ] || debian "nginx" nginx-light
  cargo_tool cargo-deny cargo-deny "$CARGO_DENY"
  node_packages tests/audit
}

node_at_least() { # major version
  [ "$(node --print 'process.versions.node.split(".")[0]')" -ge "$1" ] \
    || stop "Node $1 or newer is needed; this is $(node --version)."
}

node_packages() { # folder of a package with its lock
  if ! cmp -s "$1/package-lock.json" "$1/node_modules/.installed-lock"; then
    say "installing the packages of $1"
    # None of them needs a script of its own to be installed.
    npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund
    cp "$1/package-lock.json" "$1/node_modules/.installed-lock"
  fi
}

export PATH="$PWD/.tools/bin:$PATH"
case ${1-} in
  build) for_build ;;
  test) for_build; for_test ;;
  audit) for_build; for_test; for_audit ;;
  *) stop "usage: $0 build|test|audit" ;;
esac
