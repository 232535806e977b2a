# Everything a reader or an author needs: `make help` lists it.
# Only Python (3.11 or newer) and make are needed; the rest is installed into
# .venv from requirements.lock, in exactly the versions written there.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
BUILD := $(BIN)/python -X utf8 book/_ext/make_book.py

.DEFAULT_GOAL := help
.PHONY: help book draft serve test mutants bench records lint clean

help:  ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1: /p' $(MAKEFILE_LIST) \
	  | while IFS=: read -r name what; do printf '%-8s%s\n' "$$name" "$$what"; done

book: $(READY)  ## build the book: every chapter executed afresh
	@$(BUILD)

draft: $(READY)  ## build again what changed, for writing
	@$(BUILD) --draft

serve: $(READY)  ## show the draft in a browser and rebuild it on change
	@$(BIN)/python book/_ext/preview.py

# One file of tests after the other, each to a processor that is free.
test: $(READY)  ## run all tests of the package and the book
	$(BIN)/python -m pytest --cov --numprocesses logical --maxprocesses 4 \
	  --dist loadfile --no-loadscope-reorder

mutants: $(READY)  ## bend every equation, and see that its check notices
	$(BIN)/python -m tests.mutants

bench: $(READY)  ## measure the speed against other libraries anew
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.regions

records: $(READY)  ## make all recorded results anew (needs PyTorch)
	$(BIN)/python -m tests.bench.pytorch
	$(MAKE) bench

lint: $(READY)  ## check the style of the code
	$(BIN)/ruff check

clean:  ## delete everything that was built, and the environment
	rm -rf _build .jupyter_cache .pytest_cache .hypothesis .coverage $(VENV)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) environment.py
