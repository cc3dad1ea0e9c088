package io.orbitgraph.server.config;

import io.orbitgraph.model.error.NearestName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The settings that a server runs with. Later sources win: defaults, `orbit.conf`, environment, command line.
public final class ServerConfig {
    private final Map<Setting, String> values;

    private ServerConfig(Map<Setting, String> values) {
        this.values = values;
    }

    /// The defaults with some settings changed.
    public static ServerConfig of(Map<Setting, String> changes) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            values.put(setting, changes.getOrDefault(setting, setting.defaultValue()));
        }
        ServerConfig config = new ServerConfig(values);
        config.check();
        return config;
    }

    /// @param file need not exist
    /// @param environment as {@link System#getenv()} gives it
    /// @throws ConfigException that names file, line and the nearest known key
    public static ServerConfig load(Path file, Map<String, String> environment, Map<Setting, String> commandLine) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        if (Files.exists(file)) {
            readFile(file, values);
        }
        for (Setting setting : Setting.values()) {
            String value = environment.get(setting.variable());
            if (value != null) {
                values.put(setting, value.strip());
            }
        }
        values.putAll(commandLine);
        return of(values);
    }

    private static void readFile(Path file, Map<Setting, String> values) {
        Map<String, Setting> byKey = new HashMap<>();
        for (Setting setting : Setting.values()) {
            byKey.put(setting.key(), setting);
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new ConfigException(file + " cannot be read: " + e.getMessage());
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String where = file + ", line " + (i + 1) + ": ";
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new ConfigException(where + "expected key=value, found '" + line + "'");
            }
            String key = line.substring(0, equals).strip();
            Setting setting = byKey.get(key);
            if (setting == null) {
                throw new ConfigException(
                        where + "there is no setting '" + key + "'." + NearestName.hint(key, byKey.keySet()));
            }
            values.put(setting, line.substring(equals + 1).strip());
        }
    }

    private void check() {
        address(Setting.BOLT_ADDRESS);
        address(Setting.HTTP_ADDRESS);
        flag(Setting.AUTH_ENABLED);
        bytes(Setting.PAGE_MEMORY);
        bytes(Setting.QUERY_MEMORY);
        bytes(Setting.ALGORITHM_MEMORY);
        bytes(Setting.MAX_MESSAGE);
        duration(Setting.TRANSACTION_TIMEOUT);
        zone(Setting.TIME_ZONE);
        if (!Set.of("sync", "interval", "os").contains(text(Setting.DURABILITY))) {
            throw wrong(Setting.DURABILITY, "sync, interval or os");
        }
    }

    public String text(Setting setting) {
        return values.getOrDefault(setting, setting.defaultValue());
    }

    public Path path(Setting setting) {
        return Path.of(text(setting));
    }

    public boolean flag(Setting setting) {
        return switch (text(setting).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(setting, "true or false");
        };
    }

    /// The address, unresolved names resolved.
    public InetSocketAddress address(Setting setting) {
        String text = text(setting);
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            String host = colon <= 0 ? "127.0.0.1" : text.substring(0, colon);
            return new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), port);
        } catch (IllegalArgumentException e) {
            throw wrong(setting, "host:port");
        }
    }

    /// A size in bytes; a percentage is of the largest heap.
    public long bytes(Setting setting) {
        String text = text(setting).toLowerCase(Locale.ROOT);
        try {
            if (text.endsWith("%")) {
                return Runtime.getRuntime().maxMemory() / 100 * Integer.parseInt(text.substring(0, text.length() - 1));
            }
            int shift = switch (text.charAt(text.length() - 1)) {
                case 'k' -> 10;
                case 'm' -> 20;
                case 'g' -> 30;
                default -> 0;
            };
            return Long.parseLong(shift == 0 ? text : text.substring(0, text.length() - 1)) << shift;
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            throw wrong(setting, "a size such as 512m or 4g, or a percentage");
        }
    }

    public Duration duration(Setting setting) {
        String text = text(setting).toLowerCase(Locale.ROOT);
        try {
            if (text.endsWith("ms")) {
                return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
            }
            long amount = Long.parseLong(text.substring(0, text.length() - 1));
            return switch (text.charAt(text.length() - 1)) {
                case 's' -> Duration.ofSeconds(amount);
                case 'm' -> Duration.ofMinutes(amount);
                case 'h' -> Duration.ofHours(amount);
                default -> throw wrong(setting, "a duration such as 500ms, 30s, 5m or 1h");
            };
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            throw wrong(setting, "a duration such as 500ms, 30s, 5m or 1h");
        }
    }

    public ZoneId zone(Setting setting) {
        try {
            return ZoneId.of(text(setting));
        } catch (DateTimeException e) {
            throw wrong(setting, "an offset such as Z or +02:00, or a region such as Europe/Lisbon");
        }
    }

    private ConfigException wrong(Setting setting, String expected) {
        return new ConfigException(setting.key() + " is '" + text(setting) + "', expected " + expected);
    }
}
