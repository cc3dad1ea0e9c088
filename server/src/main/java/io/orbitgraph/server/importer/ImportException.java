package io.orbitgraph.server.importer;

/// The import cannot go on; the message is for the user.
final class ImportException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ImportException(String message) {
        super(message);
    }
}
