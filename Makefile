# For those with make in their fingers: each target is the command of ./do with the same name.
.DEFAULT_GOAL := help
.PHONY: help example test full lint format types bench clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

example: ## screen the example household
	@./do example

test: ## every quick check: ruff, mypy, import-linter, pytest
	@./do test

full: ## the same, then the slow tests and the benchmarks
	@./do full

lint: ## ruff and import-linter
	@./do lint

format: ## reformat the code, and fix what ruff can fix by itself
	@./do format

types: ## mypy
	@./do types

bench: ## the benchmarks
	@./do bench

clean: ## remove .venv, caches and built files
	@./do clean
