package io.orbitgraph.bolt.message;

import io.orbitgraph.bolt.BoltVersion;
import io.orbitgraph.bolt.Feature;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.session.AccessMode;
import io.orbitgraph.model.session.Credentials;
import io.orbitgraph.model.session.Notification;
import io.orbitgraph.model.session.TransactionOptions;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NullValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the typed parts of the dictionaries that requests carry. Each key is optional, as drivers leave out
/// what is default; keys that are not known belong to the driver (its name, its platform) and say nothing to a
/// server.
final class Extras {
    private Extras() {}

    static TransactionOptions transactionOptions(MapValue extra) {
        if (extra.isEmpty()) {
            return TransactionOptions.DEFAULT;
        }
        return new TransactionOptions(
                mode(extra),
                database(extra),
                timeout(extra),
                map(extra, "tx_metadata", MapValue.EMPTY),
                strings(extra, "bookmarks"),
                string(extra, "imp_user"));
    }

    private static AccessMode mode(MapValue extra) {
        String mode = string(extra, "mode");
        return switch (mode) {
            case "r" -> AccessMode.READ;
            case "w" -> AccessMode.WRITE;
            case null -> AccessMode.WRITE;
            default -> throw invalid("`mode` is \"r\" or \"w\" and not \"" + mode + "\"");
        };
    }

    /// No database and an empty name mean the same: the user's home.
    static @Nullable String database(MapValue extra) {
        String database = string(extra, "db");
        return database == null || database.isEmpty() ? null : database;
    }

    private static @Nullable Duration timeout(MapValue extra) {
        return switch (extra.get("tx_timeout")) {
            case NullValue _ -> null;
            case IntegerValue(long millis) when millis >= 0 -> Duration.ofMillis(millis);
            case IntegerValue(long millis) ->
                throw new OrbitException(ErrorCode.INVALID_ARGUMENT, "`tx_timeout` is negative: " + millis);
            case Value _ -> throw invalid("`tx_timeout` is not an integer");
        };
    }

    static Credentials credentials(MapValue token) {
        String scheme = string(token, "scheme");
        if (scheme == null || scheme.equals("none")) {
            return new Credentials.None();
        }
        if (!scheme.equals("basic")) {
            return new Credentials.Other(scheme);
        }
        String user = string(token, "principal");
        String password = string(token, "credentials");
        if (user == null || password == null) {
            throw new OrbitException(
                    ErrorCode.UNAUTHORIZED, "the scheme \"basic\" needs `principal` and `credentials`");
        }
        return new Credentials.Basic(user, password);
    }

    static NotificationFilter filter(MapValue extra, BoltVersion version) {
        if (extra.isEmpty() || !version.has(Feature.NOTIFICATION_FILTER)) {
            return NotificationFilter.DEFAULT;
        }
        String severity = string(extra, "notifications_minimum_severity");
        String disabledKey = version.has(Feature.STATUSES)
                ? "notifications_disabled_classifications"
                : "notifications_disabled_categories";
        boolean namesDisabled = !extra.get(disabledKey).isNull();
        if (severity == null && !namesDisabled) {
            return NotificationFilter.DEFAULT;
        }
        return new NotificationFilter(
                severity == null ? null : constant(NotificationFilter.Threshold.class, severity),
                namesDisabled ? classifications(strings(extra, disabledKey)) : null);
    }

    private static Set<Notification.Classification> classifications(List<String> names) {
        Set<Notification.Classification> classifications = EnumSet.noneOf(Notification.Classification.class);
        for (String name : names) {
            classifications.add(constant(Notification.Classification.class, name));
        }
        return classifications;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw invalid("a notification filter has no `" + name + "`");
    }

    static boolean asksForUtcPatch(MapValue extra) {
        return strings(extra, "patch_bolt").contains("utc");
    }

    static @Nullable MapValue routing(MapValue extra) {
        return switch (extra.get("routing")) {
            case NullValue _ -> null;
            case MapValue routing -> routing;
            case Value _ -> throw invalid("`routing` is not a map");
        };
    }

    static long count(MapValue extra) {
        if (extra.get("n") instanceof IntegerValue(long count) && (count == -1 || count > 0)) {
            return count;
        }
        throw invalid("`n` is needed: a positive number of records, or -1 for all");
    }

    static long queryId(MapValue extra) {
        return switch (extra.get("qid")) {
            case NullValue _ -> -1;
            case IntegerValue(long id) -> id;
            case Value _ -> throw invalid("`qid` is not an integer");
        };
    }

    static List<String> strings(MapValue extra, String key) {
        return switch (extra.get(key)) {
            case NullValue _ -> List.of();
            case ListValue list -> strings(list, key);
            case Value _ -> throw invalid("`" + key + "` is not a list");
        };
    }

    static List<String> strings(ListValue list, String what) {
        List<String> strings = new ArrayList<>(list.size());
        for (Value value : list) {
            if (!(value instanceof StringValue(String text))) {
                throw invalid("`" + what + "` is not a list of strings");
            }
            strings.add(text);
        }
        return strings;
    }

    private static MapValue map(MapValue extra, String key, MapValue absent) {
        return switch (extra.get(key)) {
            case NullValue _ -> absent;
            case MapValue map -> map;
            case Value _ -> throw invalid("`" + key + "` is not a map");
        };
    }

    static @Nullable String string(MapValue extra, String key) {
        return switch (extra.get(key)) {
            case NullValue _ -> null;
            case StringValue(String text) -> text;
            case Value _ -> throw invalid("`" + key + "` is not a string");
        };
    }

    static OrbitException invalid(String message) {
        return new OrbitException(ErrorCode.REQUEST_INVALID, message);
    }
}
