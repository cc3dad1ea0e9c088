package io.orbitgraph.model.error;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// "Did you mean ...?": the name that someone who mistyped may have meant.
public final class NearestName {
    private NearestName() {}

    /// The name of `candidates` with the fewest insertions, deletions and replacements (Levenshtein's distance) from
    /// `name`, case not counting, the first of equally near ones; none if more than a third of its letters differ.
    public static Optional<String> of(String name, Collection<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        String nearest = null;
        int least = Math.max(1, wanted.length() / 3) + 1;
        for (String candidate : candidates) {
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                nearest = candidate;
                least = distance;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /// ` Did you mean 'x'?`, or nothing if no name is near: to be appended to a message.
    public static String hint(String name, Collection<String> candidates) {
        return of(name, candidates)
                .map(nearest -> " Did you mean '" + nearest + "'?")
                .orElse("");
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
