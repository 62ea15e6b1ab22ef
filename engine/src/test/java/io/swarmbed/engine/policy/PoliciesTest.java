package io.swarmbed.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmbed.engine.policy.builtin.RandomPieces;
import io.swarmbed.engine.policy.builtin.RarestFirst;
import io.swarmbed.engine.policy.builtin.TitForTat;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoliciesTest {
    private final Policies policies = Policies.builtIn();

    @TempDir
    Path folder;

    @Test
    void the_built_in_policies_are_found_by_name() throws PolicyException {
        assertThat(policies.pickers().stream().map(PolicyProvider::name))
                .startsWith("rarest-first", "random", "sequential");
        assertThat(policies.chokers().stream().map(PolicyProvider::name)).startsWith("tit-for-tat");
        assertThat(policies.picker(PolicyChoice.of("rarest-first")).get()).isInstanceOf(RarestFirst.class);
        assertThat(policies.choker(PolicyChoice.of("tit-for-tat")).get()).isInstanceOf(TitForTat.class);
    }

    @Test
    void what_a_peer_tells_whom_it_connects_to_and_how_much_it_requests_is_found_by_name_too() throws PolicyException {
        assertThat(policies.disclosures().stream().map(PolicyProvider::name))
                .startsWith("everything")
                .contains("super-seeding", "under-report", "liar");
        assertThat(policies.selectors().stream().map(PolicyProvider::name)).startsWith("random");
        assertThat(policies.sizers().stream().map(PolicyProvider::name)).containsExactly("adaptive", "fixed");
        assertThat(policies.disclosure(PolicyChoice.of("everything")).get()).isSameAs(Disclosure.EVERYTHING);
        PolicyChoice three = new PolicyChoice("fixed", Map.of("requests", "3"));
        assertThat(policies.sizer(three).get().limit()).isEqualTo(3);
    }

    @Test
    void every_peer_gets_a_policy_of_its_own() throws PolicyException {
        Supplier<Choker> chokers = policies.choker(PolicyChoice.of("tit-for-tat"));
        assertThat(chokers.get()).isNotSameAs(chokers.get());
    }

    @Test
    void a_misspelt_policy_is_refused_with_the_nearest_name() {
        assertThat(refusal("rarest-frist", Map.of()))
                .isEqualTo("there is no picker 'rarest-frist'; did you mean 'rarest-first'?");
        assertThat(refusal("whatever", Map.of()))
                .startsWith("there is no picker 'whatever'; there are: rarest-first, random, sequential, ");
    }

    @Test
    void a_misspelt_option_is_refused_with_the_nearest_name() {
        assertThat(refusal("rarest-first", Map.of("random-frist", "3")))
                .isEqualTo("picker 'rarest-first' has no option 'random-frist'; did you mean 'random-first'?");
        assertThat(refusal("random", Map.of("window", "3")))
                .isEqualTo("picker 'random' has no option 'window'; there are none");
    }

    @Test
    void a_wrong_value_is_refused_when_the_policy_is_chosen() {
        for (String value : List.of("", "x", "-1", "1.5", "99999999999", "2147483648", " 3", "٣")) {
            assertThat(refusal("rarest-first", Map.of("random-first", value)))
                    .isEqualTo("picker 'rarest-first': option 'random-first' must be a whole number, at least 0, not '"
                            + value + "'; the default is 4");
        }
        PolicyChoice choice = new PolicyChoice("tit-for-tat", Map.of("seed", "slowest"));
        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(() -> policies.choker(choice))
                .withMessage(
                        "choker 'tit-for-tat': option 'seed' must be one of mainline, fastest, round-robin, anti-leech, not 'slowest';"
                                + " the default is mainline");
    }

    @Test
    void options_reach_the_policy() throws PolicyException {
        PolicyOptions options = PolicyOptions.of("p", WINDOW.options(), Map.of("window", "12", "share", "0.25"));
        assertThat(options.whole("window")).isEqualTo(12);
        assertThat(options.decimal("share")).isEqualTo(0.25);
        assertThat(options.on("strict")).isTrue();
        assertThat(options.asMap())
                .containsExactly(Map.entry("window", "12"), Map.entry("share", "0.25"), Map.entry("strict", "on"));
    }

    @Test
    void the_policies_of_a_plug_in_come_after_the_built_in_ones() throws Exception {
        Policies loaded = Policies.load(plugIn(Window.class));
        assertThat(loaded.pickers().stream().map(PolicyProvider::name))
                .startsWith("rarest-first", "random", "sequential")
                .endsWith("my-window");
        assertThat(loaded.picker(PolicyChoice.of("my-window")).get()).isInstanceOf(RandomPieces.class);
    }

    @Test
    void values_that_do_not_go_together_are_refused_by_the_policy_s_own_words() throws Exception {
        Policies loaded = Policies.load(plugIn(Window.class));
        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(() -> loaded.picker(new PolicyChoice("my-window", Map.of("window", "0"))))
                .withMessage("picker 'my-window': a strict window needs a piece; write window: 1");
    }

    @Test
    void a_plug_in_that_takes_a_name_or_cannot_be_loaded_is_refused() {
        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(() -> Policies.load(plugIn(Impostor.class)))
                .withMessageContaining("two pickers are named 'random'")
                .withMessageContaining("Impostor");
        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(() -> Policies.load(plugIn(PoliciesTest.class)))
                .withMessageContaining("cannot be loaded");
    }

    @Test
    void a_class_may_be_named_in_place_of_a_policy() throws Exception {
        Policies loaded = Policies.load(PoliciesTest.class.getClassLoader());
        PolicySupplier<PiecePicker> plain = loaded.picker(PolicyChoice.of(Plain.class.getName()));
        assertThat(plain.get()).isInstanceOf(Plain.class).isNotSameAs(plain.get());
        assertThat(plain.foreign()).isTrue();
        assertThat(loaded.picker(PolicyChoice.of("random")).foreign()).isFalse();
        PolicyChoice tuned = new PolicyChoice(Tuned.class.getName(), Map.of("step", "3"));
        assertThat(loaded.picker(tuned).get().pick(null)).isEqualTo(3);
        assertThat(loaded.picker(PolicyChoice.of(Tuned.class.getName())).get().pick(null))
                .isEqualTo(2);
        PolicyChoice provider = new PolicyChoice(Window.class.getName(), Map.of("window", "5"));
        assertThat(loaded.picker(provider).get()).isInstanceOf(RandomPieces.class);
    }

    @Test
    void a_class_of_no_use_is_refused_with_the_remedy() throws Exception {
        Policies loaded = Policies.load(PoliciesTest.class.getClassLoader());
        assertThat(refusal(loaded, "com.example.Nowhere"))
                .isEqualTo("there is no picker and no class 'com.example.Nowhere'; a class has to be in a jar that"
                        + " --plugins names");
        assertThat(refusal(loaded, "Random")).endsWith("; did you mean 'random'?");
        assertThat(refusal(loaded, TitForTat.class.getName()))
                .endsWith("is no picker: let it implement io.swarmbed.engine.policy.PiecePicker");
        assertThat(refusal(loaded, Hidden.class.getName())).contains("must be public");
        assertThat(refusal(loaded, Demanding.class.getName()))
                .contains("no public constructor without parameters or with PolicyOptions alone");
        assertThat(refusal(loaded, Broken.class.getName()))
                .endsWith("cannot be constructed: it threw java.lang.IllegalStateException: no luck");
        PolicyChoice choice = new PolicyChoice(Tuned.class.getName(), Map.of("stop", "3"));
        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(() -> loaded.picker(choice))
                .withMessageEndingWith("has no option 'stop'; did you mean 'step'?");
    }

    private static String refusal(Policies loaded, String name) {
        return catchThrowableOfType(PolicyException.class, () -> loaded.picker(PolicyChoice.of(name)))
                .getMessage();
    }

    public static class Plain implements PiecePicker {
        @Override
        public int pick(PickView view) {
            return NONE;
        }
    }

    public static final class Tuned implements PiecePicker {
        private final int step;

        public Tuned(PolicyOptions options) {
            step = options.whole("step");
        }

        public static List<PolicyOption> options() {
            return List.of(PolicyOption.whole("step", 2, 1, 9, "how far"));
        }

        @Override
        public int pick(PickView view) {
            return step;
        }
    }

    static final class Hidden extends Plain {}

    public static final class Demanding extends Plain {
        public Demanding(int number) {
            assertThat(number).isPositive();
        }
    }

    public static final class Broken extends Plain {
        public Broken() {
            throw new IllegalStateException("no luck");
        }
    }

    private String refusal(String name, Map<String, String> options) {
        PolicyChoice choice = new PolicyChoice(name, options);
        return catchThrowableOfType(PolicyException.class, () -> policies.picker(choice))
                .getMessage();
    }

    /** A class loader as of a jar that provides this picker. */
    private ClassLoader plugIn(Class<?> provider) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(PiecePickerProvider.class.getName()), provider.getName());
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, PoliciesTest.class.getClassLoader());
    }

    private static final Window WINDOW = new Window();

    public static final class Window implements PiecePickerProvider {
        @Override
        public String name() {
            return "my-window";
        }

        @Override
        public String summary() {
            return "for this test";
        }

        @Override
        public List<PolicyOption> options() {
            return List.of(
                    PolicyOption.whole("window", 64, 0, 1_000, "pieces in the window"),
                    PolicyOption.decimal("share", "0.8", "0", "1", "of picks within it"),
                    PolicyOption.onOff("strict", true, "never beyond it"));
        }

        @Override
        public PiecePicker create(PolicyOptions options) {
            if (options.on("strict") && options.whole("window") == 0) {
                throw new IllegalArgumentException("a strict window needs a piece; write window: 1");
            }
            return new RandomPieces();
        }
    }

    public static final class Impostor implements PiecePickerProvider {
        @Override
        public String name() {
            return "random";
        }

        @Override
        public String summary() {
            return "not the built-in one";
        }

        @Override
        public PiecePicker create(PolicyOptions options) {
            return new RandomPieces();
        }
    }
}
