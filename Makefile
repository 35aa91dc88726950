# The two commands: `make run` opens the app, `make test` runs the tests. Everything lives in .venv.

VENV := .venv
PY := $(VENV)/bin/python
NEWEST := python3 python3.14 python3.13 python3.12 python3.11 python
ARGS ?=

.DEFAULT_GOAL := run
.PHONY: run test bench screenshot clean

run: $(VENV)/.runs
	@$(PY) -m tui $(ARGS)

test: $(VENV)/.tests
	@$(PY) -m pytest -n auto --dist loadfile $(ARGS)

bench: $(VENV)/.tests
	@$(PY) tests/bench/bench.py $(ARGS)

screenshot: $(VENV)/.tests
	@$(PY) docs/take_screenshot.py

clean:
	rm -rf $(VENV) build dist

# Stamps: what is installed is installed again only when pyproject.toml asks for something else.
$(VENV)/.runs: pyproject.toml | $(PY)
	@echo "正在安装 duibiao 需要的库 / Installing what duibiao needs …"
	@$(PY) -m pip install -qq --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.tests: pyproject.toml | $(PY)
	@echo "正在安装测试工具 / Installing the test tools …"
	@$(PY) -m pip install -qq --disable-pip-version-check --editable '.[dev]'
	@touch $(VENV)/.runs $@

$(PY):
	@for python in $(NEWEST); do \
	    if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	        "$$python" -m venv $(VENV) && exit 0; \
	        rm -rf $(VENV); \
	        echo "$$python 建不了虚拟环境：请安装 venv 模块（Debian、Ubuntu：apt install python3-venv）。" >&2; \
	        echo "$$python cannot make a virtual environment: install its venv module (Debian, Ubuntu: apt install python3-venv)." >&2; \
	        exit 1; \
	    fi; \
	done; \
	echo "duibiao 需要 Python 3.11 或更新的版本；请先安装。" >&2; \
	echo "duibiao needs Python 3.11 or newer; please install it first." >&2; \
	exit 1
