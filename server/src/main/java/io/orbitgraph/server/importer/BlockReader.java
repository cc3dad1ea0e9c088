package io.orbitgraph.server.importer;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Reads the files of one group, one after the other, in blocks of whole records.
/// The first file may start with the header of all of them.
/// Used by one thread.
final class BlockReader implements AutoCloseable {
    static final int BLOCK_BYTES = 1 << 20;

    /// A record that is longer is a quote that nobody closed.
    private static final int MAX_RECORD_BYTES = 64 << 20;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final CsvFormat format;
    private final Iterator<Path> files;
    private final ArrayDeque<byte[]> free = new ArrayDeque<>();
    private @Nullable Source source;
    private boolean first;
    private long linesAbove;
    /// What has been read of the next record.
    private byte[] rest = new byte[0];

    private BlockReader(List<Path> files, CsvFormat format) {
        this.files = files.iterator();
        this.format = format;
    }

    /// @param files at least one
    static BlockReader open(List<Path> files, CsvFormat format) throws IOException {
        BlockReader reader = new BlockReader(files, format);
        reader.nextFile();
        return reader;
    }

    /// Takes the first record of the first file. To be called once, before [#next()], if there is a header.
    List<String> header() throws IOException {
        Source opened = source;
        if (opened == null) {
            throw new ImportException("There are no files.");
        }
        byte[] bytes = rest;
        int end = firstLineEnd(bytes);
        while (end < 0) {
            byte[] more = opened.stream.readNBytes(8192);
            if (more.length == 0) {
                end = bytes.length;
                break;
            }
            int old = bytes.length;
            bytes = Arrays.copyOf(bytes, old + more.length);
            System.arraycopy(more, 0, bytes, old, more.length);
            end = firstLineEnd(bytes);
        }
        if (end == 0) {
            throw new ImportException(opened.file + " is empty; its first line should be the header.");
        }
        rest = Arrays.copyOfRange(bytes, Math.min(bytes.length, end + 1), bytes.length);
        linesAbove = 1;
        List<String> fields = new ArrayList<>();
        RecordParser.splitRecord(bytes, 0, end, format, fields);
        return fields;
    }

    /// The next block, or null at the end of the last file.
    @Nullable
    Block next() throws IOException {
        while (source != null) {
            Block block = read(source);
            if (block != null) {
                return block;
            }
            source.stream.close();
            source = null;
            if (files.hasNext()) {
                nextFile();
                if (format.repeatedHeaders()) {
                    header();
                }
            }
        }
        return null;
    }

    /// Lets the bytes of a block be used again.
    void recycle(Block block) {
        if (block.bytes().length == BLOCK_BYTES) {
            free.add(block.bytes());
        }
    }

    @Override
    public void close() throws IOException {
        if (source != null) {
            source.stream.close();
        }
    }

    private static int firstLineEnd(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void nextFile() throws IOException {
        Source opened = Source.open(files.next());
        source = opened;
        first = true;
        linesAbove = 0;
        byte[] start = opened.stream.readNBytes(BYTE_ORDER_MARK.length);
        rest = Arrays.equals(start, BYTE_ORDER_MARK) ? new byte[0] : start;
    }

    private @Nullable Block read(Source from) throws IOException {
        byte[] reused = free.poll();
        byte[] bytes = reused != null && rest.length < reused.length
                ? reused
                : new byte[Math.max(BLOCK_BYTES, rest.length * 2)];
        System.arraycopy(rest, 0, bytes, 0, rest.length);
        int length = rest.length;
        while (true) {
            int read = from.stream.readNBytes(bytes, length, bytes.length - length);
            length += read;
            boolean end = length < bytes.length;
            int cut = end ? length : recordsEnd(bytes, length);
            if (cut > 0 || end) {
                rest = Arrays.copyOfRange(bytes, cut, length);
                return cut == 0 ? null : block(from, bytes, cut);
            }
            if (bytes.length >= MAX_RECORD_BYTES) {
                throw new ImportException(from.file + ": a record is longer than " + (MAX_RECORD_BYTES >> 20)
                        + " MiB. Is there a quote that is not closed?");
            }
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }

    private Block block(Source from, byte[] bytes, int length) {
        Block block = new Block(from.file, bytes, length, first, linesAbove, from.newlyRead());
        first = false;
        return block;
    }

    /// The end of the last whole record; 0 if there is none.
    private int recordsEnd(byte[] bytes, int length) {
        if (format.multiline()) {
            return recordsEndOutsideQuotes(bytes, length);
        }
        for (int i = length; i > 0; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return 0;
    }

    private int recordsEndOutsideQuotes(byte[] bytes, int length) {
        int end = 0;
        boolean fieldStart = true;
        boolean quoted = false;
        byte quote = format.quote();
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (quoted) {
                // A doubled quote closes and opens again, which comes to the same for the end of records.
                quoted = b != quote;
                fieldStart = b == quote && i + 1 < length && bytes[i + 1] == quote;
            } else if (b == quote && fieldStart) {
                quoted = true;
            } else {
                fieldStart = b == '\n' || format.isDelimiter(b);
                if (b == '\n') {
                    end = i + 1;
                }
            }
        }
        return end;
    }

    /// An open file, and how many of its bytes have been read.
    private static final class Source {
        final Path file;
        final InputStream stream;
        private final Counter counter;
        private long reported;

        private Source(Path file, Counter counter, InputStream stream) {
            this.file = file;
            this.counter = counter;
            this.stream = stream;
        }

        static Source open(Path file) throws IOException {
            Counter counter = new Counter(Files.newInputStream(file));
            InputStream buffered = new BufferedInputStream(counter, 1 << 16);
            buffered.mark(2);
            boolean gzip = buffered.read() == 0x1F && buffered.read() == 0x8B;
            buffered.reset();
            return new Source(file, counter, gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered);
        }

        long newlyRead() {
            long newly = counter.bytes - reported;
            reported = counter.bytes;
            return newly;
        }
    }

    private static final class Counter extends FilterInputStream {
        private long bytes;

        Counter(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            bytes += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            bytes += Math.max(0, read);
            return read;
        }
    }
}
