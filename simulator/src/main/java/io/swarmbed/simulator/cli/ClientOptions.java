package io.swarmbed.simulator.cli;

import io.swarmbed.engine.core.SessionSettings;
import io.swarmbed.engine.policy.AutomaticSlots;
import io.swarmbed.engine.policy.Policies;
import io.swarmbed.engine.policy.PolicyChoice;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.engine.policy.PolicyProvider;
import io.swarmbed.engine.wire.PeerAddress;
import io.swarmbed.simulator.guard.ChosenStrategies;
import io.swarmbed.simulator.scenario.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that run a real peer; a mixin. */
final class ClientOptions {
    private static final int MAX_SLOTS = 1000;

    @Option(
            names = "--listen",
            paramLabel = "IP:PORT",
            converter = Endpoint.class,
            description = "Where to accept connections, and from where to dial; port 0 for any. If not given: all IPv4"
                    + " addresses, at a free port from 6881 on.")
    private @Nullable PeerAddress listen;

    @Option(
            names = "--peer",
            paramLabel = "IP:PORT",
            converter = Endpoint.class,
            description = "A peer to connect to, beside those that trackers tell. May be repeated.")
    private final List<PeerAddress> peers = new ArrayList<>();

    @Option(
            names = "--up",
            paramLabel = "RATE",
            converter = QuantityOption.Rate.class,
            description = "Limit of what is sent, such as 2Mbit/s or 250kB/s; unlimited if not given.")
    private long up = Distribution.UNLIMITED;

    @Option(
            names = "--slots",
            paramLabel = "N|auto",
            description = "Peers served at the same time; auto, which is the default, goes by --up.")
    private String slots = "auto";

    @Option(
            names = "--picker",
            paramLabel = "STRATEGY",
            converter = PolicyWords.class,
            description = "Which pieces come first: a name, or '{name: rarest-first, random-first: 8}' with options."
                    + " 'swarmbed list pickers' shows the choice. The default is rarest-first.")
    private PolicyChoice picker = PolicyChoice.of("rarest-first");

    @Option(
            names = "--choker",
            paramLabel = "STRATEGY",
            converter = PolicyWords.class,
            description = "Who is served; 'swarmbed list chokers' shows the choice. The default is tit-for-tat.")
    private PolicyChoice choker = PolicyChoice.of("tit-for-tat");

    @Option(
            names = "--disclosure",
            paramLabel = "STRATEGY",
            converter = PolicyWords.class,
            description =
                    "Which pieces others are told of, such as super-seeding; 'swarmbed list disclosures' shows the"
                            + " choice. The default is everything.")
    private @Nullable PolicyChoice disclosure;

    @Option(names = "--no-tracker", description = "Do not announce to the torrent's trackers.")
    private boolean noTracker;

    @Option(
            names = "--synthetic",
            description = "Keep no files: make and compare the content by the formula of a synthetic torrent.")
    private boolean synthetic;

    @Mixin
    private final PlugInArguments plugIns = new PlugInArguments();

    Optional<PeerAddress> listen() {
        return Optional.ofNullable(listen);
    }

    List<PeerAddress> peers() {
        return List.copyOf(peers);
    }

    /** Bytes per second; 0 for no limit. */
    long uploadLimit() {
        return limit(up, "--up");
    }

    /** The strategies that were chosen. */
    ChosenStrategies strategies() throws PolicyException {
        Policies policies = plugIns.policies();
        PolicyChoice told = disclosure == null ? first(policies.disclosures()) : disclosure;
        plugIns.plugIns().requireUse(List.of(picker.name(), choker.name(), told.name()));
        return new ChosenStrategies(
                policies.picker(picker),
                policies.choker(choker),
                policies.disclosure(told),
                policies.selector(first(policies.selectors())),
                policies.sizer(first(policies.sizers())));
    }

    private static PolicyChoice first(List<? extends PolicyProvider<?>> providers) {
        return PolicyChoice.of(providers.get(0).name());
    }

    boolean noTracker() {
        return noTracker;
    }

    boolean synthetic() {
        return synthetic;
    }

    SessionSettings session() {
        return SessionSettings.DEFAULT.withSlots(slotCount());
    }

    private int slotCount() {
        if (slots.equals("auto")) {
            return AutomaticSlots.slots(uploadLimit());
        }
        int count = slots.matches("\\d{1,4}") ? Integer.parseInt(slots) : 0;
        if (count < 1 || count > MAX_SLOTS) {
            throw new UserError("--slots " + slots + ": must be auto or a number from 1 to " + MAX_SLOTS);
        }
        return count;
    }

    /** Bytes per second; 0 for no limit. */
    static long limit(long rate, String option) {
        if (rate == 0) {
            throw new UserError(option + " 0: nothing would ever be moved; leave it out for no limit");
        }
        return rate == Distribution.UNLIMITED ? 0 : rate;
    }
}
