package io.swarmbed.simulator.scenario;

/**
 * Peers that are alike but for what is drawn for each.
 *
 * @param name unique in the scenario
 * @param count 0 to {@link Scenario#MAX_PEERS}
 * @param complete whether they have the whole content when they join
 * @param disk how long a modelled store takes
 * @param verify whether received pieces are hashed before they count
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
        boolean verify) {}
