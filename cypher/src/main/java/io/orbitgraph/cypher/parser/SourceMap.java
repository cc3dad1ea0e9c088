package io.orbitgraph.cypher.parser;

import io.orbitgraph.cypher.ast.Name;
import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.cypher.grammar.CypherLexer;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Leads from tokens back to the text. The lexer counts code points, spans count UTF-16 units; the two differ only in a
/// text with characters beyond the basic plane, which pays for a table.
final class SourceMap {
    private final String text;
    private final int @Nullable [] unitOfCodePoint;

    SourceMap(String text) {
        this.text = text;
        int codePoints = text.codePointCount(0, text.length());
        this.unitOfCodePoint = codePoints == text.length() ? null : table(text, codePoints);
    }

    private static int[] table(String text, int codePoints) {
        int[] units = new int[codePoints + 1];
        int unit = 0;
        for (int i = 0; i < codePoints; i++) {
            units[i] = unit;
            unit += Character.charCount(text.codePointAt(unit));
        }
        units[codePoints] = unit;
        return units;
    }

    String text() {
        return text;
    }

    int start(Token token) {
        return unit(token.getStartIndex());
    }

    int end(Token token) {
        return unit(token.getStopIndex() + 1);
    }

    Span span(Token first, Token last) {
        return new Span(start(first), end(last));
    }

    Span span(Token token) {
        return span(token, token);
    }

    Span span(ParserRuleContext context) {
        return span(context.start, context.stop);
    }

    String textOf(ParserRuleContext context) {
        return text.substring(start(context.start), end(context.stop));
    }

    String textOf(Token token) {
        return text.substring(start(token), end(token));
    }

    /// A name that is one token, with or without back-ticks.
    Name name(Token token) {
        String written = textOf(token);
        String name = token.getType() == CypherLexer.ESCAPED_NAME
                ? written.substring(1, written.length() - 1).replace("``", "`")
                : written;
        return new Name(span(token), name);
    }

    Name name(ParserRuleContext context) {
        return name(context.start);
    }

    @Nullable
    Name nameOrNull(@Nullable ParserRuleContext context) {
        return context == null ? null : name(context.start);
    }

    CypherSyntaxException error(SyntaxDetail detail, String message, Token token) {
        return SyntaxErrors.at(text, detail, message, start(token));
    }

    private int unit(int codePoint) {
        return unitOfCodePoint == null ? codePoint : unitOfCodePoint[codePoint];
    }
}
