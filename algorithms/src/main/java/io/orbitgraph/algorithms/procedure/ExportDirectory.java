package io.orbitgraph.algorithms.procedure;

import java.nio.file.Path;

/// Where exported graphs are written: each in a directory of its own under this one, which need not exist yet. The host
/// offers it to procedures as a service.
public record ExportDirectory(Path path) {}
