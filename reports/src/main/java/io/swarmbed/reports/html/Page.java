package io.swarmbed.reports.html;

import io.swarmbed.reports.chart.Figure;
import io.swarmbed.reports.chart.Recolouring;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A page that needs no other file and no script: its frame and the parts that pages share. */
final class Page {
    private final Html html = new Html();

    Page(String title) {
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .element("title", title + " – Swarmbed")
                .raw("<style>\n" + style() + dark() + "</style>\n</head>\n<body>\n<main>\n");
    }

    Html html() {
        return html;
    }

    /** The finished page. */
    String end() {
        return html.raw("</main>\n</body>\n</html>\n").toString();
    }

    /** A chart with its caption, or the sentence in its place. */
    void figure(Exhibit exhibit) {
        Figure figure = exhibit.figure();
        html.raw("<section id=\"").text(figure.slug()).raw("\">\n").element("h2", figure.heading());
        if (figure instanceof Figure.Drawn drawn && exhibit.svg().isPresent()) {
            html.raw("<figure>\n<div class=\"scroll\">")
                    .raw(exhibit.svg().get())
                    .raw("</div>\n<figcaption>")
                    .text(drawn.caption())
                    .raw("</figcaption>\n</figure>\n");
        } else if (figure instanceof Figure.Absent absent) {
            html.raw("<p class=\"absent\">").text(absent.reason()).raw("</p>\n");
        }
        html.raw("</section>\n");
    }

    /** A chart that has nothing to show, as an item of a list. */
    void absent(Exhibit exhibit) {
        if (exhibit.figure() instanceof Figure.Absent absent) {
            html.element("li", absent.heading() + ": " + absent.reason());
        }
    }

    void scenario(String text, String name) {
        html.raw("<section id=\"scenario\">\n").element("h2", "Scenario");
        if (text.isBlank()) {
            html.raw("<p class=\"absent\">The folder holds no scenario.</p>\n");
        } else {
            html.raw("<details open>\n<summary>")
                    .text(name.isEmpty() ? "scenario.yaml" : name)
                    .raw(", with every default written out</summary>\n<pre>")
                    .text(text)
                    .raw("</pre>\n</details>\n");
        }
        html.raw("</section>\n");
    }

    /** A line of a list of names and values; nothing when there is no value. */
    void entry(String name, String value) {
        if (!value.isEmpty()) {
            html.raw("<div>").element("dt", name).raw("<dd><code>").text(value).raw("</code></dd></div>\n");
        }
    }

    private static String dark() {
        return "@media screen and (prefers-color-scheme: dark) {\n" + Recolouring.css("figure svg") + "}\n";
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(Page.class.getResourceAsStream("report.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("report.css cannot be read from the jar", e);
        }
    }
}
