package io.orbitgraph.model.value;

/// The element ids of nodes and relationships: what `elementId()` returns and what drivers receive beside the
/// number.
///
/// The form is `n:` or `r:` and the decimal id without sign or leading zeros, e.g. `n:17`. Clients must treat it as
/// opaque; it says which kind of element it names, so that the id of a node never finds a relationship.
public final class ElementId {
    /// What {@link #parseNode} and {@link #parseRelationship} return for text that is no such id.
    public static final long NONE = -1;

    private static final int MAX_DIGITS = 18;

    private ElementId() {}

    public static String ofNode(long id) {
        return "n:" + id;
    }

    public static String ofRelationship(long id) {
        return "r:" + id;
    }

    /// The id of the node that `text` names, or {@link #NONE}.
    public static long parseNode(String text) {
        return parse(text, 'n');
    }

    /// The id of the relationship that `text` names, or {@link #NONE}.
    public static long parseRelationship(String text) {
        return parse(text, 'r');
    }

    private static long parse(String text, char kind) {
        int length = text.length();
        if (length < 3 || length > 2 + MAX_DIGITS || text.charAt(0) != kind || text.charAt(1) != ':') {
            return NONE;
        }
        if (text.charAt(2) == '0' && length > 3) {
            return NONE;
        }
        long id = 0;
        for (int i = 2; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return NONE;
            }
            id = id * 10 + (c - '0');
        }
        return id;
    }
}
