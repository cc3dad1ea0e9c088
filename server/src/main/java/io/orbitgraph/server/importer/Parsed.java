package io.orbitgraph.server.importer;

/// What a parser thread made of a block.
interface Parsed {
    Records records();
}
