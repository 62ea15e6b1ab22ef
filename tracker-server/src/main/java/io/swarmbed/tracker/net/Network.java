package io.swarmbed.tracker.net;

import io.swarmbed.tracker.swarm.Endpoint;

/**
 * Addresses with a common prefix (RFC 4632, RFC 4291).
 *
 * @param first the lowest of them, port 0; IPv4 as {@link Endpoint} holds it
 * @param prefix bits in common, 0 to 128; for IPv4 96 to 128, as its addresses are held in IPv6 form
 */
public record Network(Endpoint first, int prefix) {
    private static final int IPV4_PREFIX = 96;
    private static final int BITS = 128;

    public Network {
        if (prefix < 0 || prefix > BITS) {
            throw new IllegalArgumentException("a prefix has 0 to 128 bits, not " + prefix);
        }
        if (first.port() != 0 || (first.high() & ~highMask(prefix)) != 0 || (first.low() & ~lowMask(prefix)) != 0) {
            throw new IllegalArgumentException("not the first address of a network of " + prefix + " bits: " + first);
        }
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or a single address of either kind.
     *
     * @throws IllegalArgumentException with a line for the operator that quotes the text and says what would do
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        Endpoint first = AddressText.parse(address)
                .orElseThrow(() -> new IllegalArgumentException("'" + text
                        + "' is neither an IP address nor a network; write 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32"));
        boolean dotted = address.indexOf(':') < 0;
        int most = dotted ? BITS - IPV4_PREFIX : BITS;
        int length = slash < 0 ? most : prefixLength(text, text.substring(slash + 1), most);
        int prefix = dotted ? length + IPV4_PREFIX : length;
        Endpoint lowest = new Endpoint(first.high() & highMask(prefix), first.low() & lowMask(prefix), 0);
        if (!lowest.equals(first)) {
            throw new IllegalArgumentException("'" + text + "' has bits beyond its prefix; write "
                    + AddressText.of(lowest) + "/" + length + ", or " + address + " alone for the one address");
        }
        return new Network(first, prefix);
    }

    /** Whether the address belongs to it, whatever the port. A network of IPv6 holds no IPv4 address. */
    public boolean contains(Endpoint address) {
        return isIpv4() == address.isIpv4()
                && (address.high() & highMask(prefix)) == first.high()
                && (address.low() & lowMask(prefix)) == first.low();
    }

    public boolean isIpv4() {
        return prefix >= IPV4_PREFIX && first.isIpv4();
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return AddressText.of(first) + "/" + (isIpv4() ? prefix - IPV4_PREFIX : prefix);
    }

    private static int prefixLength(String text, String digits, int most) {
        if (digits.length() <= 3 && !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int length = Integer.parseInt(digits);
            if (length <= most) {
                return length;
            }
        }
        throw new IllegalArgumentException("'" + text + "' must end in a prefix length of 0 to " + most);
    }

    private static long highMask(int prefix) {
        return prefix == 0 ? 0 : prefix >= Long.SIZE ? -1 : -1L << (Long.SIZE - prefix);
    }

    private static long lowMask(int prefix) {
        return prefix <= Long.SIZE ? 0 : -1L << (BITS - prefix);
    }
}
