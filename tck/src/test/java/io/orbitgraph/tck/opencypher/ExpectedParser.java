package io.orbitgraph.tck.opencypher;

import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Parses the value notation of the TCK's tables.
final class ExpectedParser {
    private final String text;
    private int at;

    private ExpectedParser(String text) {
        this.text = text;
    }

    static Expected parse(String text) {
        ExpectedParser parser = new ExpectedParser(text);
        Expected value = parser.value();
        parser.space();
        if (parser.at != text.length()) {
            throw parser.error("text after the value");
        }
        return value;
    }

    private Expected value() {
        space();
        return switch (peek()) {
            case '\'' -> new Expected.Literal(Value.of(string()));
            case '[' -> text.startsWith("[:", at) ? relationship() : list();
            case '{' -> map();
            case '(' -> node();
            case '<' -> path();
            default -> word();
        };
    }

    private Expected word() {
        int start = at;
        while (at < text.length() && ",]})> ".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        return new Expected.Literal(
                switch (word) {
                    case "null" -> Value.NULL;
                    case "true" -> Value.of(true);
                    case "false" -> Value.of(false);
                    case "NaN" -> Value.of(Double.NaN);
                    case "Inf" -> Value.of(Double.POSITIVE_INFINITY);
                    case "-Inf" -> Value.of(Double.NEGATIVE_INFINITY);
                    default -> number(word);
                });
    }

    private Value number(String word) {
        try {
            return word.matches("-?\\d+") ? Value.of(Long.parseLong(word)) : Value.of(Double.parseDouble(word));
        } catch (NumberFormatException e) {
            throw error("not a value: " + word);
        }
    }

    private String string() {
        expect("'");
        StringBuilder string = new StringBuilder();
        while (peek() != '\'') {
            char c = text.charAt(at++);
            if (c == '\\') {
                char escaped = text.charAt(at++);
                string.append(escaped == 'n' ? '\n' : escaped);
            } else {
                string.append(c);
            }
        }
        at++;
        return string.toString();
    }

    private Expected list() {
        expect("[");
        List<Expected> items = new ArrayList<>();
        space();
        while (peek() != ']') {
            items.add(value());
            space();
            if (peek() == ',') {
                at++;
                space();
            }
        }
        at++;
        return new Expected.ListOf(items);
    }

    private Expected.MapOf map() {
        expect("{");
        Map<String, Expected> entries = new LinkedHashMap<>();
        space();
        while (peek() != '}') {
            String key = name();
            space();
            expect(":");
            entries.put(key, value());
            space();
            if (peek() == ',') {
                at++;
                space();
            }
        }
        at++;
        return new Expected.MapOf(entries);
    }

    private Expected.Node node() {
        expect("(");
        Set<String> labels = new LinkedHashSet<>();
        space();
        while (peek() == ':') {
            at++;
            labels.add(name());
            space();
        }
        Expected.MapOf properties = peek() == '{' ? map() : new Expected.MapOf(Map.of());
        space();
        expect(")");
        return new Expected.Node(labels, properties);
    }

    private Expected.Relationship relationship() {
        expect("[:");
        String type = name();
        space();
        Expected.MapOf properties = peek() == '{' ? map() : new Expected.MapOf(Map.of());
        space();
        expect("]");
        return new Expected.Relationship(type, properties);
    }

    private Expected path() {
        expect("<");
        List<Expected.Node> nodes = new ArrayList<>();
        List<Expected.Relationship> relationships = new ArrayList<>();
        List<Boolean> forward = new ArrayList<>();
        nodes.add(node());
        while (peek() != '>') {
            boolean backward = peek() == '<';
            expect(backward ? "<-" : "-");
            relationships.add(relationship());
            expect(backward ? "-" : "->");
            forward.add(!backward);
            nodes.add(node());
        }
        at++;
        return new Expected.Path(nodes, relationships, forward);
    }

    private String name() {
        space();
        if (peek() == '`') {
            int end = text.indexOf('`', at + 1);
            String quoted = text.substring(at + 1, end);
            at = end + 1;
            return quoted;
        }
        int start = at;
        while (at < text.length() && Character.isUnicodeIdentifierPart(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private char peek() {
        if (at >= text.length()) {
            throw error("unexpected end");
        }
        return text.charAt(at);
    }

    private void expect(String token) {
        if (!text.startsWith(token, at)) {
            throw error("expected " + token);
        }
        at += token.length();
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException error(String message) {
        return new IllegalArgumentException(message + " at " + at + " of " + text);
    }
}
