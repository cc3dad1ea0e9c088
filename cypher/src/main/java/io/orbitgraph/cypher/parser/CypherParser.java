package io.orbitgraph.cypher.parser;

import io.orbitgraph.cypher.ast.CypherScript;
import io.orbitgraph.cypher.ast.CypherScript.Mode;
import io.orbitgraph.cypher.ast.Statement;
import io.orbitgraph.cypher.grammar.CypherGrammar;
import io.orbitgraph.cypher.grammar.CypherGrammar.PreambleContext;
import io.orbitgraph.cypher.grammar.CypherGrammar.ScriptContext;
import io.orbitgraph.cypher.grammar.CypherGrammar.SettingContext;
import io.orbitgraph.cypher.grammar.CypherLexer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNConfig;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/// Reads Cypher. Immutable and safe to share between threads.
///
/// The text is parsed in ANTLR's fast SLL mode first; what that refuses is parsed again in the full LL mode, which has
/// the last word and knows what to say about an error. Neither recurses over anything deeper than the limit.
public final class CypherParser {
    /// Levels of brackets, `CASE` and prefix operators.
    public static final int DEFAULT_NESTING_LIMIT = 256;

    /// Operators in a row that nest in the tree, as `a + b + c` does. Chains of AND, OR and comparisons do not.
    private static final int CHAIN_LIMIT = 1_000;

    private final int nestingLimit;

    public CypherParser() {
        this(DEFAULT_NESTING_LIMIT);
    }

    public CypherParser(int nestingLimit) {
        this.nestingLimit = nestingLimit;
    }

    /// @throws CypherSyntaxException if the text is not one statement of Cypher
    public CypherScript parse(String text) {
        SourceMap source = new SourceMap(text);
        CypherLexer lexer = new CypherLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        CommonToken[] tokens = tokens(lexer);
        int tooDeep = new TokenMarker(tokens).mark(nestingLimit);
        if (tooDeep >= 0) {
            throw tooDeep(source, tokens[tooDeep]);
        }
        try {
            ArrayTokenStream stream = new ArrayTokenStream(lexer, tokens);
            return script(source, parse(stream, source));
        } catch (StackOverflowError e) {
            // A caller with a small or nearly full stack: the limit alone cannot promise that it suffices.
            throw tooDeep(source, tokens[0]);
        }
    }

    private CypherSyntaxException tooDeep(SourceMap source, Token token) {
        return source.error(
                SyntaxDetail.NESTING_TOO_DEEP,
                "The query nests brackets or operators more than " + nestingLimit + " levels deep",
                token);
    }

    private static CommonToken[] tokens(CypherLexer lexer) {
        List<CommonToken> tokens = new ArrayList<>();
        CommonToken token;
        do {
            token = (CommonToken) lexer.nextToken();
            token.setTokenIndex(tokens.size());
            tokens.add(token);
        } while (token.getType() != Token.EOF);
        return tokens.toArray(CommonToken[]::new);
    }

    private static ScriptContext parse(ArrayTokenStream tokens, SourceMap source) {
        CypherGrammar parser = new CypherGrammar(tokens);
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            return parser.script();
        } catch (ParseCancellationException e) {
            return parseAgain(parser, tokens, source);
        }
    }

    private static ScriptContext parseAgain(CypherGrammar parser, ArrayTokenStream tokens, SourceMap source) {
        tokens.seek(0);
        parser.reset();
        parser.getInterpreter().setPredictionMode(PredictionMode.LL);
        StopAtFirstError strategy = new StopAtFirstError();
        parser.setErrorHandler(strategy);
        try {
            return parser.script();
        } catch (ParseCancellationException e) {
            if (!(e.getCause() instanceof RecognitionException cause)) {
                throw e;
            }
            Token found = cause.getOffendingToken();
            IntervalSet expected = new IntervalSet();
            if (cause instanceof NoViableAltException dead
                    && dead.getStartToken().getTokenIndex() < found.getTokenIndex()) {
                // The decision read ahead: only its dead ends know what they wanted.
                for (ATNConfig config : dead.getDeadEndConfigs()) {
                    expected.addAll(parser.getATN().nextTokens(config.state));
                }
            } else {
                expected.addAll(strategy.expectedAt(found.getTokenIndex()));
                expected.addAll(cause.getExpectedTokens());
            }
            expected.remove(Token.EPSILON);
            throw SyntaxErrors.unexpected(source, found, expected);
        }
    }

    private CypherScript script(SourceMap source, ScriptContext context) {
        AstBuilder ast = new AstBuilder(source, CHAIN_LIMIT);
        Mode mode = Mode.EXECUTE;
        int version = 25;
        Map<String, String> settings = new HashMap<>();
        for (PreambleContext preamble : context.preamble()) {
            if (preamble.EXPLAIN() != null || preamble.PROFILE() != null) {
                if (mode != Mode.EXECUTE) {
                    throw source.error(
                            SyntaxDetail.UNEXPECTED_SYNTAX, "EXPLAIN or PROFILE is written once", preamble.start);
                }
                mode = preamble.EXPLAIN() == null ? Mode.PROFILE : Mode.EXPLAIN;
                continue;
            }
            if (preamble.version != null) {
                version = version(source, preamble.version);
            }
            for (SettingContext setting : preamble.setting()) {
                String value =
                        setting.STRING() == null ? source.textOf(setting.stop) : ast.literals.string(setting.stop);
                settings.put(source.textOf(setting.name(0)).toLowerCase(Locale.ROOT), value);
            }
        }
        Statement statement = context.statement().query() == null
                ? ast.commands.build(context.statement().command())
                : ast.queries.build(context.statement().query());
        return new CypherScript(source.text(), mode, version, settings, statement);
    }

    private static int version(SourceMap source, Token token) {
        return switch (source.textOf(token)) {
            case "5" -> 5;
            case "25" -> 25;
            default ->
                throw source.error(
                        SyntaxDetail.UNSUPPORTED_SYNTAX,
                        "There is no Cypher version " + source.textOf(token) + " here: it is 5 or 25",
                        token);
        };
    }
}
