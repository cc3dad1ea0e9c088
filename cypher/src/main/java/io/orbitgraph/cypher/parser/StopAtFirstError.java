package io.orbitgraph.cypher.parser;

import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.misc.IntervalSet;

/// Ends the parse at the first wrong token and, on the way there, remembers everything that could have stood in its
/// place: the parser itself only knows what the last rule it tried would have taken.
final class StopAtFirstError extends BailErrorStrategy {
    private int at = -1;
    private IntervalSet expected = new IntervalSet();

    @Override
    public void sync(Parser parser) {
        int index = parser.getInputStream().index();
        if (index != at) {
            at = index;
            expected = new IntervalSet();
        }
        expected.addAll(parser.getExpectedTokens());
    }

    /// What was expected at the token with that index.
    IntervalSet expectedAt(int index) {
        return index == at ? expected : new IntervalSet();
    }
}
