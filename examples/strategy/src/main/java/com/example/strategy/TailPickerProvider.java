package com.example.strategy;

import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.policy.PiecePickerProvider;
import io.swarmbed.engine.policy.PolicyOption;
import io.swarmbed.engine.policy.PolicyOptions;
import java.util.List;

/** What users see of {@link TailPicker}. */
public final class TailPickerProvider implements PiecePickerProvider {
    @Override
    public String name() {
        return "rarest-tail";
    }

    @Override
    public String summary() {
        return "rarest first, with a liking for the end of the content";
    }

    @Override
    public List<PolicyOption> options() {
        return List.of(PolicyOption.decimal(
                "share", "0.2", "0", "1", "of the picks that prefer the end among equally rare pieces"));
    }

    @Override
    public PiecePicker create(PolicyOptions options) {
        return new TailPicker(options.decimal("share"));
    }
}
