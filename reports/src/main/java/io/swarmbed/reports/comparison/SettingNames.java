package io.swarmbed.reports.comparison;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Settings as people call them: {@code random} for {@code home.picker=random}, {@code up=2 Mbit/s} for {@code home.up=2
 * Mbit/s}. A value that begins with a letter says what it is, unless it is an ordinary word or several axes have it; others
 * are named after the last part of their key: {@code disclosure=everything}.
 */
final class SettingNames {
    private static final Pattern WITH_OPTIONS = Pattern.compile("\\{name: ([^,{}]+), (.*)}");
    private static final Pattern ORDINARY =
            Pattern.compile("on|off|yes|no|true|false|never|auto|unlimited|none|all|everyone|everything|fixed|same");

    /** Kinds of policies whose values nobody takes for strategies, such as {@code local} or {@code adaptive}. */
    private static final Set<String> UNSPOKEN = Set.of("disclosure", "selector", "sizer");

    private final List<Axis> axes;

    SettingNames(List<Axis> axes) {
        this.axes = axes;
    }

    /** All settings of a variant; the given word when there are none. */
    String of(Map<String, String> settings, String none) {
        return settings.isEmpty()
                ? none
                : settings.entrySet().stream()
                        .map(setting -> of(setting.getKey(), setting.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** One setting. */
    String of(String path, String value) {
        Matcher policy = WITH_OPTIONS.matcher(value);
        String shown = policy.matches() ? policy.group(1) + " (" + policy.group(2) + ")" : value;
        return speaks(path) ? shown : key(path) + "=" + shown;
    }

    /** Whether every value of the axis tells what it is. */
    private boolean speaks(String path) {
        boolean unspoken = UNSPOKEN.contains(path.substring(path.lastIndexOf('.') + 1));
        return !unspoken
                && axes.stream()
                        .filter(axis -> axis.path().equals(path))
                        .flatMap(axis -> axis.values().stream())
                        .noneMatch(value -> !startsWithName(value)
                                || ORDINARY.matcher(value).matches()
                                || elsewhere(path, value));
    }

    private static boolean startsWithName(String value) {
        return Character.isLetter(value.charAt(0))
                || WITH_OPTIONS.matcher(value).matches();
    }

    private boolean elsewhere(String path, String value) {
        return axes.stream()
                .anyMatch(axis -> !axis.path().equals(path) && axis.values().contains(value));
    }

    /** The last part of a key, or all of it when another axis ends alike. */
    String key(String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        boolean alone = axes.stream()
                .noneMatch(axis -> !axis.path().equals(path)
                        && axis.path()
                                .substring(axis.path().lastIndexOf('.') + 1)
                                .equals(last));
        return alone ? last : path;
    }
}
