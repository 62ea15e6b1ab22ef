package io.swarmbed.simulator.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a date, in UTC, as seconds since 1970. */
final class CreationDate implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        try {
            if (text.equals("now")) {
                return Instant.now().getEpochSecond();
            }
            return text.contains("T")
                    ? Instant.parse(text).getEpochSecond()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        } catch (DateTimeException notADate) {
            throw new TypeConversionException(
                    "'" + text + "' is not a date; write 2026-11-21, 2026-11-21T10:00:00Z, or now");
        }
    }
}
