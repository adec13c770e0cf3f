# make run | test | bench | check: each does all its own set-up on a fresh Debian or Ubuntu machine.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
.DELETE_ON_ERROR:
.PHONY: run test bench check lock messages clean

run: .venv/.run static/vendor/.gathered var/.messages
	@PORT=$(PORT) sh config/setup/run.sh

test: .venv/.dev static/vendor/.gathered var/.messages
	@$(BIN)/python -m tests.run

check: .venv/.dev static/vendor/.gathered var/.messages
	@$(BIN)/python -m tests.run --only-check

bench: .venv/.dev static/vendor/.gathered var/.messages
	@$(BIN)/python -m tests.bench

# ---- set-up, each step once ----
.venv/bin/python:
	@PYTHON=$(PYTHON) sh config/setup/packages.sh run
	@$(PYTHON) -m venv .venv

.venv/.run: requirements/run.txt | .venv/bin/python
	@PYTHON=$(PYTHON) sh config/setup/packages.sh run
	@test -e .venv/.dev || $(BIN)/pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements/run.txt
	@touch $@

.venv/.dev: requirements/dev.txt | .venv/bin/python
	@PYTHON=$(PYTHON) sh config/setup/packages.sh test
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements/dev.txt
	@touch $@

static/vendor/.gathered: package-lock.json requirements/assets.txt config/setup/gather.py | .venv/bin/python
	@$(BIN)/python config/setup/gather.py
	@touch $@

var/.messages: locale/nb/LC_MESSAGES/django.po locale/nn/LC_MESSAGES/django.po | .venv/bin/python
	@mkdir -p var
	@for language in nb nn; do msgfmt -o locale/$$language/LC_MESSAGES/django.mo locale/$$language/LC_MESSAGES/django.po; done
	@touch $@

# ---- for developers ----
lock: .venv/.dev
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 --extra dev -c requirements/run.txt pyproject.toml -o requirements/dev.txt
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 requirements/assets.in -o requirements/assets.txt

messages: .venv/.dev
	$(BIN)/python manage.py makemessages -l nb -l nn --add-location=file --no-wrap --no-obsolete -i .venv -i node_modules -i var -i tests

clean:
	rm -rf .venv var/.messages static/vendor node_modules
