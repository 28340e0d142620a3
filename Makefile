# `make run` and `make test` need git, make and Python 3.11 to 3.13, nothing else.
# PYTHON chooses the interpreter, RAW and REPORTS the folders: make run RAW=/path/to/articles

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || echo python3)
BIN := .venv/bin
STAMP := .venv/.ready
export OPENBLAS_NUM_THREADS ?= 1
export OMP_NUM_THREADS ?= 1

RAW ?= data/raw
PROCESSED ?= data/processed
REPORTS ?= reports

.PHONY: help run test test-all lab docs check lock clean
.DEFAULT_GOAL := help

help:  ## what there is to make
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' || \
		{ echo "Python 3.11, 3.12 or 3.13 is needed; name one: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "could not make .venv: on Debian, apt-get install python3-venv"; exit 1; }
	@echo "installing the pinned packages (a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: $(STAMP)  ## tables and reports from the articles in data/raw
	@$(BIN)/analysis run --raw $(RAW) --processed $(PROCESSED) --reports $(REPORTS)

test: $(STAMP)  ## all tests but the long ones (fuzzing, kills, scale)
	@$(BIN)/python -m pytest -q -m "not slow" -n auto $(ARGS)

test-all: $(STAMP)  ## the long tests too
	@HYPOTHESIS_PROFILE=thorough $(BIN)/python -m pytest -q -n auto $(ARGS)

lab: $(STAMP)  ## JupyterLab on the explore notebook
	@$(BIN)/analysis build --quiet --raw $(RAW) --processed $(PROCESSED) || true
	@$(BIN)/jupyter lab --LabApp.app_settings_dir=src/analysis/explore/lab notebooks/explore.ipynb  # settings that ask no network

docs: $(STAMP)  ## the codebook and the README's pictures, made anew
	@$(BIN)/python scripts/make_docs.py

check: $(STAMP)  ## lint and types
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

lock:  ## requirements.lock, made anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --all-extras pyproject.toml -o requirements.lock

clean:  ## remove what was made, keep the articles and the decisions
	rm -rf reports $(addprefix data/processed/, *.parquet datapackage.json problems.csv near_misses.csv restatements.csv sources.csv .next .lock .cache.sqlite)
