package io.orbitgraph.cypher;

import io.orbitgraph.cypher.lower.Lowering;
import io.orbitgraph.cypher.parser.CypherParser;
import io.orbitgraph.cypher.parser.CypherSyntaxException;
import io.orbitgraph.cypher.parser.SyntaxDetail;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.error.SourcePosition;
import io.orbitgraph.query.language.Catalog;
import io.orbitgraph.query.language.CompiledStatement;
import io.orbitgraph.query.language.QueryLanguage;

/// Cypher 25, and Cypher 5 where it does not differ.
public final class CypherLanguage implements QueryLanguage {
    private final CypherParser parser = new CypherParser();

    @Override
    public String name() {
        return "cypher";
    }

    @Override
    public CompiledStatement compile(String text, Catalog catalog) {
        try {
            return Lowering.lower(parser.parse(text), catalog);
        } catch (CypherSyntaxException e) {
            throw new OrbitException(
                    code(e.detail()), String.valueOf(e.getMessage()), SourcePosition.of(text, e.offset()));
        } catch (StackOverflowError e) {
            // The parser's limits keep trees shallow enough for an ordinary stack; this one was nearly full.
            throw new OrbitException(ErrorCode.NESTING_TOO_DEEP, "The query is nested too deeply");
        }
    }

    private static ErrorCode code(SyntaxDetail detail) {
        return switch (detail) {
            case UNEXPECTED_SYNTAX -> ErrorCode.UNEXPECTED_SYNTAX;
            case INVALID_UNICODE_CHARACTER -> ErrorCode.INVALID_UNICODE_CHARACTER;
            case INVALID_UNICODE_LITERAL -> ErrorCode.INVALID_UNICODE_LITERAL;
            case INVALID_NUMBER_LITERAL -> ErrorCode.INVALID_NUMBER_LITERAL;
            case INTEGER_OVERFLOW -> ErrorCode.INTEGER_OVERFLOW;
            case FLOATING_POINT_OVERFLOW -> ErrorCode.FLOATING_POINT_OVERFLOW;
            case INVALID_RELATIONSHIP_PATTERN -> ErrorCode.INVALID_RELATIONSHIP_PATTERN;
            case NESTING_TOO_DEEP -> ErrorCode.NESTING_TOO_DEEP;
            case UNSUPPORTED_SYNTAX -> ErrorCode.UNSUPPORTED_FEATURE;
        };
    }
}
