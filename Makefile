# Every command a person types. Each one installs what it needs first.
.DEFAULT_GOAL := help
.PHONY: help setup develop demo test postgres check compiled bench bench-linking bench-casework soak docs

PORT ?= 8000
RESET ?=
BROWSER ?= yes
POSTGRES ?= yes
PYTEST = .venv/bin/pytest

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile

setup: ## install: leaves .venv/bin/ctn
	@sh deploy/setup.sh

develop: ## install what tests, checks and benchmarks need too
	@sh deploy/setup.sh dev

demo: setup ## the web app over a made-up force (PORT=8000, RESET=1 starts anew)
	@.venv/bin/ctn demo --port $(PORT) $(if $(filter-out 0 no,$(RESET)),--reset)

test: develop ## every test, the browser last (BROWSER=no, POSTGRES=no leave them out)
	@chromium=none; \
	if [ "$(BROWSER)" != no ]; then chromium=$$(sh deploy/browser.sh) || exit 2; fi; \
	$(PYTEST) -q -n 2 --dist loadfile -m "not soak" --ignore=tests/browser || exit 1; \
	if [ "$(POSTGRES)" != no ]; then $(MAKE) -s postgres || exit 1; fi; \
	if [ "$(BROWSER)" = no ]; then echo "Left out: the browser tests (BROWSER=no)."; exit 0; fi; \
	CTN_CHROMIUM=$$chromium $(PYTEST) -q -n 2 --dist loadfile -m "not soak" tests/browser

postgres: develop ## the tests of casework again, on a private PostgreSQL
	@sh tests/postgres.sh $(PYTEST) -q -n 2 --dist loadfile --ignore=tests/web/test_security.py tests/web tests/faults

check: develop ## style, types, import contracts, house rules
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(PYTEST) -q tests/house

compiled: develop ## the rules compiled, where there is a C compiler: long screenings take less time
	@.venv/bin/python deploy/compile.py

bench: develop ## speed and memory beside other tools, as ratios
	@sh bench/prepare.sh
	-@.venv/bin/python deploy/compile.py
	@CTN_RULES=compiled .venv/bin/python -m bench

bench-linking: develop ## records of one person joined, ours beside Splink (SETS="--febrl FILE --fake FILE" adds published ones)
	@.venv/bin/python -m bench.linking $(SETS)

bench-casework: develop ## eight readers at once over 200,000 items, on SQLite and PostgreSQL, beside Datasette's list
	@.venv/bin/python -m bench.casework $(ARGS)
	@sh tests/postgres.sh .venv/bin/python -m bench.casework $(ARGS)

soak: develop ## what takes longer than a test run should
	HYPOTHESIS_PROFILE=soak $(PYTEST) -q -m soak

docs: develop ## write the generated pages of docs/ again
	@.venv/bin/python -m tests.house.generated
