package io.orbitgraph.query.function;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The tokens of a query for {@link MiniCypher}.
final class MiniTokens {
    private static final Pattern TOKEN = Pattern.compile("\\s+|//[^\\n]*"
            + "|(?<string>'(?:\\\\.|[^'\\\\])*'|\"(?:\\\\.|[^\"\\\\])*\")"
            + "|(?<number>0x[0-9a-fA-F]+|0o[0-7]+|(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d+)?)"
            + "|(?<name>[\\p{L}_][\\p{L}\\p{N}_]*|`[^`]*`)"
            + "|(?<symbol><=|>=|<>|=~|\\.\\.|\\|\\||[-+*/%^=<>()\\[\\]{},.:|$])");

    private record Token(String text, int start, int end) {}

    private final String query;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    MiniTokens(String query) {
        this.query = query;
        Matcher matcher = TOKEN.matcher(query);
        int at = 0;
        while (at < query.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new MiniCypher.Unsupported("character " + query.charAt(at));
            }
            if (!matcher.group().isBlank() && !matcher.group().startsWith("//")) {
                tokens.add(new Token(matcher.group(), at, matcher.end()));
            }
            at = matcher.end();
        }
    }

    boolean atEnd() {
        return position == tokens.size();
    }

    String peek() {
        return peek(0);
    }

    String peek(int ahead) {
        return position + ahead < tokens.size() ? tokens.get(position + ahead).text : "";
    }

    String next() {
        if (atEnd()) {
            throw new MiniCypher.Unsupported("end of text");
        }
        return tokens.get(position++).text;
    }

    boolean take(String symbol) {
        boolean found = peek().equals(symbol);
        position += found ? 1 : 0;
        return found;
    }

    boolean takeWord(String word) {
        boolean found = peek().equalsIgnoreCase(word);
        position += found ? 1 : 0;
        return found;
    }

    void expect(String symbol) {
        if (!take(symbol)) {
            throw new MiniCypher.Unsupported("'" + peek() + "' where '" + symbol + "' should be");
        }
    }

    void expectWord(String word) {
        if (!takeWord(word)) {
            throw new MiniCypher.Unsupported("'" + peek() + "' where " + word + " should be");
        }
    }

    boolean atName() {
        return !peek().isEmpty() && (Character.isLetter(peek().charAt(0)) || "_`".indexOf(peek().charAt(0)) >= 0);
    }

    String name() {
        if (!atName()) {
            throw new MiniCypher.Unsupported("'" + peek() + "' where a name should be");
        }
        return next().replace("`", "");
    }

    int mark() {
        return position;
    }

    void reset(int mark) {
        position = mark;
    }

    int offset() {
        return atEnd() ? query.length() : tokens.get(position).start;
    }

    /// The query's text from an offset to the end of the last token taken.
    String textFrom(int start) {
        return query.substring(start, tokens.get(position - 1).end);
    }
}
