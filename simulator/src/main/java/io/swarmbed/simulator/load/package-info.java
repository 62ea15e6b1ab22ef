/**
 * A load generator for any BitTorrent tracker: a population of peers, the requests they make, the pace at which these are
 * sent over UDP (BEP 15, 41) or HTTP (BEP 3, 7, 23, 48), and what came back. Start at
 * {@link io.swarmbed.simulator.load.LoadRun}, which puts it together, and
 * {@code LoadLoop}, which sends and counts. One event loop does all the work, so that one core can load another. Netty is in
 * the classes named {@code Udp…} and {@code Http…} and in {@code LoadRun}. Imports the engine's {@code tracker} for URLs,
 * {@code bencode} and {@code random}; knows no scenario and no world.
 */
@NullMarked
package io.swarmbed.simulator.load;

import org.jspecify.annotations.NullMarked;
