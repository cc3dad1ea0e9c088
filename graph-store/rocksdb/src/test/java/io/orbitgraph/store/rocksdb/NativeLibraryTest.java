package io.orbitgraph.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeLibraryTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void theLibraryIsLoadedFromTheKeptCopy() throws IOException {
        NativeLibrary.load();
        NativeLibrary.load();
        assertThat(Files.readAllLines(Path.of("/proc/self/maps")))
                .anyMatch(line -> line.contains("/orbitgraph-native-") && line.contains("rocksdb"));
    }
}
