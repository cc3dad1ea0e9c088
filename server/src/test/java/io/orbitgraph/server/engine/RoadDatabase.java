package io.orbitgraph.server.engine;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Six places that roads connect without a cycle, and an island; projected as `roads`, and as `ways` without direction.
final class RoadDatabase implements AutoCloseable {
    private static final String ROADS = """
            CREATE (a:Place {name: 'A', lat: 0.000, lon: 0.0}), (b:Place {name: 'B', lat: 0.001, lon: 0.0}),
                   (c:Place {name: 'C', lat: 0.002, lon: 0.0}), (d:Place {name: 'D', lat: 0.003, lon: 0.0}),
                   (e:Place {name: 'E', lat: 0.004, lon: 0.0}), (f:Place {name: 'F', lat: 0.005, lon: 0.0}),
                   (i:Place {name: 'I', lat: 0.006, lon: 0.0}),
                   (a)-[:ROAD {km: 4}]->(b), (a)-[:ROAD {km: 2}]->(c), (c)-[:ROAD {km: 1}]->(b),
                   (b)-[:ROAD {km: 5}]->(d), (c)-[:ROAD {km: 8}]->(d), (d)-[:ROAD {km: 3}]->(e),
                   (c)-[:ROAD {km: 10}]->(e), (e)-[:ROAD {km: 1}]->(f), (d)-[:ROAD {km: 6}]->(f)
            """;

    /// Binds the places to variables.
    static final String PLACES = "MATCH "
            + Stream.of("a", "b", "c", "d", "e", "f", "i")
                    .map(name -> "(" + name + ":Place {name: '" + name.toUpperCase(Locale.ROOT) + "'})")
                    .collect(Collectors.joining(", "))
            + " ";

    private final CypherDatabase database = new CypherDatabase();

    RoadDatabase() {
        database.run(ROADS);
        database.run("CALL gds.graph.project('roads', 'Place', {ROAD: {properties: 'km'}},"
                + " {nodeProperties: ['lat', 'lon']})");
        database.run("CALL gds.graph.project('ways', 'Place', {ROAD: {properties: 'km', orientation: 'UNDIRECTED'}})");
    }

    CypherDatabase database() {
        return database;
    }

    /// The rows of a query that may name the places: `a` to `f` and `i`.
    List<String> rows(String query) {
        return database.rows(PLACES + query);
    }

    /// A call on `roads`.
    static String call(String procedure, String configuration) {
        return "CALL " + procedure + "('roads', {" + configuration + "})";
    }

    @Override
    public void close() {
        database.close();
    }
}
