package io.orbitgraph.benchmarks.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One Bolt 5.4 connection. Blocking, not thread-safe.
public final class BoltClient implements QueryClient {
    private static final int SUCCESS = 0x70;
    private static final int RECORD = 0x71;
    private static final int HELLO = 0x01;
    private static final int LOGON = 0x6A;
    private static final int RUN = 0x10;
    private static final int PULL = 0x3F;
    private static final byte[] HANDSHAKE = {
        0x60, 0x60, (byte) 0xB0, 0x17, 0, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final byte[] skipped = new byte[0x1_0000];

    private BoltClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
        this.out = socket.getOutputStream();
    }

    /// @param password null for no authentication
    public static BoltClient connect(InetSocketAddress address, @Nullable String user, @Nullable String password)
            throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(address, 10_000);
        BoltClient client = new BoltClient(socket);
        client.out.write(HANDSHAKE);
        int version = client.in.readInt();
        if (version != 0x0405) {
            throw new IOException("the server did not choose Bolt 5.4 but " + Integer.toHexString(version));
        }
        Map<String, Object> auth = user == null || password == null
                ? Map.of("scheme", "none")
                : Map.of("scheme", "basic", "principal", user, "credentials", password);
        client.out.write(new PackBuffer()
                .struct(HELLO, 1)
                .value(Map.of("user_agent", "orbit-bench/1.0", "bolt_agent", Map.of("product", "orbit-bench/1.0")))
                .message());
        client.requireSuccess();
        client.out.write(new PackBuffer().struct(LOGON, 1).value(auth).message());
        client.requireSuccess();
        return client;
    }

    /// A statement with its parameters as bytes on the wire: RUN and PULL of everything.
    private static byte[] encode(String query, Map<String, ?> parameters) {
        PackBuffer buffer = new PackBuffer();
        byte[] run = buffer.struct(RUN, 3)
                .value(query)
                .value(parameters)
                .value(Map.of())
                .message();
        byte[] pull = buffer.struct(PULL, 1).value(Map.of("n", -1)).message();
        byte[] both = new byte[run.length + pull.length];
        System.arraycopy(run, 0, both, 0, run.length);
        System.arraycopy(pull, 0, both, run.length, pull.length);
        return both;
    }

    /// Reads the answer without decoding it.
    @Override
    public void run(String query, Map<String, Object> parameters) throws IOException {
        out.write(encode(query, parameters));
        if (skipMessage() != SUCCESS) {
            throw failure();
        }
        int tag = skipMessage();
        while (tag == RECORD) {
            tag = skipMessage();
        }
        if (tag != SUCCESS) {
            throw failure();
        }
    }

    /// Sends a statement and decodes its records.
    public List<List<@Nullable Object>> query(String query, Map<String, ?> parameters) throws IOException {
        out.write(encode(query, parameters));
        requireSuccess();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (true) {
            List<@Nullable Object> message = readMessage();
            if (Long.valueOf(SUCCESS).equals(message.get(0))) {
                return rows;
            }
            if (!Long.valueOf(RECORD).equals(message.get(0))) {
                throw new IOException(query + ": " + message.get(1));
            }
            @SuppressWarnings("unchecked")
            List<@Nullable Object> row = (List<@Nullable Object>) java.util.Objects.requireNonNull(message.get(1));
            rows.add(row);
        }
    }

    private void requireSuccess() throws IOException {
        List<@Nullable Object> message = readMessage();
        if (!Long.valueOf(SUCCESS).equals(message.get(0))) {
            throw new IOException("the server answered: " + message.get(1));
        }
    }

    @SuppressWarnings("unchecked")
    private List<@Nullable Object> readMessage() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size = in.readUnsignedShort();
        while (size > 0 || body.size() == 0) {
            body.write(in.readNBytes(size));
            size = in.readUnsignedShort();
        }
        return (List<@Nullable Object>) java.util.Objects.requireNonNull(new Unpacker(body.toByteArray()).value());
    }

    /// What the message that was passed over last says; failures fit one chunk.
    private IOException failure() {
        return new IOException("the server answered: " + new Unpacker(skipped).value());
    }

    /// Passes over one message.
    ///
    /// @return its tag
    private int skipMessage() throws IOException {
        int size = in.readUnsignedShort();
        while (size == 0) {
            size = in.readUnsignedShort();
        }
        in.readFully(skipped, 0, size);
        int tag = skipped[1] & 0xFF;
        int next = in.readUnsignedShort();
        while (next > 0) {
            in.readFully(skipped, 0, next);
            next = in.readUnsignedShort();
        }
        return tag;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
