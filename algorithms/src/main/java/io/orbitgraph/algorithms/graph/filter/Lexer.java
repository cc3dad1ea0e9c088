package io.orbitgraph.algorithms.graph.filter;

import io.orbitgraph.algorithms.graph.filter.Token.Kind;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.util.ArrayList;
import java.util.List;

/// Cuts a filter into words. Names may stand in backticks, a doubled one for a backtick itself.
final class Lexer {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /// The words, the end as the last one.
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        lexer.run();
        return lexer.tokens;
    }

    static OrbitException failure(String text, int column, String what) {
        return new OrbitException(ErrorCode.INVALID_ARGUMENT, "Filter '" + text + "', column " + column + ": " + what);
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '`') {
                add(Kind.NAME, quotedName(), at, true);
            } else if (c == '$') {
                parameter();
            } else if (Character.isDigit(c)) {
                number();
            } else if (isNameStart(c)) {
                int start = at;
                add(Kind.NAME, name(), start, false);
            } else {
                symbol(c);
            }
        }
        add(Kind.END, "", text.length(), false);
    }

    private void add(Kind kind, String word, int start, boolean quoted) {
        tokens.add(new Token(kind, word, start + 1, quoted));
    }

    private static boolean isNameStart(char c) {
        return Character.isUnicodeIdentifierStart(c) || c == '_' || Character.isSurrogate(c);
    }

    private String name() {
        int start = at;
        while (at < text.length()
                && (isNameStart(text.charAt(at)) || Character.isUnicodeIdentifierPart(text.charAt(at)))) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quotedName() {
        int start = at++;
        StringBuilder name = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '`') {
                name.append(c);
            } else if (at < text.length() && text.charAt(at) == '`') {
                name.append(c);
                at++;
            } else {
                return name.toString();
            }
        }
        throw failure(text, start + 1, "the backtick is not closed");
    }

    private void parameter() {
        int start = at++;
        String name = at < text.length() && text.charAt(at) == '`' ? quotedName() : name();
        if (name.isEmpty()) {
            throw failure(text, start + 1, "a parameter has a name: $name");
        }
        add(Kind.PARAMETER, name, start, false);
    }

    private void number() {
        int start = at;
        digits();
        boolean fraction = false;
        if (at + 1 < text.length() && text.charAt(at) == '.' && Character.isDigit(text.charAt(at + 1))) {
            at++;
            digits();
            fraction = true;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                at++;
            }
            int exponent = at;
            digits();
            if (at == exponent) {
                throw failure(text, start + 1, "the number has no exponent after its E");
            }
            fraction = true;
        }
        add(fraction ? Kind.FRACTION : Kind.WHOLE, text.substring(start, at), start, false);
    }

    private void digits() {
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
    }

    private void symbol(char c) {
        int start = at++;
        char second = at < text.length() ? text.charAt(at) : ' ';
        Kind kind = switch (c) {
            case '*' -> Kind.STAR;
            case '(' -> Kind.OPEN;
            case ')' -> Kind.CLOSE;
            case ':' -> Kind.COLON;
            case '.' -> Kind.DOT;
            case '-' -> Kind.MINUS;
            case '=' -> Kind.EQUAL;
            case '<' -> second == '>' ? Kind.UNEQUAL : second == '=' ? Kind.AT_MOST : Kind.LESS;
            case '>' -> second == '=' ? Kind.AT_LEAST : Kind.MORE;
            default ->
                throw failure(
                        text,
                        start + 1,
                        "'" + c + "' has no meaning here; a filter compares labels, types and numbers, "
                                + "and joins them with AND, OR, XOR and NOT");
        };
        if (kind == Kind.UNEQUAL || kind == Kind.AT_MOST || kind == Kind.AT_LEAST) {
            at++;
        }
        add(kind, text.substring(start, at), start, false);
    }
}
