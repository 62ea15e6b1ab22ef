package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.ChokerProvider;
import io.swarmbed.engine.policy.PiecePickerProvider;
import java.util.List;

/** The strategies of this package, each declared in its own file; the default of each kind is the first. */
public final class BuiltInPolicies {
    public static final List<PiecePickerProvider> PICKERS = List.of(
            RarestFirst.PROVIDER,
            RandomPieces.PROVIDER,
            Sequential.PROVIDER,
            GlobalRarest.PROVIDER,
            WeightedRarest.PROVIDER,
            Window.PROVIDER,
            Mixed.PROVIDER);

    public static final List<ChokerProvider> CHOKERS = List.of(
            TitForTat.PROVIDER,
            Fastest.PROVIDER,
            AntiLeech.PROVIDER,
            BlockTitForTat.PROVIDER,
            PropShare.PROVIDER,
            BitTyrant.PROVIDER,
            Generous.PROVIDER,
            FixedSlots.PROVIDER,
            RandomSlots.PROVIDER,
            RoundRobin.PROVIDER,
            Everyone.PROVIDER,
            SlowDrip.PROVIDER,
            FreeRider.PROVIDER);

    private BuiltInPolicies() {}
}
