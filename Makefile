# Thin names over the tools; `make help` lists them.
.DEFAULT_GOAL := help
PY := .venv/bin/python
BOT_PY := .venv-bot/bin/python

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

set-up:  ## make both environments and the pages
	@scripts/set-up run

dev:  ## the same, with what the tests need
	@scripts/set-up dev

run: set-up  ## start everything and print the addresses
	@exec .venv/bin/lobby run

test: dev  ## every test
	@scripts/test

check: dev  ## format, lint, types, papers, every test
	@scripts/lint
	@scripts/test

bench: dev  ## measure what design asks for; only=F5 measures one
	@$(PY) -m bench $(if $(only),--only $(only))

format: dev  ## write everything in the house style
	@.venv/bin/ruff format . && .venv/bin/ruff check --fix . && cd web && npm run --silent format

pins:  ## write requirements/ anew from pyproject.toml
	@scripts/pin

.PHONY: help set-up dev run test check bench format pins
