package io.swarmbed.tracker.net;

import io.netty.util.NetUtil;
import io.swarmbed.tracker.swarm.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** IP addresses as text. Names are not looked up. The port of every endpoint here is 0. */
public final class AddressText {
    /** The longest text of an address, with an IPv4 address in its last groups. */
    private static final int MAX_LENGTH = 45;

    private AddressText() {}

    /**
     * Reads {@code 10.0.0.1} or {@code 2001:db8::1}. An IPv4-mapped IPv6 address is the IPv4 address. Empty for anything
     * else: names, brackets, ports, zones, blanks, leading zeros in a part of an IPv4 address.
     */
    public static Optional<Endpoint> parse(String text) {
        boolean foreign = text.indexOf('%') >= 0 || text.indexOf('[') >= 0 || text.length() > MAX_LENGTH;
        byte[] address = foreign ? null : NetUtil.createByteArrayFromIpAddressString(text);
        if (address == null || (address.length == Integer.BYTES && hasLeadingZero(text))) {
            return Optional.empty();
        }
        return Optional.of(Endpoint.of(address, 0));
    }

    /** The address of an endpoint, dotted for IPv4, as RFC 5952 has it for IPv6. */
    public static String of(Endpoint endpoint) {
        return NetUtil.toAddressString(address(endpoint));
    }

    /** The address of an endpoint as the JDK has it. */
    public static InetAddress address(Endpoint endpoint) {
        ByteBuffer bytes = endpoint.isIpv4()
                ? ByteBuffer.allocate(Integer.BYTES).putInt((int) endpoint.low())
                : ByteBuffer.allocate(2 * Long.BYTES).putLong(endpoint.high()).putLong(endpoint.low());
        try {
            return InetAddress.getByAddress(bytes.array());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Some readers take such a part as octal; whoever wrote it may mean either. */
    private static boolean hasLeadingZero(String text) {
        for (int at = 0; at + 1 < text.length(); at++) {
            boolean first = at == 0 || text.charAt(at - 1) == '.';
            if (first && text.charAt(at) == '0' && text.charAt(at + 1) != '.') {
                return true;
            }
        }
        return false;
    }
}
