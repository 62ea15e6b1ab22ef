package io.swarmbed.simulator.scenario;

/** Says what is wrong with a quantity and how to write it; the text follows the quantity itself in a sentence. */
public final class QuantityException extends Exception {
    private static final long serialVersionUID = 1L;

    public QuantityException(String message) {
        super(message);
    }
}
