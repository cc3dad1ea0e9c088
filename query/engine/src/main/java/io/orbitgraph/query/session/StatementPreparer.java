package io.orbitgraph.query.session;

import io.orbitgraph.query.language.Catalog;
import io.orbitgraph.query.language.CompiledStatement;
import io.orbitgraph.query.language.QueryLanguage;
import io.orbitgraph.query.logical.Statement;
import io.orbitgraph.query.planner.PlannedQuery;
import io.orbitgraph.query.planner.Planner;
import io.orbitgraph.query.planner.SchemaView;
import io.orbitgraph.store.graph.GraphStatistics;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// From text to a statement that can run: out of the plan cache, else parsed, checked and planned. Thread-safe.
final class StatementPreparer {
    private final GraphStore store;
    private final List<QueryLanguage> languages;
    private final Catalog catalog;
    private final Planner planner;
    private final PlanCache cache;

    /// @param languages the first one is spoken unless a text begins with another one's name
    StatementPreparer(GraphStore store, List<QueryLanguage> languages, Catalog catalog, int cacheSize) {
        this.store = store;
        this.languages = List.copyOf(languages);
        this.catalog = catalog;
        this.planner = new Planner(catalog);
        this.cache = new PlanCache(cacheSize);
    }

    /// @param schemaVersion the store's, read before `transaction` began
    PreparedStatement prepare(String text, long schemaVersion, GraphTransaction transaction) {
        int statistics = statisticsEpoch();
        PreparedStatement cached = cache.get(text, schemaVersion, statistics);
        if (cached != null && mayRunIn(cached, transaction)) {
            return cached;
        }
        PreparedStatement prepared = compile(text, transaction);
        cache.put(text, schemaVersion, statistics, prepared);
        return prepared;
    }

    private static boolean mayRunIn(PreparedStatement statement, GraphTransaction transaction) {
        if (!(statement instanceof PreparedStatement.Query query)
                || query.plan().indexes().isEmpty()) {
            return true;
        }
        Set<IndexDescriptor> there = new HashSet<>(transaction.indexes());
        return there.containsAll(query.plan().indexes());
    }

    private PreparedStatement compile(String text, GraphTransaction transaction) {
        CompiledStatement compiled = compile(text);
        return switch (compiled.statement()) {
            case Statement.Query query -> {
                SchemaView schema = new SchemaView(store.tokens(), store.statistics(), transaction.indexes());
                PlannedQuery plan = planner.plan(query, schema);
                yield new PreparedStatement.Query(compiled, plan);
            }
            case Statement.CreateIndex create -> new PreparedStatement.CreateIndex(compiled, create);
            case Statement.DropIndex drop -> new PreparedStatement.DropIndex(compiled, drop);
        };
    }

    private CompiledStatement compile(String text) {
        for (QueryLanguage language : languages.subList(1, languages.size())) {
            String rest = withoutFirstWord(text, language.name());
            if (rest != null) {
                return language.compile(rest, catalog);
            }
        }
        return languages.getFirst().compile(text, catalog);
    }

    /// The text with its first word blanked, so that positions stay true, if that word is `word`; else null.
    private static @Nullable String withoutFirstWord(String text, String word) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        int end = start + word.length();
        return end < text.length()
                        && text.substring(start, end).toLowerCase(Locale.ROOT).equals(word)
                        && Character.isWhitespace(text.charAt(end))
                ? " ".repeat(end) + text.substring(end)
                : null;
    }

    /// Changes when the number of nodes or relationships has about doubled or halved.
    private int statisticsEpoch() {
        GraphStatistics statistics = store.statistics();
        return Long.numberOfLeadingZeros(statistics.nodes(Tokens.NONE)) << 8
                | Long.numberOfLeadingZeros(statistics.relationships(Tokens.NONE, Tokens.NONE, Tokens.NONE));
    }

    void clearCache() {
        cache.clear();
    }

    PlanCache cache() {
        return cache;
    }
}
