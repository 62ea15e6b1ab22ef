package io.swarmbed.engine.policy;

/**
 * How many upload slots a peer has when its user does not say: mainline 4.x's rule for {@code max_uploads}. A kB is 1024
 * bytes, as in mainline.
 */
public final class AutomaticSlots {
    private static final int UNLIMITED = 7;
    private static final long KB = 1024;

    private AutomaticSlots() {}

    /**
     * The slots for this upload limit: 2 below 9 kB/s, 3 below 15, 4 below 42, above that the root of 0.6 times the kB/s,
     * so that 20, 50, 100 and 200 kB/s give 4, 5, 7 and 10.
     *
     * @param uploadBytesPerSecond 0 or less for no limit, which gives 7
     */
    public static int slots(long uploadBytesPerSecond) {
        if (uploadBytesPerSecond <= 0) {
            return UNLIMITED;
        }
        if (uploadBytesPerSecond < 9 * KB) {
            return 2;
        }
        if (uploadBytesPerSecond < 15 * KB) {
            return 3;
        }
        if (uploadBytesPerSecond < 42 * KB) {
            return 4;
        }
        return (int) StrictMath.sqrt(uploadBytesPerSecond * 0.6 / KB);
    }
}
