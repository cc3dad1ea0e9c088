package io.orbitgraph.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerConfigTest {
    @TempDir
    Path directory;

    @Test
    void laterSourcesWin() throws IOException {
        Path file = Files.writeString(directory.resolve("orbit.conf"), """
                # comment
                server.bolt.listen_address = 127.0.0.1:1
                server.http.listen_address=127.0.0.1:2
                db.transaction.timeout=90s
                """);
        ServerConfig config = ServerConfig.load(
                file,
                Map.of(
                        "ORBIT_SERVER_BOLT_LISTEN_ADDRESS",
                        "127.0.0.1:3",
                        "ORBIT_SERVER_HTTP_LISTEN_ADDRESS",
                        "127.0.0.1:4"),
                Map.of(Setting.BOLT_ADDRESS, "127.0.0.1:5"));
        assertThat(config.address(Setting.BOLT_ADDRESS).getPort()).isEqualTo(5);
        assertThat(config.address(Setting.HTTP_ADDRESS).getPort()).isEqualTo(4);
        assertThat(config.duration(Setting.TRANSACTION_TIMEOUT)).isEqualTo(Duration.ofSeconds(90));
        assertThat(config.text(Setting.DATA_DIRECTORY)).isEqualTo("data");
    }

    @Test
    void anUnknownKeyIsRefusedWithTheNearestOne() throws IOException {
        Path file = Files.writeString(directory.resolve("orbit.conf"), "\nserver.bolt.listen_adress=x:1\n");
        assertThatThrownBy(() -> ServerConfig.load(file, Map.of(), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("Did you mean 'server.bolt.listen_address'");
    }

    @Test
    void valuesAreCheckedAtOnce() {
        assertThatThrownBy(() -> ServerConfig.of(Map.of(Setting.PAGE_MEMORY, "lots")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("memory.pages is 'lots'");
        assertThatThrownBy(() -> ServerConfig.of(Map.of(Setting.BOLT_ADDRESS, "nowhere")))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> ServerConfig.of(Map.of(Setting.DURABILITY, "maybe")))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void sizesHaveUnits() {
        assertThat(ServerConfig.of(Map.of(Setting.PAGE_MEMORY, "3k")).bytes(Setting.PAGE_MEMORY))
                .isEqualTo(3 * 1024);
        assertThat(ServerConfig.of(Map.of(Setting.PAGE_MEMORY, "50%")).bytes(Setting.PAGE_MEMORY))
                .isBetween(
                        Runtime.getRuntime().maxMemory() / 3,
                        Runtime.getRuntime().maxMemory());
    }
}
