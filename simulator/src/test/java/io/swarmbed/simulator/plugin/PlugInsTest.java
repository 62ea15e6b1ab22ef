package io.swarmbed.simulator.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmbed.engine.policy.PiecePickerProvider;
import io.swarmbed.engine.policy.PolicyChoice;
import io.swarmbed.engine.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlugInsTest {
    private static final String PICK = "return NONE;";
    private static final String PLAIN =
            "public class Plain implements PiecePicker { public int pick(PickView view) { return NONE; } }";

    @TempDir
    private Path folder;

    private JarBuilder jar() {
        return new JarBuilder(folder);
    }

    private static String refusal(Path... jars) {
        return catchThrowableOfType(PolicyException.class, () -> PlugIns.load(List.of(jars)))
                .getMessage();
    }

    @Test
    void strategies_of_several_jars_are_found_by_name_and_know_their_jar() throws PolicyException {
        Path a = jar().picker("alpha", PICK).jar("a.jar");
        Path b = jar().picker("beta", PICK).jar("b.jar");
        PlugIns plugIns = PlugIns.load(List.of(a, b, a));
        PiecePickerProvider beta = plugIns.policies().pickers().stream()
                .filter(provider -> provider.name().equals("beta"))
                .findFirst()
                .orElseThrow();
        assertThat(plugIns.jarOf(beta)).contains("b.jar");
        assertThat(plugIns.jarOf(plugIns.policies().pickers().get(0))).isEmpty();
        assertThat(plugIns.policies().picker(PolicyChoice.of("alpha")).foreign())
                .isTrue();
        assertThat(plugIns.asVersions()).containsOnlyKeys("a.jar", "b.jar");
        assertThat(plugIns.asVersions().values()).allMatch(hash -> hash.matches("sha256 [0-9a-f]{64}"));
    }

    @Test
    void a_class_of_a_jar_without_entries_may_be_named() throws PolicyException {
        Path jar = jar().with(PLAIN).jar("plain.jar");
        PlugIns plugIns = PlugIns.load(List.of(jar));
        plugIns.requireUse(List.of("random", "com.example.Plain"));
        assertThat(plugIns.policies()
                        .picker(PolicyChoice.of("com.example.Plain"))
                        .get())
                .isNotNull();
        PolicyException misspelt = catchThrowableOfType(
                PolicyException.class, () -> plugIns.policies().picker(PolicyChoice.of("com.example.Plian")));
        assertThat(misspelt)
                .hasMessage("there is no picker and no class 'com.example.Plian'; did you mean 'com.example.Plain'?");
        PolicyException unused =
                catchThrowableOfType(PolicyException.class, () -> plugIns.requireUse(List.of("random")));
        assertThat(unused)
                .hasMessage("--plugins " + jar + ": it declares no strategy, for there is no META-INF/services/io"
                        + ".swarmbed.engine.policy.PiecePickerProvider (or ChokerProvider and so on) in it: add that"
                        + " file, or name the class, as in 'picker: com.example.MyPicker'");
    }

    @Test
    void what_is_no_jar_is_refused() throws IOException {
        Path text = Files.writeString(folder.resolve("x.jar"), "not a jar");
        assertThat(refusal(text)).startsWith("--plugins " + text + ": not a jar (");
        assertThat(refusal(folder)).isEqualTo("--plugins " + folder + ": a folder; name the jar in it");
        Path nowhere = folder.resolve("nowhere.jar");
        assertThat(refusal(nowhere))
                .isEqualTo("--plugins " + nowhere + ": there is no such file; name the jar that your build made");
    }

    @Test
    void an_entry_that_names_no_provider_is_refused() {
        assertThat(refusal(jar().declaring("ChokerProvider", "com.example.Gone").jar("a.jar")))
                .isEqualTo("a.jar: META-INF/services/io.swarmbed.engine.policy.ChokerProvider names com.example.Gone,"
                        + " which is in none of the jars: mend the name, or build the jar again");
        assertThat(refusal(jar().with(PLAIN)
                        .declaring("PiecePickerProvider", "com.example.Plain")
                        .jar("b.jar")))
                .endsWith("names com.example.Plain, which does not implement that: name the class that does");
    }

    @Test
    void classes_for_a_newer_java_are_refused_with_both_versions() {
        int own = Runtime.version().feature();
        assertThat(refusal(jar().picker("late", PICK).forJava(own + 4).jar("late.jar")))
                .isEqualTo(
                        "late.jar: com.example.PickLateProvider cannot be loaded: com.example.PickLateProvider was compiled"
                                + " for Java " + (own + 4) + ", and this is Java " + own
                                + ": compile it with --release " + own
                                + ", or run a newer Java");
    }

    @Test
    void a_class_that_is_missing_is_named() throws PolicyException {
        String needs = "public class Needs implements PiecePicker { private final Other other = new Other();"
                + " public int pick(PickView view) { return NONE; } }";
        Path jar = jar().with(needs, "public class Other {}").without("Other").jar("needs.jar");
        PlugIns plugIns = PlugIns.load(List.of(jar));
        PolicyException refused = catchThrowableOfType(
                PolicyException.class, () -> plugIns.policies().picker(PolicyChoice.of("com.example.Needs")));
        assertThat(refused)
                .hasMessage("picker 'com.example.Needs' cannot be constructed: the class com.example.Other is missing:"
                        + " add the jar that has it to --plugins");
    }

    @Test
    void a_provider_that_throws_or_takes_a_name_is_refused() {
        String broken = "public class Broken implements PiecePickerProvider {"
                + " public Broken() { throw new IllegalStateException(\"no luck\"); }"
                + " public String name() { return \"x\"; } public String summary() { return \"\"; }"
                + " public PiecePicker create(PolicyOptions options) { return null; } }";
        assertThat(refusal(jar().with(broken)
                        .declaring("PiecePickerProvider", "com.example.Broken")
                        .jar("a.jar")))
                .isEqualTo("a.jar: com.example.Broken cannot be constructed: it threw java.lang.IllegalStateException:"
                        + " no luck");
        assertThat(refusal(jar().picker("random", PICK).jar("b.jar")))
                .startsWith("two pickers are named 'random': ")
                .endsWith("com.example.PickRandomProvider; rename one of them");
    }

    @Test
    void a_provider_that_makes_nothing_is_refused() throws PolicyException {
        String empty = "public class Empty implements PiecePickerProvider {"
                + " public String name() { return \"empty\"; } public String summary() { return \"\"; }"
                + " public PiecePicker create(PolicyOptions options) { return null; } }";
        Path jar = jar().with(empty)
                .declaring("PiecePickerProvider", "com.example.Empty")
                .jar("a.jar");
        PlugIns plugIns = PlugIns.load(List.of(jar));
        PolicyException refused = catchThrowableOfType(
                PolicyException.class, () -> plugIns.policies().picker(new PolicyChoice("empty", Map.of())));
        assertThat(refused).hasMessageContaining("its provider made null");
    }

    private PolicyException refusedClass(String constructor) throws PolicyException {
        Path jar = jar().with("public class Odd implements PiecePicker { public Odd() throws Throwable { " + constructor
                        + " } public int pick(PickView view) { return NONE; } }")
                .jar("odd.jar");
        PlugIns plugIns = PlugIns.load(List.of(jar), Duration.ofMillis(200));
        return catchThrowableOfType(
                PolicyException.class, () -> plugIns.policies().picker(PolicyChoice.of("com.example.Odd")));
    }

    @Test
    void a_constructor_that_does_not_return_is_refused() throws PolicyException {
        assertThat(refusedClass("for (int i = 0; i >= 0; i = (i + 1) & 7) {}"))
                .hasMessage("picker 'com.example.Odd' cannot be constructed: it did not return within 0 s");
    }

    @Test
    void a_constructor_that_fails_in_any_way_is_refused() throws PolicyException {
        assertThat(refusedClass("throw new AssertionError(\"never\");"))
                .hasMessage("picker 'com.example.Odd' cannot be constructed: it threw java.lang.AssertionError: never");
        assertThat(refusedClass("throw new java.io.IOException(\"no file\");"))
                .hasMessageContaining("cannot be constructed: it threw")
                .hasMessageContaining("java.io.IOException: no file");
    }

    @Test
    void a_jar_with_a_blank_in_its_name_is_named_as_it_is() throws PolicyException {
        Path jar = jar().picker("spaced", PICK).jar("my own.jar");
        PlugIns plugIns = PlugIns.load(List.of(jar));
        assertThat(plugIns.policies().pickers().stream().flatMap(provider -> plugIns.jarOf(provider).stream()))
                .containsExactly("my own.jar");
    }
}
