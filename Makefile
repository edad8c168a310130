# `make` lists what there is. Tools are installed once into .tools and node_modules, both ignored
# by git; see scripts/.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-builtin-rules --no-print-directory
.DEFAULT_GOAL := help

tools := $(CURDIR)/.tools
export PATH := $(tools)/venv/bin:$(tools)/cargo/bin:$(CURDIR)/node_modules/.bin:$(PATH)
# One Python for clippy and the wheel, or PyO3 is compiled anew each time it changes.
export PYO3_PYTHON := $(tools)/venv/bin/python
# Caches of test tools stay out of the source folders.
export RUFF_CACHE_DIR := $(tools)/cache/ruff
export MYPY_CACHE_DIR := $(tools)/cache/mypy
export HYPOTHESIS_STORAGE_DIRECTORY := $(tools)/cache/hypothesis
export PYTHONDONTWRITEBYTECODE := 1

core_sources := Cargo.toml Cargo.lock $(shell find core/src core/Cargo.toml -type f)
npm_sources := $(core_sources) $(shell find bindings-wasm/src bindings-wasm/js -type f) \
  $(addprefix bindings-wasm/,Cargo.toml package.json README.md build.mjs) \
  LICENSE package-lock.json scripts/build-wasm.sh scripts/install-package.sh
wheel_sources := $(core_sources) $(shell find bindings-python/src bindings-python/python -type f -not -name '*.pyc') \
  $(addprefix bindings-python/,Cargo.toml pyproject.toml README.md) \
  LICENSE requirements.txt scripts/build-wheel.sh
node_tests := $(wildcard tests/node/*.test.mjs)
browser_tests := $(wildcard tests/browser/*.test.mjs)
packaging_tests := $(wildcard tests/packaging/*.test.mjs)
examples := $(wildcard examples/demo.mjs examples/*/run)

.PHONY: help
help: ## list what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

# ---- tools

.PHONY: setup wasm-tools node-tools packaging-tools python-tools browser
setup: ## install every tool, once (about two minutes; the other targets do it when needed)
	@$(MAKE) --jobs=4 wasm-tools node-tools packaging-tools python-tools browser
wasm-tools:
	@scripts/wasm-target.sh
	@scripts/cargo-tools.sh
node-tools:
	@scripts/node-tools.sh
packaging-tools:
	@scripts/node-tools.sh tests/packaging
python-tools:
	@scripts/python-tools.sh
browser:
	@scripts/browser.sh >/dev/null

# ---- what is built

.PHONY: build npm wheel
build: npm wheel ## build the npm package and the Python wheel, where sources changed
npm: target/npm/built ## build the npm package, pack it, and install it as node_modules/orderwire
	@ln -sfn ../target/npm/app/node_modules/orderwire node_modules/orderwire
wheel: target/wheels/built ## build the wheel into target/wheels and install it into .tools/venv
	@[ -e target/wheels/built ] || $(MAKE) target/wheels/built # its environment was made anew

target/npm/built: $(npm_sources) | wasm-tools node-tools
	@scripts/build-wasm.sh
	@scripts/install-package.sh
	@touch $@

target/wheels/built: $(wheel_sources) | python-tools
	@scripts/build-wheel.sh
	@touch $@

# ---- what is run

.PHONY: demo test test-rust test-cost test-node test-python test-browser test-packaging test-examples
.PHONY: test-fuzz differential endurance mutants fuzz sizes audit semver bench
demo: build ## show the main job on real input
	@node examples/demo.mjs

test: ## run all that CI runs
	@$(MAKE) setup
	@$(MAKE) --jobs=1 lint test-rust test-fuzz test-cost test-node test-python test-browser test-packaging test-examples

test-rust: ## test the core: units, vectors, documentation
	@echo "==> Rust tests" >&2
	@cargo test --workspace --quiet
	@scripts/test-new-vendor.sh

test-cost: ## test what a check costs: instructions beside serde_json, growth, hostile input
	@echo "==> costs" >&2
	@scripts/valgrind.sh
	@cargo bench --quiet --package orderwire --bench cost

test-fuzz: npm | browser ## test the fuzz targets on their corpus, and that Node and Chromium answer as the core
	@echo "==> fuzz targets" >&2
	@cargo test --quiet --release --manifest-path tests/fuzz/Cargo.toml --target-dir target/fuzz
	@ORDERWIRE_CHROMIUM=$$(scripts/browser.sh) node --test --test-reporter=spec tests/fuzz/agree.test.mjs

fuzz: ## fuzz every target under libFuzzer, ten minutes each, and keep what was found
	@scripts/fuzz.sh

test-node: npm ## test the packed npm package: metadata, types, Node tests
	@echo "==> Node tests" >&2
	@publint --strict target/npm/app/node_modules/orderwire
	@attw target/npm/orderwire-*.tgz --profile node16 --exclude-entrypoints ./core.wasm ./full.wasm --format ascii --no-emoji --quiet
	@tsc --project bindings-wasm
	@for project in tests/types tests/types/web tests/types/frameworks; do tsc --project $$project; done
	@node --test --test-reporter=spec $(node_tests)

test-python: wheel ## test the installed wheel: types and stubs, Python tests; wheel and sdist in empty environments
	@echo "==> Python tests" >&2
	@pyright --pythonpath "$(PYO3_PYTHON)" --ignoreexternal --verifytypes orderwire >$(tools)/log/pyright.log || { cat $(tools)/log/pyright.log; exit 1; }
	@pyright --pythonpath "$(PYO3_PYTHON)" tests/python/test_typing.py >$(tools)/log/pyright.log || { cat $(tools)/log/pyright.log; exit 1; }
	@python -m mypy.stubtest orderwire._orderwire
	@python -m pytest -q -o cache_dir=$(tools)/cache/pytest tests/python
	@scripts/test-wheel.sh

test-browser: npm | browser ## test the npm package in Chromium
	@echo "==> browser tests" >&2
	@ORDERWIRE_CHROMIUM=$$(scripts/browser.sh) node --test --test-reporter=spec $(browser_tests)

test-packaging: npm | packaging-tools browser ## try the packed npm package in bundlers, runtimes and TypeScript
	@echo "==> packaging tests" >&2
	@ORDERWIRE_CHROMIUM=$$(scripts/browser.sh) node --test --test-concurrency=2 --test-reporter=spec $(packaging_tests)

test-examples: $(if $(examples),build) ## run every example
	@scripts/test-examples.sh

# `make test` draws 2,000 cases each.
differential: export ORDERWIRE_CASES ?= 100000
differential: build ## apportion 100,000 drawn orders beside each library whose way it offers
	@cargo test --quiet --package orderwire --test differential
	@node --test --test-reporter=spec tests/node/differential.test.mjs
	@python -m pytest -q -o cache_dir=$(tools)/cache/pytest tests/python/test_differential.py

# `make test` makes 50,000 calls.
endurance: export ORDERWIRE_CASES ?= 1000000
endurance: npm ## make 1,000,000 calls with good and bad input in one instance: memory stays flat
	@node --test --test-reporter=spec tests/node/endurance.test.mjs

mutants: ## change the core in a thousand places: which changes does no test notice (an hour or more)
	@scripts/mutants.sh

sizes: npm ## what each kilobyte of core.wasm is for
	@scripts/module-sizes.sh

audit: ## hold dependencies to deny.toml: licences, known weaknesses, sources, duplicates
	@scripts/audit.sh

semver: ## hold the core's public API against the newest tag
	@scripts/semver.sh

bench: build ## run the benchmarks, side by side with their peers
	@scripts/valgrind.sh
	@scripts/python-tools.sh tests/bench/requirements.txt
	@cargo bench --package orderwire
	@cargo run --release --quiet --manifest-path tests/bench/readers/Cargo.toml --target-dir target/readers
	@for bench in $(wildcard tests/bench/*.mjs); do node "$$bench"; done
	@for bench in $(wildcard tests/bench/*.py); do python "$$bench"; done

# ---- how it is written

.PHONY: lint fmt stubs clean
lint: | node-tools python-tools ## check format, lints, documentation links, Python types
	@echo "==> lint" >&2
	@cargo metadata --locked --format-version 1 >/dev/null
	@cargo fmt --all -- --check -l || { echo "error: not formatted; run \`make fmt\`" >&2; exit 1; }
	@cargo clippy --workspace --all-targets --quiet -- --deny warnings
	@cargo clippy --package orderwire-wasm --features full --quiet -- --deny warnings
	@RUSTDOCFLAGS="--deny warnings" cargo doc --workspace --no-deps --quiet
	@prettier --check --log-level=warn .
	@ruff check --quiet
	@ruff format --check --quiet
	@mypy --strict --no-error-summary bindings-python/python tests/python examples/python-etl

fmt: | node-tools python-tools ## format all sources, bring package.json to Cargo.toml's version
	@cargo fmt --all
	@node bindings-wasm/build.mjs --sync-version
	@prettier --write --log-level=warn .
	@ruff check --quiet --fix
	@ruff format --quiet

stubs: | python-tools ## print the type stubs that the compiled Python module describes
	@rm -rf target/stubs; cd bindings-python && maturin generate-stubs --quiet --features stubs --out $(CURDIR)/target/stubs
	@find target/stubs -name "*.pyi" -exec cat {} +

clean: ## remove what was built; the tools stay (rm -rf .tools node_modules removes them)
	@rm -rf target bindings-wasm/dist bindings-wasm/pkg bindings-wasm/LICENSE node_modules/orderwire
