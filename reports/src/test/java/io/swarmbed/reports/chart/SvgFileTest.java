package io.swarmbed.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.reports.SmallRun;
import io.swarmbed.reports.table.RunFolder;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class SvgFileTest {
    @TempDir
    private Path folder;

    private String svg(Charts.Maker maker, Theme theme) throws Exception {
        SmallRun.write(folder);
        return SvgFile.encode((Figure.Drawn) maker.make(RunFolder.read(folder), theme));
    }

    private static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void a_drawing_is_well_formed_and_keeps_its_text() throws Exception {
        Document document = parse(svg(SlotsChart::make, Theme.LIGHT));

        assertThat(document.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 800 500");
        NodeList texts = document.getElementsByTagNameNS(SvgFile.SVG, "text");
        assertThat(java.util.stream.IntStream.range(0, texts.getLength())
                        .mapToObj(i -> texts.item(i).getTextContent()))
                .contains("regular", "optimistic", "time since the start of the run (s)", "slots in use, all peers");
        assertThat(document.getElementsByTagNameNS(SvgFile.SVG, "desc").item(0).getTextContent())
                .startsWith("How many peers are unchoked");
    }

    @Test
    void a_heat_map_is_one_small_image() throws Exception {
        String svg = svg(ChokeMatrixChart::make, Theme.LIGHT);

        assertThat(parse(svg).getElementsByTagNameNS(SvgFile.SVG, "image").getLength())
                .isEqualTo(1);
        assertThat(svg).contains("data:image/png;base64,").hasSizeLessThan(60_000);
    }

    @Test
    void ids_of_different_charts_differ_so_that_they_may_stand_in_one_page() throws Exception {
        Set<String> seen = new HashSet<>();
        for (Charts.Maker maker : Charts.all()) {
            Matcher id = Pattern.compile(" id=\"([^\"]*)\"").matcher(svg(maker, Theme.LIGHT));
            while (id.find()) {
                assertThat(seen.add(id.group(1))).as(id.group(1)).isTrue();
            }
        }
    }

    @Test
    void no_two_tones_look_alike_on_the_light_ground_so_that_each_can_be_recoloured() {
        assertThat(Arrays.stream(Tone.values()).map(tone -> tone.on(Theme.LIGHT)))
                .doesNotHaveDuplicates();
        assertThat(Recolouring.css("svg")).contains("svg[fill=\"#ffffff\"],svg [fill=\"#ffffff\"]{fill:#15181c}");
    }

    @Test
    void a_drawing_in_one_theme_has_no_ground_of_the_other() throws Exception {
        assertThat(svg(ThroughputChart::make, Theme.DARK)).contains("#15181c").doesNotContain("#ffffff");
    }
}
