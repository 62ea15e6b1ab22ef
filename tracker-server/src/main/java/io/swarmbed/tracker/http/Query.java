package io.swarmbed.tracker.http;

import io.swarmbed.engine.meta.InfoHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over the parameters of a request target, in order, decoding those that are asked for. Values are bytes: an
 * info-hash is not text in any encoding, which is why no common decoder serves. A plus sign is a blank.
 */
final class Query {
    private static final int MAX_PARAMETERS = 256;

    private final String text;
    private int seen;
    private int nameStart;
    private int nameEnd;
    private int valueStart;
    private int end;

    /**
     * Before the first parameter.
     *
     * @param target with the parameters behind its first question mark, each char one byte
     */
    Query(String target) {
        text = target;
        int question = target.indexOf('?');
        end = question < 0 ? target.length() : question;
    }

    /** Goes to the next parameter that is not empty, and says whether there is one. */
    boolean next() throws BadRequestException {
        do {
            if (end >= text.length()) {
                return false;
            }
            nameStart = end + 1;
            int ampersand = text.indexOf('&', nameStart);
            end = ampersand < 0 ? text.length() : ampersand;
        } while (nameStart == end);
        if (++seen > MAX_PARAMETERS) {
            throw new BadRequestException("more than " + MAX_PARAMETERS + " parameters");
        }
        int equals = text.indexOf('=', nameStart);
        nameEnd = equals < 0 || equals > end ? end : equals;
        valueStart = Math.min(nameEnd + 1, end);
        return true;
    }

    /** The name of the parameter. */
    String name() throws BadRequestException {
        return decoded(nameStart, nameEnd);
    }

    /** The value as text. */
    String text() throws BadRequestException {
        return decoded(valueStart, end);
    }

    /** Whether there is a value. */
    boolean hasValue() {
        return valueStart < end;
    }

    /**
     * The value as a whole number; one that does not fit is the nearest that does.
     *
     * @param name for the reason when it is none
     */
    long number(String name) throws BadRequestException {
        String digits = text();
        boolean negative = digits.startsWith("-");
        int first = negative ? 1 : 0;
        long value = 0;
        for (int i = first; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new BadRequestException(name + " is not a whole number");
            }
            value = value > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : 10 * value + digit;
        }
        if (digits.length() == first) {
            throw new BadRequestException(name + " is not a whole number");
        }
        return negative ? -value : value;
    }

    /**
     * The value, which has 20 bytes.
     *
     * @param name for the reason when it has not
     */
    byte[] twentyBytes(String name) throws BadRequestException {
        byte[] bytes = new byte[InfoHash.LENGTH];
        int length = decode(valueStart, end, bytes);
        if (length != InfoHash.LENGTH) {
            throw new BadRequestException(name + " has " + length + " bytes where 20 are needed");
        }
        return bytes;
    }

    private String decoded(int from, int to) throws BadRequestException {
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c == '%' || c == '+') {
                byte[] bytes = new byte[to - from];
                int length = decode(from, to, bytes);
                return new String(Arrays.copyOf(bytes, length), StandardCharsets.ISO_8859_1);
            }
        }
        return text.substring(from, to);
    }

    /** Decodes as many bytes as fit into the target, and says how many there are. */
    private int decode(int from, int to, byte[] target) throws BadRequestException {
        int length = 0;
        for (int at = from; at < to; at++) {
            int c = text.charAt(at);
            if (c == '%') {
                int high = at + 2 < to ? Character.digit(text.charAt(at + 1), 16) : -1;
                int low = at + 2 < to ? Character.digit(text.charAt(at + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw new BadRequestException("a % must be followed by two hexadecimal digits");
                }
                c = high << 4 | low;
                at += 2;
            } else if (c == '+') {
                c = ' ';
            }
            if (length < target.length) {
                target[length] = (byte) c;
            }
            length++;
        }
        return length;
    }
}
