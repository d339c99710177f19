# make run: read the examples and tell the story.  make test: everything that has to hold.
# Needs Python 3.11 or later, make, and a package registry; all the rest goes into .venv.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet

.PHONY: run test lock clean

run: .venv/run.stamp
	@mkdir -p build
	$(BIN)/musnad brief examples --manifest examples/manifest.jsonl --names examples/names.tsv --html build/story.html
	@echo
	@echo "The same as a page: open build/story.html in a browser."

test: .venv/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "musnad needs Python 3.11 or later: make PYTHON=python3.11 …"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.txt pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

# Writes both lists anew from pyproject.toml; needs pip-tools (pip install pip-tools).
LOCK := pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header
lock:
	$(LOCK) --build-deps-for editable --output-file requirements.txt pyproject.toml
	$(LOCK) --constraint requirements.txt --extra dev --output-file requirements-dev.txt

clean:
	rm -rf .venv build .mypy_cache .pytest_cache .ruff_cache .hypothesis
