# `make help` lists what there is. JDK 25 is looked for in the usual places (.ci/java-home).
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run dev test slow e2e image soak mutants differential format schema chart cluster cluster-down bench clean

jar := target/quarkus-app/quarkus-run.jar
sources := pom.xml $(shell find src/main -type f -not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null)
cluster := src/it/cluster
port := $(if $(PORT),-Dquarkus.http.port=$(PORT))

help: ## what there is
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 22

run: $(jar) ## build if need be, and start; ARGS, PORT and KUBECONFIG are honoured
	@exec "$$(.ci/java-home)/bin/java" @src/main/jvm.options \
	  $(port) $(JAVA_OPTS) -jar $(jar) $(ARGS)

$(jar): $(sources)
	@.ci/mvn -q package -Dmaven.test.skip=true -Dspotless.check.skip=true
	@touch $(jar)

dev: ## start with live reload
	@MAVEN=$$(.ci/maven-3.9) .ci/mvn quarkus:dev -Dquarkus.analytics.disabled=true $(port)

test: ## everything but what takes minutes: unit tests, then a real API server and a browser
	@.ci/test

slow: ## what takes minutes
	@.ci/test slow

e2e: $(jar) ## install Ordinal on a real node (Linux, root) and see it run real containers
	@.ci/test e2e

image: $(jar) ## pack Ordinal's container image, without Docker; TAG
	@.ci/image $(TAG)

differential: $(jar) ## random scenarios under the built-in controller and under Ordinal; SEEDS, SEED, AGAINST=built-in
	@$(cluster)/build >/dev/null; trap 'for port in 18100 18110; do $(cluster)/down --name own-$$port; done' EXIT; \
	  .ci/mvn -q test-compile failsafe:integration-test failsafe:verify -Dit.test=DifferentialIT -Dit.excluded= \
	  $(if $(SEEDS),-Dseeds=$(SEEDS)) $(if $(SEED),-Dseed=$(SEED)) $(if $(AGAINST),-Ddifferential.against=$(AGAINST))

soak: ## play random histories of faults; SEEDS (default 300), SEED
	@.ci/mvn -q test -Dtest='SoakTest,SimulationTest,CrashTest,LastWishTest,TwoLeadersTest' \
	  -Dsoak.seeds=$(or $(SEEDS),300) $(if $(SEED),-Dseed=$(SEED))

mutants: ## change the planner in every way that pitest knows; 95 of 100 changes must fail a test
	@.ci/mvn -q test-compile org.pitest:pitest-maven:mutationCoverage

format: ## put the code into the form that the build checks
	@.ci/mvn -q spotless:apply

schema: ## write the custom resource definition anew from what a real API server publishes, and the chart with it
	@kubeconfig=$$($(cluster)/up --name schema --port 16640 --nodes 1); trap '$(cluster)/down --name schema' EXIT; \
	  ORDINAL_TEST_KUBECONFIG=$$kubeconfig .ci/mvn -q test -Dtest=SchemaIT -Dschemas.rewrite
	@$(MAKE) --no-print-directory chart

chart: ## render helm/ordinal into k8s/
	@.ci/chart

cluster: ## start a real API server with simulated nodes; prints what to export
	@kubeconfig=$$($(cluster)/up --nodes 3 $(ARGS)); echo "export KUBECONFIG=$$kubeconfig PATH=$$($(cluster)/build):\$$PATH"

cluster-down: ## end it
	@$(cluster)/down $(ARGS)

bench: $(jar) ## measure Ordinal beside the built-in controller, on the same API server
	@src/bench/run $(ARGS)

clean: ## remove what was built here
	@rm -rf target src/main/webui/dist
