package io.orbitgraph.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFileTest {
    @TempDir
    Path directory;

    @Test
    void aPasswordIsCheckedAfterAReadFromDisk() throws IOException {
        Path file = directory.resolve("users");
        UserFile users = new UserFile(file);
        assertThat(users.isEmpty()).isTrue();
        users.setPassword("neo4j", "correct horse");
        UserFile again = new UserFile(file);
        assertThat(again.find("neo4j")).get().matches(hash -> hash.matches("correct horse"));
        assertThat(again.find("neo4j")).get().matches(hash -> !hash.matches("correct horse "));
        assertThat(again.find("Neo4j")).isEmpty();
        assertThat(Files.readString(file)).doesNotContain("horse");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    @Test
    void aRunningServerSeesAChange() {
        Path file = directory.resolve("users");
        UserFile running = new UserFile(file);
        running.setPassword("a", "first password");
        new UserFile(file).setPassword("b", "second password");
        assertThat(running.find("a")).isPresent();
        assertThat(running.find("b")).isPresent();
    }

    @Test
    void namesThatWouldBreakTheFileAreRefused() {
        UserFile users = new UserFile(directory.resolve("users"));
        assertThatThrownBy(() -> users.setPassword("a:b", "some password"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> users.setPassword("a\nb", "some password"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
