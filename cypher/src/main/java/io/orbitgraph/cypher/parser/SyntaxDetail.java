package io.orbitgraph.cypher.parser;

/// What is wrong with a text that is not Cypher. The first names are those of the openCypher technology kit.
public enum SyntaxDetail {
    UNEXPECTED_SYNTAX("UnexpectedSyntax"),
    INVALID_UNICODE_CHARACTER("InvalidUnicodeCharacter"),
    INVALID_UNICODE_LITERAL("InvalidUnicodeLiteral"),
    INVALID_NUMBER_LITERAL("InvalidNumberLiteral"),
    INTEGER_OVERFLOW("IntegerOverflow"),
    FLOATING_POINT_OVERFLOW("FloatingPointOverflow"),
    INVALID_RELATIONSHIP_PATTERN("InvalidRelationshipPattern"),
    /// Nested or chained deeper than the limit.
    NESTING_TOO_DEEP("NestingTooDeep"),
    /// A known form that was removed from the language or is not offered.
    UNSUPPORTED_SYNTAX("UnsupportedSyntax");

    private final String tckName;

    SyntaxDetail(String tckName) {
        this.tckName = tckName;
    }

    public String tckName() {
        return tckName;
    }
}
