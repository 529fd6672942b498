.PHONY: test check api api-drift docs sanitize fuzz playground format lint bench bench-compare clean

# Everything: what continuous integration runs. Works on a fresh machine with a Swift toolchain, git and make.
test:
	@scripts/install-prerequisites
	@scripts/python-environment
	@scripts/lint
	@scripts/build
	@scripts/api-sources --check
	@scripts/build-release
	@scripts/check-compile-time
	@scripts/check-guides
	@scripts/public-names
	@scripts/docs
	@scripts/check-playground
	@scripts/check-traits
	@scripts/with-moto scripts/unit-tests
	@scripts/fault-campaign
	@scripts/fuzz --debug
	@scripts/engine-campaigns
	@scripts/interop
	@echo "test: all good"

# The quick one, for every change: no Python, no other servers.
check:
	@scripts/lint
	@scripts/build
	@scripts/public-names
	@scripts/unit-tests
	@echo "check: all good"

# The guides and the public API for a browser, without a warning; says where they are.
docs:
	@scripts/install-prerequisites
	@scripts/build
	@scripts/docs

# The tests of transport, engine and server, and raw requests, under ThreadSanitizer and AddressSanitizer, in builds of their own:
# `make sanitize ARGS=thread`.
sanitize:
	@scripts/install-prerequisites
	@scripts/python-environment
	@scripts/sanitize $(ARGS)

# A million generated expressions, PartiQL statements and damaged requests each: `SWYNAMO_SEED=7 make fuzz ARGS=expressions`.
fuzz:
	@scripts/install-prerequisites
	@scripts/fuzz $(ARGS)

# The guided tour: `make playground ARGS=--help`.
playground:
	@scripts/install-prerequisites
	@swift run --enable-all-traits playground $(ARGS)

# The operations of SwynamoAPI from the pinned model of the service, and what the newest model has that it has not.
api:
	@scripts/python-environment
	@scripts/api-sources

api-drift:
	@scripts/python-environment
	@scripts/api-sources --drift

format:
	@swift format format --in-place --recursive --parallel Sources Tests Playground Benchmarks Package.swift

lint:
	@scripts/lint

# Beside each benchmark runs its hand-written equivalent: `make bench ARGS="codec"`.
bench:
	@scripts/install-prerequisites --benchmarks
	@scripts/bench $(ARGS)

# The benchmarks of another commit and of this working tree in turn: `make bench-compare REV=HEAD~1 ARGS="engine"`.
bench-compare:
	@scripts/install-prerequisites --benchmarks
	@scripts/bench-compare "$(REV)" $(ARGS)

clean:
	@rm -rf .build .build-bench-compare .venv Benchmarks/.build
	@git worktree prune 2>/dev/null || true
