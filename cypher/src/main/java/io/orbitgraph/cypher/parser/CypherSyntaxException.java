package io.orbitgraph.cypher.parser;

/// A text that is not Cypher: what is wrong, and where.
public final class CypherSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final SyntaxDetail detail;
    private final int offset;

    /// @param offset in UTF-16 units from the start of the text
    public CypherSyntaxException(SyntaxDetail detail, String message, int offset) {
        // A wrong query is the caller's matter: the server's stack says nothing about it and is costly to fill.
        super(message, null, false, false);
        this.detail = detail;
        this.offset = offset;
    }

    public SyntaxDetail detail() {
        return detail;
    }

    public int offset() {
        return offset;
    }
}
