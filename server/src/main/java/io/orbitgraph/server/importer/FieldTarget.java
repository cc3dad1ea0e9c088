package io.orbitgraph.server.importer;

/// Takes the fields of one column, row by row. A row may be set again: the parser does so after a record that turned
/// out bad.
interface FieldTarget {
    /// @throws BadFieldException if the field cannot be taken
    void set(int row, byte[] bytes, int from, int to);

    /// The field has no value.
    ///
    /// @throws BadFieldException if it needs one
    void setNull(int row);
}
