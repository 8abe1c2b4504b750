# Two commands: `make demo` shows it working, `make test` proves it. Both install what they need into .venv.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
INSTALLED := .venv/.installed
PROOF := .venv-proof

.PHONY: demo test trust proof check format regenerate bench clean
.DEFAULT_GOAL := help

help:  ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

demo: $(INSTALLED)  ## regenerate, start a local API, and make real calls through coherekit
	$(BIN)/python scripts/demo.py

test: $(INSTALLED)  ## run the whole test suite
	$(BIN)/python -m pytest

trust: $(INSTALLED)  ## faults, hostile input and secrets, at full size; prints the figures of docs/reliability.md
	TRUST_FULL=1 $(BIN)/python -m pytest tests/trust

proof: $(PROOF)/.installed  ## the official SDK against the local API, and what that serves a second
	$(PROOF)/bin/python -m pytest tests/official --confcutdir tests/official -p no:coherekit
	$(PROOF)/bin/python -m benchmarks.local_api

check: $(INSTALLED)  ## format, lint, types, drift of generated code, figures
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
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
	rm -rf .venv .venv-bench $(PROOF) .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(INSTALLED): requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	touch $(INSTALLED)

$(PROOF)/.installed: tests/official/requirements.txt pyproject.toml
	$(PYTHON) -m venv $(PROOF)
	$(PROOF)/bin/python -m pip install --quiet --disable-pip-version-check -r tests/official/requirements.txt
	$(PROOF)/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --editable '.[local]'
	touch $@

.venv-bench/.installed: benchmarks/requirements.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	touch .venv-bench/.installed
