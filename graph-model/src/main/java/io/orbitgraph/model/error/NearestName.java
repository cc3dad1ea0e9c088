package io.orbitgraph.model.error;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// "Did you mean ...?": the name that someone who mistyped may have meant.
public final class NearestName {
    private NearestName() {}

    /// The nearest of `candidates` to `name`, case not counting, the first of equally near ones; none if more letters
    /// differ than a slip explains: one in short names, up to three in long ones.
    public static Optional<String> of(String name, Collection<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        String nearest = null;
        int least = 2 + (wanted.length() > 3 ? 1 : 0) + (wanted.length() > 8 ? 1 : 0);
        for (String candidate : candidates) {
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT), least);
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

    /// How many letters are changed, missing, extra or swapped with their neighbour.
    ///
    /// @param enough returned when the lengths alone tell that it is at least that
    public static int distance(String a, String b, int enough) {
        if (Math.abs(a.length() - b.length()) >= enough) {
            return enough;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
