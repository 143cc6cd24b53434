# `make demo` and `make test` each set up what they need, in .venv, and run.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FORMATS := article,html,docx,epub,tmx,xliff,po,json
CATALOGS := $(wildcard locales/*/LC_MESSAGES/transnews.po)

.PHONY: demo test formats check bench messages clean

demo: $(VENV)/.demo
	$(BIN)/transnews translate examples/border-talks.en.txt --to pt --format columns --quiet
	$(BIN)/transnews translate examples/border-talks.en.txt --to pt --format $(FORMATS) -o demo
	$(BIN)/transnews translate examples/feira-do-livro.pt.md --to en --format $(FORMATS) -o demo
	$(BIN)/transnews translate examples/salt-road.en.html --to pt --format article,html-facing -o demo
	@echo "The results are in demo/: open the .html files in a browser, the .docx and .epub files in Word and an e-reader, the .xlf, .tmx and .po files in a CAT tool."

test: $(VENV)/.dev
	$(BIN)/python -m pytest

# What third parties say of the files we write: msgfmt, epubcheck, LibreOffice, schemas and DTDs, Chromium with axe-core
# (pictures in build/pictures). Installs them where apt-get is; elsewhere the checks whose program is missing are
# skipped, and the summary says which.
formats: $(VENV)/.dev
	tools/formats.sh $(BIN)/python -m pytest tests/articles tests/bitexts

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Speed and quality against what a user would have instead; DATA is a folder of NAME.<lang> files.
bench: $(VENV)/.dev
	@test -n "$(DATA)" -a -n "$(SPLIT)" || { echo "Usage: make bench DATA=folder SPLIT=name"; exit 2; }
	for name in engines pipeline segmentation localization round_trip language doubts; do \
		$(BIN)/python -m benchmarks.$$name --data $(DATA) --split $(SPLIT) || exit 1; done

# Update the template and the message catalogs from the source, after messages were added or changed.
messages: $(VENV)/.dev
	$(BIN)/python -m tools.messages

$(VENV)/.demo: pyproject.toml hatch_build.py $(CATALOGS)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable ".[starter]"
	touch $@

$(VENV)/.dev: $(VENV)/.demo
	$(BIN)/python -m pip install --quiet --group dev
	touch $@

clean:
	rm -rf $(VENV) demo build dist
