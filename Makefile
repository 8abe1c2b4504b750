# Two commands: `make demo` shows it working, `make test` proves it. Both install what they need into .venv.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
INSTALLED := .venv/.installed
PROOF := .venv-proof
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check
# Each file of tests in one process: what its tests share is made once. One process more than cores, as tests wait, too.
PARALLEL := --numprocesses $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1) --dist loadfile
# With compiled modules kept, tests are collected in half the time.
unexport PYTHONDONTWRITEBYTECODE
# Benchmarks have versions of their own, and the page needs a browser.
NOT_OF_DEPENDENCIES := --ignore tests/project/test_benchmarks.py --ignore tests/cohere_local/test_page.py

.PHONY: demo test trust proof wheel lowest newest check format regenerate bench clean
.DEFAULT_GOAL := help

help:  ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

demo: $(INSTALLED)  ## regenerate, start a local API, and make real calls through coherekit
	$(BIN)/python scripts/demo.py

test: $(INSTALLED)  ## run the whole test suite
	$(BIN)/python -m pytest $(PARALLEL)

trust: $(INSTALLED)  ## faults, hostile input and secrets, at full size; prints the figures of docs/reliability.md
	TRUST_FULL=1 $(BIN)/python -m pytest tests/trust tests/codegen

proof: $(PROOF)/.installed  ## the official SDK against the local API, and what that serves a second
	$(PROOF)/bin/python -m pytest tests/official --confcutdir tests/official -p no:coherekit
	$(PROOF)/bin/python -m benchmarks.local_api

wheel: $(INSTALLED)  ## build the sdist, from it the wheel, install that into a clean venv, and take the demo's tour there
	rm -rf dist .venv-wheel
	$(BIN)/python -m hatchling build --target sdist --directory dist
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-build-isolation --no-deps --wheel-dir dist dist/*.tar.gz
	$(PYTHON) -m venv .venv-wheel
	.venv-wheel/bin/python $(PIP_INSTALL) --constraint requirements-dev.txt "$$(echo dist/*.whl)[local]"
	.venv-wheel/bin/python -I -W error scripts/tour.py

# The types of the lowest numpy differ, and the checker of OpenAPI documents needs a newer jsonschema-rs.
lowest: .venv-lowest/.installed  ## the suite with the lowest versions of what users install
	OPENAPI_SPEC_VALIDATOR_SCHEMA_VALIDATOR_BACKEND=jsonschema \
		.venv-lowest/bin/python -m pytest $(NOT_OF_DEPENDENCIES) --ignore tests/project/test_typing.py

newest:  ## the suite with the newest versions of the four dependencies
	$(PYTHON) -m venv .venv-newest
	.venv-newest/bin/python $(PIP_INSTALL) -r requirements-dev.txt
	.venv-newest/bin/python $(PIP_INSTALL) --upgrade --upgrade-strategy eager attrs 'httpx<1' orjson python-dateutil
	.venv-newest/bin/python $(PIP_INSTALL) --no-build-isolation --no-deps --editable .
	.venv-newest/bin/python -m pytest $(NOT_OF_DEPENDENCIES)

check: $(INSTALLED)  ## format, lint, import rule, types, drift of generated code, figures
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	PYTHONPATH=generated:scripts $(BIN)/lint-imports --no-logo
	$(BIN)/mypy
	$(BIN)/pyright
	$(BIN)/python scripts/generate.py --check
	$(BIN)/python scripts/figures.py

format: $(INSTALLED)  ## format and sort what is written by hand
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

regenerate: $(INSTALLED)  ## SPEC=file-or-url syncs the spec first; then write the client (SYNC=, GENERATE= give flags)
	$(if $(SPEC),$(BIN)/python scripts/sync_spec.py $(SPEC) $(SYNC))
	$(BIN)/python scripts/generate.py $(GENERATE)

bench: .venv-bench/.installed  ## measure beside a floor and the peers; QUICK=1 in a minute, ONLY=text for some cases
	PYTHONPATH=.:generated:scripts .venv-bench/bin/python -m benchmarks $(if $(QUICK),--quick) $(if $(ONLY),--only "$(ONLY)")

clean:  ## remove what the commands above made, but not generated code
	rm -rf .venv .venv-bench .venv-lowest .venv-newest .venv-wheel $(PROOF) dist .import_linter_cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(INSTALLED): requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python $(PIP_INSTALL) -r requirements-dev.txt
	$(BIN)/python $(PIP_INSTALL) --no-build-isolation --no-deps --editable .
	touch $(INSTALLED)

$(PROOF)/.installed: tests/official/requirements.txt pyproject.toml
	$(PYTHON) -m venv $(PROOF)
	$(PROOF)/bin/python $(PIP_INSTALL) -r tests/official/requirements.txt
	$(PROOF)/bin/python $(PIP_INSTALL) --no-build-isolation --editable '.[local]'
	touch $@

.venv-lowest/.installed: requirements-dev.txt tests/dependencies/lowest.txt pyproject.toml
	$(PYTHON) -m venv .venv-lowest
	.venv-lowest/bin/python $(PIP_INSTALL) -r requirements-dev.txt
	.venv-lowest/bin/python $(PIP_INSTALL) -r tests/dependencies/lowest.txt
	.venv-lowest/bin/python $(PIP_INSTALL) --no-build-isolation --no-deps --editable .
	touch $@

.venv-bench/.installed: benchmarks/requirements.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python $(PIP_INSTALL) -r benchmarks/requirements.txt
	touch .venv-bench/.installed
