package io.swarmbed.simulator.cli;

import io.swarmbed.engine.wire.PeerAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 127.0.0.1:6881} or {@code [::1]:6881}. Names are not resolved. */
final class Endpoint implements ITypeConverter<PeerAddress> {
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9A-Fa-f:.]{2,45}]):(\\d{1,5})");

    @Override
    public PeerAddress convert(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 0xFFFF) {
            throw problem(text);
        }
        try {
            InetAddress address = InetAddress.getByName(matcher.group(1));
            return PeerAddress.of(address.getAddress(), Integer.parseInt(matcher.group(2)));
        } catch (UnknownHostException notAnAddress) {
            throw problem(text);
        }
    }

    private static TypeConversionException problem(String text) {
        return new TypeConversionException(
                "'" + text + "' is not an IP address and port; write it like 127.0.0.1:6881 or '[::1]:6881'");
    }
}
