package io.swarmbed.engine.policy.builtin;

import io.swarmbed.engine.policy.PiecePicker;
import io.swarmbed.engine.policy.PiecePickerProvider;
import io.swarmbed.engine.policy.PolicyOption;
import io.swarmbed.engine.policy.PolicyOptions;
import java.util.List;
import java.util.function.Function;

/** What a picker of this package declares. */
record BuiltInPicker(
        String name, String summary, List<PolicyOption> options, Function<PolicyOptions, PiecePicker> maker)
        implements PiecePickerProvider {
    @Override
    public PiecePicker create(PolicyOptions values) {
        return maker.apply(values);
    }
}
