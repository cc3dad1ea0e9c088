package io.orbitgraph.model.error;

/// Who can mend an error.
public enum ErrorKind {
    /// The request is wrong; sending it again fails again.
    CLIENT("CLIENT_ERROR"),
    /// The same request may work when tried again; drivers do so.
    TRANSIENT("TRANSIENT_ERROR"),
    /// The database is at fault.
    DATABASE("DATABASE_ERROR");

    private final String classification;

    ErrorKind(String classification) {
        this.classification = classification;
    }

    /// The GQL `_classification` of the diagnostic record.
    public String classification() {
        return classification;
    }
}
