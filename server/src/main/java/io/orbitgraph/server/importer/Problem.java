package io.orbitgraph.server.importer;

import java.nio.file.Path;

/// Something in a file that cannot be imported.
///
/// @param line from 1; within a block before the block's place in the file is known
/// @param column of the field, from 1; 0 if the problem is the record's
record Problem(Kind kind, Path file, long line, int column, String message) {
    enum Kind {
        BAD_RECORD("--skip-bad-records"),
        DUPLICATE_NODE("--skip-duplicate-nodes"),
        BAD_RELATIONSHIP("--skip-bad-relationships");

        private final String option;

        Kind(String option) {
            this.option = option;
        }

        /// The option that makes an import go on after it.
        String option() {
            return option;
        }
    }

    Problem below(long lines) {
        return new Problem(kind, file, line + lines, column, message);
    }

    @Override
    public String toString() {
        return file + ":" + line + (column == 0 ? "" : ":" + column) + ": " + message;
    }
}
