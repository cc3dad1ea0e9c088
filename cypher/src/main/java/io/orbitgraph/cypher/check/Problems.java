package io.orbitgraph.cypher.check;

import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.cypher.parser.ErrorText;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.error.SourcePosition;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Makes the errors of one text. Immutable.
public final class Problems {
    private final String text;

    public Problems(String text) {
        this.text = text;
    }

    public OrbitException at(ErrorCode code, Span span, String message) {
        return new OrbitException(
                code, ErrorText.at(text, message, span.start()), SourcePosition.of(text, span.start()));
    }

    /// @param feature as a user would name it, e.g. `LOAD CSV`
    public OrbitException unsupported(Span span, String feature) {
        return at(ErrorCode.UNSUPPORTED_FEATURE, span, feature + " is not supported by this version of OrbitGraph");
    }

    public OrbitException undefined(Span span, String variable, Collection<String> known) {
        return at(
                ErrorCode.UNDEFINED_VARIABLE,
                span,
                "The variable '" + variable + "' is not defined" + didYouMean(variable, known));
    }

    public OrbitException alreadyBound(Span span, String variable) {
        return at(
                ErrorCode.VARIABLE_ALREADY_BOUND,
                span,
                "The variable '" + variable + "' is declared already; choose another name");
    }

    /// `; did you mean 'x'?`, or nothing if no candidate is near.
    public static String didYouMean(String written, Collection<String> candidates) {
        return nearest(written, candidates)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }

    static Optional<String> nearest(String written, Collection<String> candidates) {
        String wanted = written.toLowerCase(Locale.ROOT);
        String nearest = null;
        int least = Math.max(1, wanted.length() / 3) + 1;
        for (String candidate : candidates) {
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT), least);
            if (distance < least) {
                nearest = candidate;
                least = distance;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /// Insertions, deletions and replacements between two strings (Levenshtein); `enough` if their lengths alone tell.
    private static int distance(String a, String b, int enough) {
        if (Math.abs(a.length() - b.length()) >= enough) {
            return enough;
        }
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
