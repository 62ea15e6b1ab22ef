#!/bin/sh
# Runs the engine's JMH benchmarks: the event queue, the fan-out of a HAVE, and whatever else is one.
# Arguments go to JMH: a pattern of names first, then its options. Needs Maven.
#   simulator/bench/micro.sh EventQueue -p pending=1000,100000
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
cd "$root"
paths=$(mktemp "${TMPDIR:-/tmp}/swarmbed-jmh.XXXXXX")
trap 'rm -f "$paths"' EXIT
# The generator must see every benchmark, also those that were compiled without it.
rm -rf engine/target/test-classes
mvn -q -Dquick -Pjmh -pl engine -am test-compile \
  org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath -Dmdep.outputFile="$paths" -Dmdep.includeScope=test
java -cp "engine/target/test-classes:engine/target/classes:$(cat "$paths")" org.openjdk.jmh.Main "$@"
