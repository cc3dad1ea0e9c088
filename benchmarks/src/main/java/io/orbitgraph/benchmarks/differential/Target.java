package io.orbitgraph.benchmarks.differential;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.summary.SummaryCounters;

/// One server and a session on it. Not thread-safe.
final class Target implements AutoCloseable {
    private static final TransactionConfig LIMITED =
            TransactionConfig.builder().withTimeout(Duration.ofSeconds(10)).build();
    private static final String GRAPH = """
            MATCH (n) RETURN n AS a, null AS r, null AS b
            UNION ALL
            MATCH (a)-[r]->(b) RETURN a, r, b""";

    private final Driver driver;
    private final Session session;

    Target(String uri) {
        this.driver = GraphDatabase.driver(uri, AuthTokens.none());
        this.session = driver.session();
    }

    /// Replaces everything in the database.
    ///
    /// @param create a CREATE statement, or empty
    void reset(String create) {
        session.run("MATCH (n) DETACH DELETE n").consume();
        if (!create.isEmpty()) {
            session.run(create).consume();
        }
    }

    void execute(String statement) {
        session.run(statement).consume();
    }

    Answer run(String query, Map<String, Object> parameters, ValueText text) {
        try {
            return rows(session.run(query, parameters, LIMITED), text, List.of());
        } catch (Neo4jException e) {
            return new Answer.Failure(e.code(), e.getMessage());
        }
    }

    /// Runs a statement that may write.
    ///
    /// @param commit whether the changes stay
    Answer write(String query, boolean commit, ValueText text) {
        try (Transaction transaction = session.beginTransaction(LIMITED)) {
            Answer.Rows answer = rows(transaction.run(query), text, List.of());
            List<String> inside = graph(transaction.run(GRAPH), text);
            if (!commit) {
                transaction.rollback();
                return new Answer.Rows(answer.columns(), answer.rows(), answer.counters(), inside);
            }
            transaction.commit();
            return new Answer.Rows(
                    answer.columns(), answer.rows(), answer.counters(), graph(session.run(GRAPH, LIMITED), text));
        } catch (Neo4jException e) {
            return new Answer.Failure(e.code(), e.getMessage());
        }
    }

    private static List<String> graph(Result result, ValueText text) {
        List<String> elements = new ArrayList<>();
        while (result.hasNext()) {
            Record row = result.next();
            elements.add(text.of(row.get(0)) + text.of(row.get(1)) + text.of(row.get(2)));
        }
        elements.sort(null);
        return elements;
    }

    private static Answer.Rows rows(Result result, ValueText text, List<String> graph) {
        List<String> columns = result.keys();
        List<String> rows = new ArrayList<>();
        while (result.hasNext()) {
            List<String> row = new ArrayList<>();
            result.next().values().forEach(value -> row.add(text.of(value)));
            rows.add(String.join(" | ", row));
        }
        return new Answer.Rows(columns, rows, counters(result.consume().counters()), graph);
    }

    private static Map<String, Integer> counters(SummaryCounters counters) {
        Map<String, Integer> all = new TreeMap<>(Map.of(
                "nodes created", counters.nodesCreated(),
                "nodes deleted", counters.nodesDeleted(),
                "relationships created", counters.relationshipsCreated(),
                "relationships deleted", counters.relationshipsDeleted(),
                "properties set", counters.propertiesSet(),
                "labels added", counters.labelsAdded(),
                "labels removed", counters.labelsRemoved()));
        all.values().removeIf(count -> count == 0);
        return all;
    }

    @Override
    public void close() {
        session.close();
        driver.close();
    }
}
