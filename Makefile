# `make serve` builds the app and serves it; `make test` checks everything. `make help` lists the rest.
SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help serve dev tools build size test fmt clippy test-native test-browser test-e2e screenshots pictures setup setup-test setup-audit doc bench audit chaos container clean

export PATH := $(CURDIR)/.tools/bin:$(PATH)
export TRUNK_SKIP_VERSION_CHECK := true

PORT ?= 8080
WASM := --target wasm32-unknown-unknown
# Trunk's hooks run this very file, so it is built before Trunk and not at every rebuild.
TOOLS := target/tools/tools
# Machine paths have no place in the app.
# Views of one kind each (leptos' `erase_components`): one copy of the drawing code instead of one for every
# shape a page has.
# The app is split into parts after linking, which needs the linker's relocations and names; neither is
# in what is deployed.
APP_FLAGS = --cfg erase_components --cfg split -Clink-arg=--emit-relocs $(REMAP)
REMAP := --remap-path-prefix=$(CURDIR)=. --remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)=cargo

step = @printf '\n==> %s\n' '$(1)'

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: build ## build and serve on http://localhost:8080 (PORT=n; HTTPS=1 also serves a phone nearby)
	@$(TOOLS) serve --port $(PORT) $(if $(HTTPS),--https)

dev: tools ## edit loop: rebuilds and reloads on http://localhost:8081
	trunk serve

build: tools ## the release build, into dist/
	$(call step,release build)
	CARGO_PROFILE_RELEASE_STRIP=none CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS='$(APP_FLAGS)' trunk build --release

tools: setup
	$(call step,build-time tools)
	cargo build --profile tools --features tools --bin tools --target-dir target

size: build ## what the first load weighs, against size-budget.toml
	$(call step,size report)
	@$(TOOLS) size

test: setup-test fmt clippy doc test-native test-browser size test-e2e ## everything below, in this order
	$(call step,all tests passed)

fmt: setup ## formatting
	$(call step,formatting)
	cargo fmt --check

clippy: setup ## lints, natively and for the browser, warnings denied
	$(call step,lints)
	cargo clippy --all-targets --features tools -- -D warnings
	cargo clippy $(WASM) --lib --bin plumbline --test browser -- -D warnings

doc: setup ## the crate's documentation, which is the map; warnings denied
	$(call step,documentation)
	RUSTDOCFLAGS='-D warnings' cargo doc --no-deps --document-private-items --lib $(WASM)

test-native: setup ## unit and property tests of the pure rooms, the tools, and the import rule
	$(call step,native tests)
	cargo test --features tools

test-browser: setup-test ## tests of the adapters on the real APIs of headless Chromium
	$(call step,tests in the browser)
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
	WASM_BINDGEN_TEST_WEBDRIVER_JSON=tests/browser/webdriver.json \
	CHROMEDRIVER=$$(command -v chromedriver) \
	cargo test $(WASM) --test browser

test-e2e: setup-test build ## journeys through the built app in headless Chromium
	$(call step,end-to-end tests)
	npm --prefix tests/e2e test

bench: setup-test build ## how fast it is, as a table: medians of real runs against the bars
	$(call step,bench)
	npm --prefix tests/e2e run --silent bench

audit: setup-audit build ## Lighthouse, accessibility, dependencies, other browsers, other servers
	$(call step,dependencies: licences and sources)
	cargo deny --all-features check licenses bans sources
	$(call step,accessibility of every screen in both themes)
	node tests/e2e/run.mjs screens
	$(call step,Lighthouse and other browsers and servers)
	npm --prefix tests/audit test

chaos: setup-test build ## 200 sessions under random faults (SEED=n repeats a run): nothing acknowledged is lost
	$(call step,chaos)
	node tests/e2e/chaos.mjs $(if $(SEED),--seed $(SEED))

container: build ## what the Containerfile takes; then: podman build -t plumbline .
	@mkdir -p target/container
	@$(TOOLS) headers caddy > target/container/Caddyfile
	@echo 'ready: podman build -t plumbline . && podman run --rm -p 8080:8080 plumbline'

screenshots: setup-test build ## pictures of every screen in every variant, into screenshots/
	$(call step,pictures of every screen)
	node tests/e2e/screenshots.mjs

pictures: setup-test build ## the pictures of the manifest and the README, into public/screenshots/
	$(call step,pictures for manifest and README)
	node tests/e2e/screenshots.mjs --publish

setup: ## installs what building needs
	@scripts/setup.sh build

setup-test: ## installs what the tests need
	@scripts/setup.sh test

setup-audit: ## installs what the audit needs
	@scripts/setup.sh audit

clean: ## removes what was built
	rm -rf dist target .tools tests/e2e/node_modules tests/e2e/artifacts tests/audit/node_modules
