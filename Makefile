# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: demo test lint screenshot docs clean

demo: $(VENV)/.installed
	$(BIN)/rolegraph demo

test: $(VENV)/.tested lint
	$(BIN)/python -m pytest

lint: $(VENV)/.tested
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

screenshot: $(VENV)/.tested
	$(BIN)/python tools/screenshot.py docs/images/chart.png

docs: $(VENV)/.installed
	$(BIN)/python tools/reference.py

$(VENV)/bin/python:
	sh tools/prepare.sh python
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt .
	touch $@

# Editable, so that the tests see the working tree; Java, Chromium and tesseract where the machine permits.
$(VENV)/.tested: pyproject.toml constraints.txt tools/prepare.sh | $(VENV)/bin/python
	sh tools/prepare.sh java browser ocr
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) rolegraph-demo build *.egg-info .mypy_cache .ruff_cache .pytest_cache
