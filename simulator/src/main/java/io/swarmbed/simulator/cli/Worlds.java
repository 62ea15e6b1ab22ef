package io.swarmbed.simulator.cli;

import io.swarmbed.engine.policy.Policies;
import io.swarmbed.simulator.scenario.WorldKind;
import io.swarmbed.simulator.world.World;
import io.swarmbed.simulator.world.loopback.LoopbackWorld;
import io.swarmbed.simulator.world.virtual.Instruments;
import io.swarmbed.simulator.world.virtual.VirtualWorld;

/** The worlds by their names. */
final class Worlds {
    private Worlds() {}

    /** The world of this kind, whose peers may use these strategies. */
    static World of(WorldKind kind, Policies policies) {
        return of(kind, policies, Instruments.NONE);
    }

    /** The same, with its runs looked into. */
    static World of(WorldKind kind, Policies policies, Instruments instruments) {
        if (kind != WorldKind.VIRTUAL && !instruments.equals(Instruments.NONE)) {
            throw new UserError("--trace and --check look into the virtual world alone: add --world virtual");
        }
        return switch (kind) {
            case VIRTUAL -> new VirtualWorld(policies, instruments);
            case LOOPBACK -> new LoopbackWorld(policies);
        };
    }

    /** Where the peers are, to follow their number. */
    static String place(WorldKind kind) {
        return switch (kind) {
            case VIRTUAL -> "in virtual time";
            case LOOPBACK -> "over loopback";
        };
    }
}
