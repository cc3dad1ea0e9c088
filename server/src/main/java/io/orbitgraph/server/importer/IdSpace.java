package io.orbitgraph.server.importer;

/// From the ids in the files to the ids in the store, for one space of ids.
///
/// Written by one thread; then read by any number, if they are started afterwards.
final class IdSpace {
    static final long NOT_FOUND = -1;

    /// Marks places in the text table.
    private static final long TEXT = 1L << 62;

    private final String name;
    private final FieldType type;
    private final NumberIds numbers = new NumberIds();
    private final TextIds texts = new TextIds();

    /// @param type [FieldType#LONG] if `042` is the same id as `42`; else [FieldType#STRING]
    IdSpace(String name, FieldType type) {
        this.name = name;
        this.type = type;
    }

    /// As messages name it.
    String shown() {
        return name.isEmpty() ? "" : " in " + name;
    }

    FieldType type() {
        return type;
    }

    long size() {
        return (long) numbers.size() + texts.size();
    }

    /// Makes room, so that the places of the next `count` ids stay where they are.
    void reserve(int count) {
        numbers.reserve(count);
        texts.reserve(count);
    }

    /// @return a place for [#put], or -1 if the id is there already
    long addNumber(long id) {
        return numbers.add(id);
    }

    /// @return a place for [#put], or -1 if the id is there already
    long addText(byte[] bytes, int from, int to) {
        int place = texts.add(bytes, from, to);
        return place < 0 ? -1 : place | TEXT;
    }

    /// Says which node the id at `place` stands for.
    void put(long place, long node) {
        if ((place & TEXT) != 0) {
            texts.put((int) place, node);
        } else {
            numbers.put((int) place, node);
        }
    }

    /// The node of an id, or [#NOT_FOUND].
    long find(byte[] bytes, int from, int to) {
        if (Numbers.isCanonicalLong(bytes, from, to)) {
            return numbers.find(Numbers.canonicalLong(bytes, from, to));
        }
        return type == FieldType.LONG
                ? numbers.find(Numbers.parseLong(bytes, from, to, type))
                : texts.find(bytes, from, to);
    }
}
