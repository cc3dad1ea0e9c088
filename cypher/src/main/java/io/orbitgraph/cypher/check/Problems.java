package io.orbitgraph.cypher.check;

import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.cypher.parser.ErrorText;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.NearestName;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.error.SourcePosition;
import java.util.Collection;

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
        return NearestName.of(written, candidates)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }
}
