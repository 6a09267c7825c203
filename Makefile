# make run and make test are all a newcomer needs: Python 3.11 or newer, make, pip.
# Standard output belongs to the product: set-up speaks on standard error only.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PY := $(BIN)/python
PIP := $(PY) -m pip --quiet --disable-pip-version-check --no-input
# Locks list every package with its hashes: nothing is resolved here.
INSTALL := $(PIP) install --require-hashes --no-deps
EDITABLE := $(PIP) install --no-build-isolation --no-deps --editable .
COMPILE_LOCK := uv pip compile pyproject.toml --quiet --universal \
	--python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
	--extra bot --extra excel --extra postgres --extra report --extra workbook \
	$(if $(UPGRADE),--upgrade)

# Said in both languages: before .venv is made nothing of ours can translate it.
WRITABLE := test -w . || { echo 'Không ghi được vào thư mục này. Hãy chép nó sang nơi \
	bạn có quyền ghi rồi chạy lại. / This folder cannot be written to. Copy it to \
	where you may write and run make there.' >&2; exit 1; }

BABEL := $(PY) -m babel.messages.frontend --quiet

RUN_READY := $(VENV)/run.stamp
DEV_READY := $(VENV)/dev.stamp
BUILD_FILES := pyproject.toml hatch_build.py
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))
PURE := core/model/*,core/scoring/*,core/checks/*,core/errors/*,core/text.py

.PHONY: help setup setup-dev run test check catalogues golden bench fuzz lock clean
# One job at a time: `make run` reads what is piped to make.
.NOTPARALLEL:
.DEFAULT_GOAL := help

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile

setup: $(RUN_READY) $(CATALOGUES) ## Make .venv with cchc; nothing to do when up to date

run: setup ## Answer questions here; reads standard input when piped
	@$(PY) -m bot

test: setup-dev ## Run every test, with coverage
	@$(PY) -m pytest --cov
	@$(PY) -m coverage report --include='$(PURE)' --fail-under=100

check: setup-dev ## Lint, format, types, arrows between packages, catalogues
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(BIN)/lint-imports
	@$(PY) -m pytest --quiet tests/architecture/test_catalogues.py

catalogues: setup-dev ## List new messages in locale/, drop those no longer said
	@$(BABEL) extract --keywords=text --keywords=count:1,2 --keywords=N_ \
		--no-location --sort-output --width=88 --project=cchc --version=0.1.0 \
		--output-file=locale/cchc.pot core bot excel_addin
	@$(BABEL) update --input-file=locale/cchc.pot --output-dir=locale --domain=cchc \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width=88

golden: setup-dev ## Write the golden files anew; say in the commit what forced it
	@CCHC_GOLDEN=write $(PY) -m pytest --quiet tests/golden \
		tests/bot/channels/telegram/test_dialogues.py

bench: setup-dev ## Measure against bare Python and pandas
	@$(PY) -m benchmarks

fuzz: setup-dev ## Try odd workbooks for SECONDS (60): reading may refuse, never fail
	@$(PY) -m tests.fuzz.fuzz_read $(or $(SECONDS),60)

lock: ## Resolve both locks (needs uv); UPGRADE=1 takes the newest versions
	@$(COMPILE_LOCK) --group build --output-file requirements/run.txt
	@$(COMPILE_LOCK) --group dev --constraints requirements/run.txt \
		--output-file requirements/dev.txt

clean: ## Remove .venv and everything that was built
	@rm -rf $(VENV) $(CATALOGUES) build dist .coverage htmlcov
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

setup-dev: $(DEV_READY) $(CATALOGUES)

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
		"cchc needs Python 3.11 or newer; name one: make PYTHON=python3.11 …")'
	@$(WRITABLE)
	@$(PYTHON) -m venv --clear $(VENV) </dev/null >&2 || { rm -rf $(VENV); exit 1; }

$(RUN_READY): requirements/run.txt $(BUILD_FILES) | $(PY)
	@$(WRITABLE)
	@echo 'Preparing $(VENV) (only the first time takes long) …' >&2
	@$(INSTALL) --requirement requirements/run.txt </dev/null >&2
	@$(EDITABLE) </dev/null >&2
	@touch $@

# The test lock holds the run lock's versions too, so `make run` is ready with it.
$(DEV_READY): requirements/dev.txt requirements/run.txt $(BUILD_FILES) | $(PY)
	@$(WRITABLE)
	@echo 'Preparing $(VENV) for the tests (only the first time takes long) …' >&2
	@$(INSTALL) --requirement requirements/dev.txt </dev/null >&2
	@$(EDITABLE) </dev/null >&2
	@touch $(RUN_READY) $@

%.mo: %.po hatch_build.py | $(PY)
	@$(PY) hatch_build.py $<
