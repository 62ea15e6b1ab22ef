package io.swarmbed.simulator.guard;

import io.swarmbed.simulator.plugin.PlugIns;
import java.util.stream.Stream;

/** Finds the line of a user's own code in a stack trace. */
final class Frames {
    private Frames() {}

    /** {@code  (MyPicker.java:31)} with the blank before it: the innermost line of a plug-in, empty when there is none. */
    static String place(Throwable error) {
        return place(error.getStackTrace());
    }

    /** Whether this is the stack of a thread that ends the program, which Java never returns from. */
    static boolean exits(StackTraceElement[] frames) {
        return Stream.of(frames)
                .anyMatch(frame -> frame.getClassName().equals(Runtime.class.getName())
                        && frame.getMethodName().equals("exit"));
    }

    static String place(StackTraceElement[] frames) {
        for (StackTraceElement frame : frames) {
            if (PlugIns.LOADER.equals(frame.getClassLoaderName())) {
                String file = frame.getFileName() == null ? frame.getClassName() : frame.getFileName();
                return " (" + file + (frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "") + ")";
            }
        }
        return "";
    }
}
