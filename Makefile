# make run: read the examples and tell the story.  make test: everything that has to hold.
# make model: train the models of the names anew, from the corpora beside the repository.
# Needs Python 3.11 or later, make, and a package registry; all the rest goes into .venv (.venv-train for the models).

PYTHON ?= python3
BIN := .venv/bin
QUIET := --disable-pip-version-check --quiet
PIP := $(BIN)/pip $(QUIET)
PIP_TRAIN := .venv-train/bin/pip $(QUIET)

.PHONY: run test model lock clean

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

model: .venv-train/run.stamp
	.venv-train/bin/python -m train

.venv/bin/python .venv-train/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "musnad needs Python 3.11 or later: make PYTHON=python3.11 …"; exit 1; }
	$(PYTHON) -m venv $(@:/bin/python=)

.venv/run.stamp: requirements.txt pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

.venv-train/run.stamp: requirements.txt requirements-train.txt pyproject.toml | .venv-train/bin/python
	$(PIP_TRAIN) install --require-hashes -r requirements.txt
	$(PIP_TRAIN) install -r requirements-train.txt
	$(PIP_TRAIN) install --no-deps --no-build-isolation --editable .
	@touch $@

# Writes both lists anew from pyproject.toml; needs pip-tools (pip install pip-tools).
LOCK := pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header
lock:
	$(LOCK) --build-deps-for editable --extra web --output-file requirements.txt pyproject.toml
	$(LOCK) --constraint requirements.txt --extra dev --extra web --output-file requirements-dev.txt

clean:
	rm -rf .venv .venv-train build .mypy_cache .pytest_cache .ruff_cache .hypothesis
