package io.orbitgraph.cypher.parser;

import static io.orbitgraph.cypher.grammar.CypherLexer.*;

import java.util.Arrays;
import org.antlr.v4.runtime.CommonToken;

/// The pass between lexer and parser, linear in the number of tokens.
///
/// A bracket's meaning in Cypher may depend on what stands behind its partner: `(a)-[:T]->(b)` is a pattern where
/// `(a)-b` is a difference, and `[x IN xs | x]` a comprehension where `[x IN xs, y]` is a list. A parser that decides
/// this by looking ahead reads nested brackets again and again. Here the partners are known, so such tokens get a type
/// of their own and the grammar decides at once.
///
/// The pass also counts how deep brackets and operators nest, before anything recurses over them.
final class TokenMarker {
    private final CommonToken[] tokens;
    private final int[] types;
    /// For an opening bracket the index of its partner, or -1.
    private final int[] partner;

    TokenMarker(CommonToken[] tokens) {
        this.tokens = tokens;
        this.types = new int[tokens.length];
        this.partner = new int[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            types[i] = tokens[i].getType();
        }
    }

    /// @return the index of the first token that nests deeper than `limit`, or -1
    int mark(int limit) {
        int tooDeep = pairBrackets(limit);
        if (tooDeep >= 0) {
            return tooDeep;
        }
        for (int i = 0; i < types.length; i++) {
            switch (types[i]) {
                case LPAREN -> markParenthesis(i);
                case LBRACKET -> markBracket(i);
                case IS -> markIs(i);
                case LT -> markTypeArgument(i);
                case ALL -> markAll(i);
                default -> {
                    // Every other token means one thing only.
                }
            }
        }
        return -1;
    }

    private int pairBrackets(int limit) {
        Arrays.fill(partner, -1);
        int[] open = new int[Math.min(limit, types.length)];
        int depth = 0;
        int cases = 0;
        int run = 0;
        for (int i = 0; i < types.length; i++) {
            int type = types[i];
            run = chains(i) ? run + 1 : 0;
            switch (type) {
                case LPAREN, LBRACKET, LBRACE -> {
                    if (depth + cases >= limit) {
                        return i;
                    }
                    open[depth++] = i;
                }
                case RPAREN, RBRACKET, RBRACE -> {
                    // A wrong partner is left unpaired; the parser will say so.
                    if (depth > 0 && closes(type, types[open[depth - 1]])) {
                        partner[open[--depth]] = i;
                    }
                }
                case CASE -> cases += isKey(i) ? 0 : 1;
                case END -> cases -= isKey(i) || cases == 0 ? 0 : 1;
                default -> {
                    // Does not nest.
                }
            }
            if (depth + cases + run > limit) {
                return i;
            }
        }
        return -1;
    }

    /// Prefix operators and `LIST<` nest without brackets.
    private boolean chains(int i) {
        return switch (types[i]) {
            case NOT, MINUS, PLUS, BANG -> true;
            case LIST -> at(i + 1) == LT;
            case LT -> at(i - 1) == LIST;
            default -> false;
        };
    }

    private static boolean closes(int closing, int opening) {
        return switch (opening) {
            case LPAREN -> closing == RPAREN;
            case LBRACKET -> closing == RBRACKET;
            default -> closing == RBRACE;
        };
    }

    private void markParenthesis(int i) {
        // Right behind a plain name it opens the arguments of a call.
        if (opensPattern(i) && at(i - 1) != IDENTIFIER && at(i - 1) != ESCAPED_NAME) {
            retype(i, PATTERN_OPEN);
            int relationship = partner[i] + 1;
            retype(relationship, isLeftHead(types[relationship]) ? ARROW_LEFT : ARROW_LINE);
        }
        switch (at(i - 1)) {
            case REDUCE, ALLREDUCE, FOREACH -> {
                int bar = firstBar(i);
                if (bar > 0) {
                    retype(bar, PROJECTION_BAR);
                }
            }
            default -> {
                // No bar of its own.
            }
        }
    }

    private void markBracket(int i) {
        if (partner[i] < 0 || isEndOfOperand(at(i - 1))) {
            return;
        }
        if (isName(at(i + 1)) && at(i + 2) == IN) {
            if (!holds(COMMA, i)) {
                retype(i, LIST_COMPREHENSION_OPEN);
                markProjection(i);
            }
        } else if (opensPattern(i + 1) || (isName(at(i + 1)) && at(i + 2) == EQ && opensPattern(i + 3))) {
            if (holds(BAR, i) && !holds(COMMA, i)) {
                retype(i, PATTERN_COMPREHENSION_OPEN);
                markProjection(i);
            }
        }
    }

    /// In `[n IN ns WHERE n:A|B | n.x]` the bars that join labels must be told from the one before the result: it is
    /// the first that is not followed by a label and another label operator, or else the last.
    private void markProjection(int open) {
        int chosen = -1;
        for (int i = open + 1; i < partner[open]; i = after(i)) {
            if (types[i] == BAR) {
                chosen = i;
                int next = at(i + 1);
                boolean label = next == BANG || next == PERCENT || isName(next);
                if (!(label && (at(i + 2) == BAR || at(i + 2) == AMPERSAND))) {
                    break;
                }
            }
        }
        if (chosen >= 0) {
            retype(chosen, PROJECTION_BAR);
        }
    }

    /// Before a test the word is an operator; before a label, `n IS Person`, it stands for the colon.
    private void markIs(int i) {
        boolean test = switch (at(i + 1)) {
            case NULL, NOT, COLON_COLON, TYPED, NORMALIZED, LABELED -> true;
            case NFC, NFD, NFKC, NFKD -> at(i + 2) == NORMALIZED;
            default -> false;
        };
        if (test && !isKey(i)) {
            retype(i, IS_CHECK);
        }
    }

    /// `LIST<…>` in a type, as opposed to `list < 3`.
    private void markTypeArgument(int i) {
        boolean generic = switch (at(i - 1)) {
            case LIST, ARRAY, VECTOR, ANY -> true;
            default -> false;
        };
        boolean inType = switch (at(i - 2)) {
            case COLON_COLON, TYPED, TYPE_OPEN, BAR -> true;
            default -> false;
        };
        if (generic && inType) {
            retype(i, TYPE_OPEN);
        }
    }

    /// `RETURN ALL x` and `count(ALL x)`, as opposed to `RETURN all(x IN xs WHERE …)`.
    private void markAll(int i) {
        int before = at(i - 1);
        boolean mayCount = before == RETURN || before == WITH || (isParenthesis(before) && isName(at(i - 2)));
        boolean valueFollows = switch (at(i + 1)) {
            case IDENTIFIER, ESCAPED_NAME, INTEGER, FLOAT, STRING, DOLLAR, LBRACKET, COUNT, COLLECT, CASE, EXISTS ->
                true;
            case STAR -> before != LPAREN;
            case LPAREN -> !(isName(at(i + 2)) && at(i + 3) == IN);
            default -> false;
        };
        if (mayCount && valueFollows) {
            retype(i, ALL_ROWS);
        }
    }

    /// A parenthesis that looks like a node and is followed by what looks like a relationship.
    private boolean opensPattern(int i) {
        if (!isParenthesis(at(i)) || partner[i] < 0) {
            return false;
        }
        boolean node = switch (at(i + 1)) {
            case RPAREN, COLON, LBRACE, WHERE, IS -> true;
            default ->
                isName(at(i + 1))
                        && switch (at(i + 2)) {
                            case RPAREN, COLON, LBRACE, DOLLAR, WHERE, IS -> true;
                            default -> false;
                        };
        };
        int next = partner[i] + 1;
        return node && (opensRelationship(next) || (isLeftHead(at(next)) && opensRelationship(next + 1)));
    }

    private boolean opensRelationship(int i) {
        if (!isLine(at(i))) {
            return false;
        }
        int next = at(i + 1);
        if (isLine(next)) {
            return at(i + 2) == GT || at(i + 2) == ARROW_RIGHT || isParenthesis(at(i + 2));
        }
        return next == LBRACKET && partner[i + 1] > 0 && isLine(at(partner[i + 1] + 1));
    }

    private int firstBar(int open) {
        for (int i = open + 1; i < partner[open]; i = after(i)) {
            if (types[i] == BAR) {
                return i;
            }
        }
        return -1;
    }

    /// Whether a token of that type stands between the bracket and its partner, outside of inner brackets.
    private boolean holds(int type, int open) {
        for (int i = open + 1; i < partner[open]; i = after(i)) {
            if (types[i] == type) {
                return true;
            }
        }
        return false;
    }

    private int after(int i) {
        return partner[i] > 0 ? partner[i] + 1 : i + 1;
    }

    private int at(int i) {
        return i >= 0 && i < types.length ? types[i] : EOF;
    }

    private void retype(int i, int type) {
        types[i] = type;
        tokens[i].setType(type);
    }

    /// After a dot or a colon a word is a key or a label.
    private boolean isKey(int i) {
        return at(i - 1) == DOT || at(i - 1) == COLON;
    }

    private static boolean isParenthesis(int type) {
        return type == LPAREN || type == PATTERN_OPEN;
    }

    private static boolean isLine(int type) {
        return type == MINUS || type == ARROW_LINE;
    }

    private static boolean isLeftHead(int type) {
        return type == LT || type == ARROW_LEFT;
    }

    private static boolean isEndOfOperand(int type) {
        return switch (type) {
            case IDENTIFIER, ESCAPED_NAME, RPAREN, RBRACKET, RBRACE, STRING -> true;
            default -> false;
        };
    }

    /// The keywords stand next to each other in the lexer, in alphabetical order.
    static boolean isName(int type) {
        return type == IDENTIFIER || type == ESCAPED_NAME || isKeyword(type);
    }

    static boolean isKeyword(int type) {
        return type >= ACCESS && type <= ZONE;
    }
}
