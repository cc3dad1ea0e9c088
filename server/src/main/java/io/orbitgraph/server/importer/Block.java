package io.orbitgraph.server.importer;

import java.nio.file.Path;

/// Some whole records of one file: `bytes[0, length)`. The last record of a file may lack its line break.
///
/// @param first whether it starts its file, below the header
/// @param firstLine how many lines of the file are above it, where `first` is set; else unknown
/// @param sourceBytes how much of the file it took, compressed if the file is
record Block(Path file, byte[] bytes, int length, boolean first, long firstLine, long sourceBytes) {}
