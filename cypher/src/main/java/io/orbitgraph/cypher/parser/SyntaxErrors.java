package io.orbitgraph.cypher.parser;

import io.orbitgraph.cypher.grammar.CypherGrammar;
import io.orbitgraph.model.error.NearestName;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/// Says in words what was found where something else belongs.
final class SyntaxErrors {
    private static final int NAMED_AT_MOST = 8;

    private SyntaxErrors() {}

    /// Adds the place and a line with a caret under it.
    static CypherSyntaxException at(String text, SyntaxDetail detail, String message, int offset) {
        return new CypherSyntaxException(detail, ErrorText.at(text, message, offset), offset);
    }

    static CypherSyntaxException unexpected(SourceMap source, Token found, IntervalSet expected) {
        String written = found.getType() == Token.EOF ? "" : source.textOf(found);
        SyntaxDetail detail = SyntaxDetail.UNEXPECTED_SYNTAX;
        String message;
        switch (asWritten(found, written)) {
            case CypherGrammar.OPEN_STRING -> message = "This string has no closing quote";
            case CypherGrammar.OPEN_NAME -> message = "This name has no closing back-tick";
            case CypherGrammar.OPEN_COMMENT -> message = "This comment has no closing */";
            case CypherGrammar.ARROW_LINE, CypherGrammar.ARROW_LEFT, CypherGrammar.ARROW_RIGHT -> {
                detail = SyntaxDetail.INVALID_UNICODE_CHARACTER;
                message = "The character '" + written + "' (" + codePoint(written)
                        + ") is no operator: write '-', '<' or '>'";
            }
            case CypherGrammar.ERROR_CHARACTER -> {
                detail = written.charAt(0) < 128
                        ? SyntaxDetail.UNEXPECTED_SYNTAX
                        : SyntaxDetail.INVALID_UNICODE_CHARACTER;
                message = "The character '" + written + "' (" + codePoint(written) + ") has no meaning here";
            }
            case Token.EOF -> message = "The query ends too early: expected " + inWords(expected);
            default -> {
                String near = nearestKeyword(written, found.getType(), expected);
                message = "Unexpected '" + written + "'"
                        + (near == null ? ": expected " + inWords(expected) : ": did you mean " + near + "?");
            }
        }
        return at(source.text(), detail, message, found.getType() == Token.EOF ? end(source) : source.start(found));
    }

    /// An ASCII line or head of a pattern was marked, not written so.
    private static int asWritten(Token found, String written) {
        boolean marked = !written.isEmpty() && written.charAt(0) < 128;
        return switch (found.getType()) {
            case CypherGrammar.ARROW_LINE -> marked ? CypherGrammar.MINUS : CypherGrammar.ARROW_LINE;
            case CypherGrammar.ARROW_LEFT -> marked ? CypherGrammar.LT : CypherGrammar.ARROW_LEFT;
            default -> found.getType();
        };
    }

    private static int end(SourceMap source) {
        return source.text().stripTrailing().length();
    }

    private static String codePoint(String character) {
        return "U+%04X".formatted(character.codePointAt(0));
    }

    private static String inWords(IntervalSet expected) {
        boolean name = expected.contains(CypherGrammar.IDENTIFIER);
        boolean expression = name && expected.contains(CypherGrammar.INTEGER) && expected.contains(CypherGrammar.CASE);
        boolean clause = expected.contains(CypherGrammar.MATCH) && expected.contains(CypherGrammar.UNWIND);
        boolean operator = expected.contains(CypherGrammar.AND) && expected.contains(CypherGrammar.STAR);
        List<String> words = new ArrayList<>();
        if (expression) {
            words.add("an expression");
        } else if (name) {
            words.add("a name");
        } else {
            if (operator) {
                words.add("an operator");
            }
            if (clause) {
                words.add("a clause such as MATCH, WITH or RETURN");
            }
        }
        for (int type : expected.toArray()) {
            boolean covered = (TokenMarker.isName(type) && (name || (clause && type != CypherGrammar.AS)))
                    || (expression && opensExpression(type))
                    || (operator && isOperator(type))
                    || isInternal(type);
            if (!covered) {
                words.add(written(type));
            }
        }
        if (words.size() > NAMED_AT_MOST) {
            words = new ArrayList<>(words.subList(0, NAMED_AT_MOST));
            words.add("…");
        }
        return switch (words.size()) {
            case 0 -> "something else";
            case 1 -> words.getFirst();
            default -> String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
        };
    }

    private static boolean opensExpression(int type) {
        return switch (type) {
            case CypherGrammar.INTEGER,
                    CypherGrammar.FLOAT,
                    CypherGrammar.STRING,
                    CypherGrammar.DOLLAR,
                    CypherGrammar.LPAREN,
                    CypherGrammar.LBRACKET,
                    CypherGrammar.LBRACE,
                    CypherGrammar.PLUS,
                    CypherGrammar.MINUS -> true;
            default -> false;
        };
    }

    private static boolean isOperator(int type) {
        return switch (type) {
            case CypherGrammar.AND,
                    CypherGrammar.OR,
                    CypherGrammar.XOR,
                    CypherGrammar.EQ,
                    CypherGrammar.NEQ,
                    CypherGrammar.BANG_EQ,
                    CypherGrammar.LT,
                    CypherGrammar.LE,
                    CypherGrammar.GT,
                    CypherGrammar.GE,
                    CypherGrammar.REGEX,
                    CypherGrammar.STARTS,
                    CypherGrammar.ENDS,
                    CypherGrammar.CONTAINS,
                    CypherGrammar.IN,
                    CypherGrammar.IS,
                    CypherGrammar.PLUS,
                    CypherGrammar.MINUS,
                    CypherGrammar.BAR_BAR,
                    CypherGrammar.STAR,
                    CypherGrammar.SLASH,
                    CypherGrammar.PERCENT,
                    CypherGrammar.CARET,
                    CypherGrammar.COLON,
                    CypherGrammar.DOT,
                    CypherGrammar.LBRACKET -> true;
            default -> false;
        };
    }

    /// Other spellings of what is named anyway.
    private static boolean isInternal(int type) {
        return switch (type) {
            case CypherGrammar.PATTERN_OPEN,
                    CypherGrammar.TYPE_OPEN,
                    CypherGrammar.LIST_COMPREHENSION_OPEN,
                    CypherGrammar.PATTERN_COMPREHENSION_OPEN,
                    CypherGrammar.IS_CHECK,
                    CypherGrammar.ALL_ROWS,
                    CypherGrammar.ARROW_LINE,
                    CypherGrammar.ARROW_LEFT,
                    CypherGrammar.ARROW_RIGHT,
                    CypherGrammar.ESCAPED_NAME,
                    CypherGrammar.BANG_EQ,
                    CypherGrammar.SEMICOLON -> true;
            default -> false;
        };
    }

    private static String written(int type) {
        return switch (type) {
            case Token.EOF -> "the end of the query";
            case CypherGrammar.INTEGER -> "an integer";
            case CypherGrammar.FLOAT -> "a number";
            case CypherGrammar.STRING -> "a string";
            case CypherGrammar.PROJECTION_BAR -> "'|'";
            default -> {
                Vocabulary vocabulary = CypherGrammar.VOCABULARY;
                String literal = vocabulary.getLiteralName(type);
                if (literal == null) {
                    literal = vocabulary.getSymbolicName(type);
                }
                yield TokenMarker.isKeyword(type) ? literal.replace("'", "").replace("_", "") : literal;
            }
        };
    }

    /// The expected keyword that a word most likely misspells: one or two letters differ, fewer than a third of it.
    private static @Nullable String nearestKeyword(String written, int type, IntervalSet expected) {
        if (!TokenMarker.isName(type) || type == CypherGrammar.ESCAPED_NAME || written.length() < 3) {
            return null;
        }
        String word = Words.upper(written);
        String nearest = null;
        int least = Math.min(2, (word.length() - 1) / 2) + 1;
        for (int candidate : expected.toArray()) {
            if (TokenMarker.isKeyword(candidate)) {
                String keyword = written(candidate);
                int distance = NearestName.distance(word, keyword, least);
                if (distance < least) {
                    least = distance;
                    nearest = keyword;
                }
            }
        }
        return nearest;
    }
}
