package io.orbitgraph.query.session;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The names that a client may use for a database. There is one graph; `system` is a second name for it, because tools
/// send their administration commands there.
public final class DatabaseNames {
    public static final String HOME = "neo4j";
    public static final String SYSTEM = "system";

    private DatabaseNames() {}

    /// The canonical name of the database that a client asked for.
    ///
    /// @param requested null or empty for the home database; any case
    static String resolve(@Nullable String requested) {
        if (requested == null || requested.isEmpty()) {
            return HOME;
        }
        String name = requested.toLowerCase(Locale.ROOT);
        if (name.equals(HOME) || name.equals(SYSTEM)) {
            return name;
        }
        throw new OrbitException(
                ErrorCode.DATABASE_NOT_FOUND,
                "Database does not exist. Database name: '" + requested + "'; this server has '" + HOME + "'.");
    }
}
