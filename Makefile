# The index of everything one does with this project. `make` alone lists it.
.DEFAULT_GOAL := help
.PHONY: help demo test check build release format packages demo-packages test-packages bench-packages bench-import bench-api bench-report bench-recommend bench-sandbox hostile-load fuzz clean test-page report-bundle

build-packages := libsqlite3-dev libmariadb-dev libssl-dev pkg-config
test-packages  := mariadb-server mariadb-client sqlite3 graphviz openssl curl python3 python3-venv chromium
bench-packages := wrk gcc python3-dev
release-flags  := -c release --static-swift-stdlib

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

demo: packages demo-packages release ## sample catalog -> warehouse -> server, with everything that takes
	@scripts/demo.sh

test: packages test-packages ## format, build and all tests, on SQLite and a MariaDB server of its own, and the Python client
	@scripts/test.sh

test-api: build test-packages ## the server's answers against its OpenAPI document
	@scripts/mariadb.sh run scripts/test-api.sh

test-python: build test-packages ## the Python client against the server
	@scripts/mariadb.sh run scripts/test-python.sh

test-page: build test-packages ## the report's page in a browser
	@scripts/swift.sh build --build-tests
	@scripts/test-page.sh

report-bundle: ## the library that draws the report's pictures, beside the built program
	@scripts/report-bundle.sh

check: test ## what CI runs

release: packages ## build .build/release/marquee
	@echo "==> building the release (the first time takes a minute or two)"
	@scripts/swift.sh build $(release-flags)

build: packages ## build for debugging
	@scripts/swift.sh build

format: ## format the code
	@scripts/swift.sh format --in-place --recursive Sources Tests Package.swift

packages: # the C libraries that Marquee is built on
	@scripts/install-packages.sh $(build-packages)

demo-packages: # what draws the demo's report, and looks at its warehouse
	@scripts/install-packages.sh sqlite3 python3 python3-venv

test-packages: # what the tests run beside it
	@scripts/install-packages.sh $(test-packages)

bench-import: test-packages release ## import against pandas, polars and DuckDB, side by side
	@scripts/bench-import.sh

bench-packages: # the load generator, and what pip builds a driver of MariaDB with
	@scripts/install-packages.sh $(bench-packages)

bench-api: test-packages bench-packages release ## the query API against Datasette, FastAPI and pandas
	@scripts/bench-api.sh

bench-report: demo-packages release ## the report against ydata-profiling and sweetviz
	@scripts/bench-report.sh

bench-recommend: test-packages bench-packages release ## the recommender against SciPy, NumPy, scikit-learn and implicit
	@scripts/swift.sh build $(release-flags) --product RecommenderBenchmark
	@scripts/bench-recommend.sh

hostile-load: test-packages release ## hostile statements beside honest callers: overruns, p99 and memory of each case
	@scripts/swift.sh build --build-tests
	@MARQUEE_BINARY=$(CURDIR)/.build/release/marquee MARQUEE_HOSTILE_LOAD=$${MARQUEE_HOSTILE_LOAD:-20} scripts/mariadb.sh run scripts/swift.sh test --skip-build --filter HostileLoadTests

bench-sandbox: test-packages bench-packages release ## private copies and undo, and what they cost a write
	@scripts/bench-sandbox.sh

fuzz: ## the reader under libFuzzer and AddressSanitizer, for a minute
	@scripts/fuzz.sh

clean: ## remove what builds and the demo have made
	rm -rf .build demo
