package io.orbitgraph.algorithms.graph.filter;

/// A word of a filter.
///
/// @param text without quotes and dollar sign
/// @param column in the filter's text, from 1
/// @param quoted whether it stood in backticks, so that it is no keyword
record Token(Kind kind, String text, int column, boolean quoted) {
    enum Kind {
        NAME,
        PARAMETER,
        WHOLE,
        FRACTION,
        STAR,
        OPEN,
        CLOSE,
        COLON,
        DOT,
        MINUS,
        EQUAL,
        UNEQUAL,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST,
        END
    }

    /// Whether it is this keyword, in any case.
    boolean isWord(String word) {
        return kind == Kind.NAME && !quoted && text.equalsIgnoreCase(word);
    }
}
