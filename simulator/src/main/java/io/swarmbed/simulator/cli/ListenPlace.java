package io.swarmbed.simulator.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a server listens.
 *
 * @param host an address or name of this machine; empty for all its addresses
 * @param port 0 for any
 */
record ListenPlace(String host, int port) {
    private static final Pattern TEXT = Pattern.compile("(?:([^\\s:]+|\\[[^\\s\\]]+]):)?(\\d{1,5})");

    /** Reads {@code 6969}, {@code 127.0.0.1:6969} or {@code [::1]:6969}. */
    static final class Converter implements ITypeConverter<ListenPlace> {
        @Override
        public ListenPlace convert(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 0xFFFF) {
                throw new TypeConversionException(
                        "'" + text + "' is not a place to listen; write 6969, 127.0.0.1:6969 or '[::1]:6969'");
            }
            String host = matcher.group(1) == null ? "" : matcher.group(1).replaceAll("[\\[\\]]", "");
            return new ListenPlace(host, Integer.parseInt(matcher.group(2)));
        }
    }
}
