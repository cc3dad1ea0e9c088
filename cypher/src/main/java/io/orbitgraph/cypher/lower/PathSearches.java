package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.check.Scope;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.FreeSymbols;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.Pattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The paths of the old form `shortestPath(…)` in a pattern. A condition on such a path decides which path is the
/// shortest; on a path of the new form, `SHORTEST`, it decides whether the shortest is kept.
final class PathSearches {
    private record Search(Symbol relationships, Symbol left, Symbol right) {}

    private final Map<Symbol, Search> searches = new HashMap<>();

    void add(Symbol path, Symbol relationships, Symbol left, Symbol right) {
        searches.put(path, new Search(relationships, left, right));
    }

    /// The connection with the conditions that speak of its path and of nothing that is not known when it is searched
    /// for; they are taken from `predicates`.
    ///
    /// @param outer the names that the input of the match binds
    Pattern.Connection withConditions(Pattern.Connection connection, List<Expr> predicates, Scope outer) {
        if (!(connection instanceof Pattern.ShortestPath shortest)) {
            return connection;
        }
        Search search = searches.get(shortest.path());
        if (search == null) {
            return connection;
        }
        BitSet known = new BitSet();
        for (Symbol symbol : List.of(shortest.path(), search.relationships(), search.left(), search.right())) {
            known.set(symbol.id());
        }
        outer.variables().forEach(variable -> known.set(variable.symbol().id()));
        List<Expr> own = new ArrayList<>();
        for (Expr predicate : predicates) {
            BitSet used = FreeSymbols.of(predicate);
            boolean speaksOfPath = used.get(shortest.path().id())
                    || used.get(search.relationships().id());
            used.andNot(known);
            if (speaksOfPath && used.isEmpty()) {
                own.add(predicate);
            }
        }
        predicates.removeAll(own);
        return new Pattern.ShortestPath(shortest.connection(), shortest.path(), shortest.all(), own, shortest.closed());
    }
}
