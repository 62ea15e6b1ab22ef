package io.swarmbed.simulator.cli;

import java.lang.reflect.Proxy;

/**
 * {@code SIGHUP}, by which daemons are told to read their files again. Java has no interface of its own for signals; the
 * one of the JDK's module {@code jdk.unsupported} is looked up, so that where it is missing the signal keeps its meaning.
 */
final class HangUp {
    private HangUp() {}

    /** Calls this, in a thread of its own, at each signal from here on; false where that cannot be had. */
    static boolean on(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    HangUp.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                            return null;
                        }
                        throw new UnsupportedOperationException(method.getName());
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), proxy);
            return true;
        } catch (ReflectiveOperationException notThere) {
            return false;
        }
    }
}
