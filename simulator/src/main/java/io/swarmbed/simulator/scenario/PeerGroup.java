package io.swarmbed.simulator.scenario;

import java.util.Optional;

/**
 * Peers that are alike but for what is drawn for each.
 *
 * @param name unique in the scenario
 * @param count 0 to {@link Scenario#MAX_PEERS}
 * @param complete whether they have the whole content when they join
 * @param disk how long a modelled store takes
 * @param verify whether received pieces are hashed before they count
 * @param playback empty for peers that do not play the content
 */
public record PeerGroup(
        String name,
        int count,
        boolean complete,
        AccessLink link,
        Presence presence,
        Behaviour behaviour,
        StoreKind store,
        Disk disk,
        boolean verify,
        Optional<Playback> playback) {}
