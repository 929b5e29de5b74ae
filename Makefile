# Assent: consent-first SMS for ITSM. Needs Python 3.11 or newer and the package registries, nothing else.

# The first Python on PATH that is new enough; `make PYTHON=/path/to/python …` names another.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$python; break; }; done)
VENV := .venv/bin

# Without their bytecode the functions' cold starts and the deployment take twice as long.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup run reset demo-evidence bench bench-quick lint test test-long
.DEFAULT_GOAL := help

help: ## what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

setup: ## the environments only: .venv with the command assent in it
	$(if $(PYTHON),,$(error Python 3.11 or newer is needed, as python3 on PATH or as make PYTHON=…))
	@$(PYTHON) local/environments.py

run: setup ## everything on this laptop, until Ctrl-C
	@exec $(VENV)/python -m local run

reset: setup ## forget the laptop's state
	@exec $(VENV)/python -m local reset

demo-evidence: setup ## a person's history, the evidence of it, and five forgeries found
	@exec $(VENV)/python -m tests.end_to_end.demo_evidence

bench: setup ## every figure of docs/performance.md
	@exec $(VENV)/python -m bench

bench-quick: setup ## the same figures at smaller sizes, within a minute
	@exec $(VENV)/python -m bench --quick

lint: setup ## style, types, and the direction of imports
	@$(VENV)/ruff check
	@$(VENV)/ruff format --check --quiet
	@$(VENV)/mypy
	@$(VENV)/lint-imports --no-logo

# What is seen from outside waits for processes most of the time, all else needs one core: side by side.
test: setup ## everything that proves it
	@$(MAKE) --no-print-directory --jobs=2 from-outside from-inside

test-long: export HYPOTHESIS_PROFILE = long
test-long: test ## the same, and far more tries of everything that chance decides: an hour

COVERAGE := --cov=shared --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=95

.PHONY: from-outside from-inside
from-outside: setup
	@$(VENV)/python -m pytest -p no:cacheprovider tests/end_to_end

from-inside: lint
	@$(VENV)/python -m pytest $(COVERAGE) --ignore=tests/end_to_end tests
