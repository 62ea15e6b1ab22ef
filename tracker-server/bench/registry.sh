#!/bin/sh
# Fills the tracker's registry and prints, for each shape: bytes of heap a peer, nanoseconds an announce, and how long single
# calls took: the median, the slowest of a thousand, of ten thousand, of all. One thread, no sockets.
#
#   tracker-server/bench/registry.sh                          1,000,000 x 10, 100,000 x 100, 1 x 1,000,000, and IPv6
#   tracker-server/bench/registry.sh 5000x2000 1000x50/ipv6   torrents x peers of other shapes
# SWARMBED_JAVA_OPTS goes to Java. Needs Maven.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
cd "$root"
mvn -q -Dquick -pl tracker-server -am test-compile
[ $# -gt 0 ] || set -- 1000000x10 100000x100 1x1000000 1000000x10/ipv6 1000x10000
for shape; do
  # A process for each shape, so that none is measured on the heap or the compiled code of another.
  java ${SWARMBED_JAVA_OPTS:--Xmx4g} -cp tracker-server/target/test-classes:tracker-server/target/classes:engine/target/classes \
    io.swarmbed.tracker.service.RegistryBench "$shape"
done
