package io.orbitgraph.store.graph.core;

/// What a transaction means to do to a node or relationship; held until it ends.
///
/// | | APPEND | DATA | DELETE |
/// | --- | --- | --- | --- |
/// | APPEND: add or remove a relationship at a node | together | together | wait |
/// | DATA: change labels or properties | together | wait | wait |
/// | DELETE: delete | wait | wait | wait |
enum Intent {
    APPEND(0),
    DATA(1),
    DELETE(2);

    private final int number;

    Intent(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    int bit() {
        return 1 << number;
    }

    boolean isCompatibleWith(Intent other) {
        return this != DELETE && other != DELETE && (this == APPEND || other == APPEND);
    }

    private static final Intent[] ALL = values();

    static Intent[] all() {
        return ALL;
    }
}
