# Every command a person types. Each one installs what it needs first.
.DEFAULT_GOAL := help
.PHONY: help setup develop demo test postgres browser check compiled bench bench-linking bench-casework soak docs

PORT ?= 8000
RESET ?=
BROWSER ?= yes
POSTGRES ?= yes
PYTEST = .venv/bin/pytest
# Journeys mostly wait for pages, so that the tests on PostgreSQL have room beside them; each says its lines in one piece.
LAST = $(if $(filter no,$(POSTGRES)),,postgres) $(if $(filter no,$(BROWSER)),,browser)
IN_ONE_PIECE = $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile

setup: ## install: leaves .venv/bin/ctn
	@sh deploy/setup.sh

develop: ## install what tests, checks and benchmarks need too
	@sh deploy/setup.sh dev

demo: setup ## the web app over a made-up force (PORT=8000, RESET=1 starts anew)
	@.venv/bin/ctn demo --port $(PORT) $(if $(filter-out 0 no,$(RESET)),--reset)

test: develop ## every test, PostgreSQL and the browser last and side by side (BROWSER=no, POSTGRES=no leave them out)
	@if [ "$(BROWSER)" != no ]; then sh deploy/browser.sh >/dev/null || exit 2; fi
	$(PYTEST) -q -n 2 --dist loadfile -m "not soak" --ignore=tests/browser
	@if [ "$(BROWSER)" = no ]; then echo "Left out: the browser tests (BROWSER=no)."; fi
	@$(if $(strip $(LAST)),$(MAKE) -s -j 2 $(IN_ONE_PIECE) $(LAST))

postgres: develop ## the tests of casework again, on a private PostgreSQL
	@sh tests/postgres.sh $(PYTEST) -q -n 2 --dist loadfile --ignore=tests/web/test_security.py tests/web tests/faults

browser: develop ## the journeys in a browser
	@chromium=$$(sh deploy/browser.sh) || exit 2; \
	CTN_CHROMIUM=$$chromium $(PYTEST) -q -n 2 --dist loadfile -m "not soak" tests/browser

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
