package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.run.MemoryAccount;
import io.orbitgraph.model.error.NearestName;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.MapValue;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// The projections that live, by user, database and name. They are held in memory until they are dropped. Thread-safe.
public final class GraphCatalog {
    /// A name belongs to a user and a database: others may use it for other graphs.
    private record Key(String user, String database, String name) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = user.compareTo(other.user);
            order = order != 0 ? order : database.compareTo(other.database);
            return order != 0 ? order : name.compareTo(other.name);
        }
    }

    /// A graph and whose it is.
    public record Entry(String user, String database, CatalogGraph graph) {}

    private final ConcurrentSkipListMap<Key, CatalogGraph> graphs = new ConcurrentSkipListMap<>();
    private final MemoryAccount memory;

    GraphCatalog(MemoryAccount memory) {
        this.memory = memory;
    }

    /// Adds a graph.
    ///
    /// @throws OrbitException with `PROCEDURE_CALL_FAILED` if the name is taken, with `MEMORY_LIMIT` if it is too large
    public CatalogGraph add(String user, String database, String name, ProjectedGraph graph, MapValue configuration) {
        requireFree(user, database, name);
        CatalogGraph added =
                new CatalogGraph(name, graph, configuration, ZonedDateTime.now(ZoneId.systemDefault()), memory);
        if (graphs.putIfAbsent(new Key(user, database, name), added) != null) {
            added.release();
            throw taken(name);
        }
        return added;
    }

    /// Refuses a name that is taken or no name; to be asked before the work of projecting starts.
    public void requireFree(String user, String database, String name) {
        if (name.isBlank() || !name.equals(name.strip())) {
            throw Configuration.failure(
                    "A graph's name must have letters and must not begin or end with white space, but it is '" + name
                            + "'");
        }
        if (graphs.containsKey(new Key(user, database, name))) {
            throw taken(name);
        }
    }

    private static OrbitException taken(String name) {
        return Configuration.failure("A graph with name '" + name
                + "' already exists; drop it first (`CALL gds.graph.drop('" + name + "')`) or choose another name");
    }

    public Optional<CatalogGraph> find(String user, String database, String name) {
        return Optional.ofNullable(graphs.get(new Key(user, database, name)));
    }

    /// @throws OrbitException with `PROCEDURE_CALL_FAILED` and the nearest name if there is none of that name
    public CatalogGraph graph(String user, String database, String name) {
        return find(user, database, name).orElseThrow(() -> missing(user, database, name));
    }

    private OrbitException missing(String user, String database, String name) {
        List<String> names = graphs(user, database).stream()
                .map(entry -> entry.graph().name())
                .toList();
        String known =
                names.isEmpty() ? "There is none yet; see gds.graph.project" : "There are: " + String.join(", ", names);
        return Configuration.failure("Graph with name '" + name + "' does not exist on database '" + database + "'."
                + NearestName.hint(name, names) + " " + known);
    }

    /// Removes a graph and gives its memory back. Whoever computes on it goes on.
    public Optional<CatalogGraph> drop(String user, String database, String name) {
        CatalogGraph dropped = graphs.remove(new Key(user, database, name));
        if (dropped != null) {
            dropped.release();
        }
        return Optional.ofNullable(dropped);
    }

    /// The user's graphs on the database, by name.
    public List<Entry> graphs(String user, String database) {
        return all().stream()
                .filter(entry -> entry.user().equals(user) && entry.database().equals(database))
                .toList();
    }

    /// Everybody's graphs.
    public List<Entry> all() {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<Key, CatalogGraph> entry : graphs.entrySet()) {
            entries.add(new Entry(entry.getKey().user(), entry.getKey().database(), entry.getValue()));
        }
        return entries;
    }
}
