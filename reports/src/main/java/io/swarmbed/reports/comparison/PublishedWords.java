package io.swarmbed.reports.comparison;

import java.util.List;

/** What was published about a claim, as people read it below the claim. */
public final class PublishedWords {
    private PublishedWords() {}

    /**
     * Such as {@code published: 0.97}, or {@code our own check} for a claim that the paper does not make; empty where nothing
     * published is reproduced.
     *
     * @param beside the verdicts of the same scenario
     */
    public static String of(Verdict verdict, List<Verdict> beside) {
        String published = verdict.published();
        if (published.isEmpty()) {
            boolean reproduces =
                    beside.stream().anyMatch(each -> !each.published().isEmpty());
            return reproduces ? "our own check" : "";
        }
        return published.startsWith("published") ? published : "published: " + published;
    }
}
