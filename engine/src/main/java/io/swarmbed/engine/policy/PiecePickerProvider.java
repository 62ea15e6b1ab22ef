package io.swarmbed.engine.policy;

/** Makes piece pickers of one name; plug-ins declare theirs as a {@link java.util.ServiceLoader} service. */
public interface PiecePickerProvider extends PolicyProvider<PiecePicker> {}
