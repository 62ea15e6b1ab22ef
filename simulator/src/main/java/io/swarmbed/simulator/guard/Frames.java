package io.swarmbed.simulator.guard;

import io.swarmbed.simulator.plugin.PlugIns;

/** Finds the line of a user's own code in a stack trace. */
final class Frames {
    private Frames() {}

    /** {@code  (MyPicker.java:31)} with the blank before it: the innermost line of a plug-in, empty when there is none. */
    static String place(Throwable error) {
        for (StackTraceElement frame : error.getStackTrace()) {
            if (PlugIns.LOADER.equals(frame.getClassLoaderName())) {
                String file = frame.getFileName() == null ? frame.getClassName() : frame.getFileName();
                return " (" + file + (frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "") + ")";
            }
        }
        return "";
    }
}
