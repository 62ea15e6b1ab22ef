package io.swarmbed.tracker.http;

import io.swarmbed.engine.bencode.BBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a request target, in order. Values are bytes: an info-hash is not text in any encoding, which is why
 * no common decoder serves.
 */
final class Query {
    private static final int MAX_PARAMETERS = 256;

    private final List<Parameter> parameters;

    private Query(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /** A name and its decoded value. */
    private record Parameter(String name, BBytes value) {}

    /**
     * Reads the parameters.
     *
     * @param text what follows the question mark, each char one byte
     */
    static Query parse(String text) throws BadRequestException {
        List<Parameter> parameters = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('&', start);
            end = end < 0 ? text.length() : end;
            if (end > start) {
                if (parameters.size() == MAX_PARAMETERS) {
                    throw new BadRequestException("more than " + MAX_PARAMETERS + " parameters");
                }
                parameters.add(parameter(text, start, end));
            }
            start = end + 1;
        }
        return new Query(parameters);
    }

    /** The first value under this name. */
    Optional<BBytes> first(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name.equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    /** Every value under this name, in order. */
    List<BBytes> all(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name.equals(name))
                .map(Parameter::value)
                .toList();
    }

    /** The first value under this name as text. */
    Optional<String> text(String name) {
        return first(name).map(BBytes::utf8);
    }

    /** The first value under this name as a number; absent when it is missing or empty. */
    Optional<Long> number(String name) throws BadRequestException {
        Optional<String> text = text(name).filter(value -> !value.isEmpty());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text.get()));
        } catch (NumberFormatException e) {
            throw new BadRequestException(name + " is not a whole number");
        }
    }

    private static Parameter parameter(String text, int start, int end) throws BadRequestException {
        int equals = text.indexOf('=', start);
        int nameEnd = equals < 0 || equals > end ? end : equals;
        BBytes name = decode(text, start, nameEnd);
        BBytes value = decode(text, Math.min(nameEnd + 1, end), end);
        return new Parameter(name.utf8(), value);
    }

    private static BBytes decode(String text, int start, int end) throws BadRequestException {
        byte[] bytes = new byte[end - start];
        int length = 0;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (c == '%') {
                int high = at + 2 < end ? Character.digit(text.charAt(at + 1), 16) : -1;
                int low = at + 2 < end ? Character.digit(text.charAt(at + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw new BadRequestException("a % must be followed by two hexadecimal digits");
                }
                bytes[length++] = (byte) (high << 4 | low);
                at += 2;
            } else {
                bytes[length++] = (byte) (c == '+' ? ' ' : c);
            }
        }
        return BBytes.of(Arrays.copyOf(bytes, length));
    }
}
