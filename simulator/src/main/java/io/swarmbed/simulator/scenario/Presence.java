package io.swarmbed.simulator.scenario;

import java.util.Optional;

/**
 * When the peers of a group come and go.
 *
 * @param abort nanoseconds after joining at which a peer gives up if it is not complete by then
 */
public record Presence(Arrival arrival, Departure departure, Optional<Distribution> abort) {}
