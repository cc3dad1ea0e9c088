package io.orbitgraph.cypher.parser;

import java.util.Locale;

/// Keywords compare without case, whatever the language of the machine.
final class Words {
    private Words() {}

    static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
