# Every target makes its own environment; a second call finds it made.
PYTHON ?= python3
UV_VERSION := 0.13.9
UV := .tools/bin/uv
export UV_PYTHON := $(PYTHON)
export UV_PYTHON_DOWNLOADS := never

.PHONY: help demo test check format bench image engine
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.tools/made: Makefile
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	touch $@

.venv/made: .tools/made uv.lock pyproject.toml
	$(UV) sync --frozen --inexact --no-dev --quiet
	touch $@

.venv/made-dev: .venv/made
	$(UV) sync --frozen --inexact --quiet
	touch $@

demo: .venv/made ## set up, then run code through a real MCP client in the embedded sandbox
	.venv/bin/python examples/demo.py

test: .venv/made-dev ## set up, start an engine where that is allowed, build the test image, run every test
	$(PYTHON) scripts/engine.py
	.venv/bin/python -m images.build base --if-possible
	.venv/bin/python -m pytest

check: .venv/made-dev ## format, lint, types, import contracts, spelling
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/pyright
	.venv/bin/lint-imports
	.venv/bin/codespell mcp_sandbox tests examples benchmarks docs README.md

format: .venv/made-dev ## put the code in shape
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

image: .venv/made-dev ## build the images of the container engine
	.venv/bin/python -m images.build base data

bench: .venv/made-dev ## measure, and print tables
	.venv/bin/python benchmarks/latency.py
	.venv/bin/python benchmarks/check.py
	.venv/bin/python benchmarks/neighbours.py
	.venv/bin/python benchmarks/false_positives.py
