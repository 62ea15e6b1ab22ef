package io.swarmbed.engine.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in words, with the remedy, why code that was compiled elsewhere does not run here. */
public final class LinkageWords {
    private static final Pattern NEWER = Pattern.compile(
            "(\\S+) has been compiled by a more recent version.*class file version (\\d+).*up to (\\d+).*");
    private static final int FIRST_CLASS_VERSION = 44;

    private LinkageWords() {}

    /** A clause in one line, such as {@code the class a.B is missing: add the jar that has it to --plugins}. */
    public static String of(LinkageError error) {
        String message = String.valueOf(error.getMessage());
        if (error instanceof UnsupportedClassVersionError) {
            Matcher newer = NEWER.matcher(message);
            if (newer.matches()) {
                int own = release(newer.group(3));
                return dotted(newer.group(1)) + " was compiled for Java " + release(newer.group(2))
                        + ", and this is Java " + own + ": compile it with --release " + own + ", or run a newer Java";
            }
        }
        if (error instanceof NoClassDefFoundError && message.matches("[\\w$/]+")) {
            return "the class " + dotted(message) + " is missing: add the jar that has it to --plugins";
        }
        Throwable cause = error.getCause();
        if (error instanceof ExceptionInInitializerError && cause != null) {
            return "a static initialiser threw " + firstLine(cause);
        }
        return firstLine(error);
    }

    private static int release(String classVersion) {
        return Integer.parseInt(classVersion) - FIRST_CLASS_VERSION;
    }

    private static String dotted(String name) {
        return name.replace('/', '.');
    }

    private static String firstLine(Throwable error) {
        return error.toString().lines().findFirst().orElse("");
    }
}
