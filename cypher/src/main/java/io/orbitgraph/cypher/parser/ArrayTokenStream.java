package io.orbitgraph.cypher.parser;

import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/// The tokens of a whole text, read already. Twice as fast to look into as the buffered stream of the runtime, which
/// also has to pass over hidden channels.
final class ArrayTokenStream implements TokenStream {
    private final TokenSource source;
    private final Token[] tokens;
    private int next;

    /// @param tokens the last one is the end of the file
    ArrayTokenStream(TokenSource source, Token[] tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    @Override
    public Token LT(int k) {
        int index = k > 0 ? next + k - 1 : next + k;
        return tokens[Math.clamp(index, 0, tokens.length - 1)];
    }

    @Override
    public int LA(int k) {
        return LT(k).getType();
    }

    @Override
    public void consume() {
        if (next < tokens.length - 1) {
            next++;
        }
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) {
        // Nothing is ever dropped from the array.
    }

    @Override
    public int index() {
        return next;
    }

    @Override
    public void seek(int index) {
        next = Math.min(index, tokens.length - 1);
    }

    @Override
    public int size() {
        return tokens.length;
    }

    @Override
    public Token get(int index) {
        return tokens[index];
    }

    @Override
    public TokenSource getTokenSource() {
        return source;
    }

    @Override
    public String getSourceName() {
        return source.getSourceName();
    }

    @Override
    public String getText() {
        return getText(Interval.of(0, tokens.length - 1));
    }

    @Override
    public String getText(Interval interval) {
        StringBuilder text = new StringBuilder();
        for (int i = interval.a; i <= interval.b && tokens[i].getType() != Token.EOF; i++) {
            text.append(tokens[i].getText());
        }
        return text.toString();
    }

    @Override
    public String getText(RuleContext context) {
        return getText(context.getSourceInterval());
    }

    @Override
    public String getText(Token start, Token stop) {
        return getText(Interval.of(start.getTokenIndex(), stop.getTokenIndex()));
    }
}
