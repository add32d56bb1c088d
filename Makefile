# `make run` starts the app, `make test` checks all that CI checks. Everything else is for developers.
PORT ?= 8000
PYTHON = .venv/bin/python
JOBS ?= 3
# Several processes load the same modules: without bytecode each of them would compile all.
RUN = env -u PYTHONDONTWRITEBYTECODE

.PHONY: help run test programs check code sentences messages format lock bench bench-text bench-reading bench-long bench-suggestions bench-checked bench-evidence bench-reports bench-web lighthouse bench-bulk bench-api screenshots clean

help: ## what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1	/'

run: .venv/ready ## the app with all its services, on http://127.0.0.1:8000/
	@$(RUN) $(PYTHON) manage.py dev --port $(PORT)

test: .venv/ready ## everything: lint, types, contracts, migrations, deploy check, all tests
	@sh scripts/test -n $(JOBS) --dist load --maxschedchunk 1 $(ARGS)

programs: ## install what the tests need beside Python: Chromium, Firefox, npm, gettext, PgBouncer, html-validate
	@sh scripts/install-programs chromium firefox-esr npm gettext pgbouncer
	@sh scripts/install-node-tools tests/markup
	@sh scripts/install-node-tools tests/webhooks

check: code sentences ## all but the tests

code: .venv/ready
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m djlint --quiet --lint templates
	.venv/bin/lint-imports
	$(PYTHON) -m mypy
	$(PYTHON) scripts/check_settings.py

sentences: .venv/ready
	@sh scripts/install-programs gettext
	$(PYTHON) scripts/check_messages.py

messages: .venv/ready ## write the sentences of the app to locale/, and list what is not translated
	@sh scripts/install-programs gettext
	$(PYTHON) scripts/check_messages.py --write

format: .venv/ready ## rewrite code and templates as `make check` wants them
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

lock: .venv/ready ## resolve pyproject.toml into the hash-locked requirements
	@sh scripts/lock

bench: .venv/ready ## the fetcher, and scrolling a long desk; nothing here fails
	$(PYTHON) -m pytest -q -s benchmarks/scrolling.py
	$(PYTHON) benchmarks/fetching.py

stress: .venv/ready ## services killed while people write, Redis emptied, servers that hang; ARGS="--kills 4 --stale 66" is short
	$(PYTHON) benchmarks/bad_day.py $(ARGS)
	STRESS=1 $(PYTHON) -m pytest -q -s -n 1 tests/tasks/test_stress.py

bench-web: .venv/ready ## pages over HTTP beside plain Django; docs/PERFORMANCE.md explains ARGS
	@$(RUN) $(PYTHON) benchmarks/web $(ARGS)

lighthouse: .venv/ready ## Lighthouse on the pages of a whole day, as a phone shows them
	@sh scripts/install-programs chromium
	@sh scripts/install-node-tools benchmarks/lighthouse
	@$(RUN) $(PYTHON) benchmarks/web/lighthouse.py

bench-bulk: .venv/ready ## import 2,000 articles at once, and export 2,000 with their claims
	$(PYTHON) benchmarks/bulk.py

bench-api: .venv/ready ## random requests to every operation of the API; EXAMPLES=200 of each
	API_EXAMPLES=$(or $(EXAMPLES),50) $(PYTHON) -m pytest -q tests/api/test_contract.py

bench-text: .venv/ready ## the text engine against the gold data in ../shared/gold
	$(PYTHON) benchmarks/text.py

bench-reports: .venv/ready ## how long each form of the report of 100 claims takes
	$(PYTHON) benchmarks/reports.py

bench-reading: .venv/ready ## public pages, beside htmldate and trafilatura; our Word and PDF files after LibreOffice and poppler
	$(PYTHON) benchmarks/reading.py $(ARGS)
	$(PYTHON) benchmarks/exports.py

bench-long: .venv/ready ## import texts of 100,000 and 1,000,000 characters and work on their desks; 1,000 sources on one claim
	$(PYTHON) benchmarks/long_texts.py
	$(PYTHON) benchmarks/many_sources.py

bench-suggestions: .venv/ready ## how well suggested claims are ranked, on FILE of labelled sentences
	$(PYTHON) benchmarks/suggestions.py $(FILE)

bench-checked: .venv/ready ## find what was already checked among 100,000 claims
	$(PYTHON) benchmarks/already_checked.py

bench-evidence: .venv/ready ## twenty quotations in a long source, against rapidfuzz and difflib
	$(PYTHON) benchmarks/evidence.py

screenshots: .venv/ready ## the pictures of the guide and the README; starts an app of its own
	@sh scripts/install-programs chromium
	$(PYTHON) scripts/screenshots.py

clean: ## remove the environment; the data in var/ stays
	rm -rf .venv .tools

.venv/ready: requirements-dev.txt scripts/bootstrap
	@sh scripts/bootstrap
