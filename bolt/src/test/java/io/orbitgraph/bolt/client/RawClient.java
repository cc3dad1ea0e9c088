package io.orbitgraph.bolt.client;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says exactly what a test wants to say.
public final class RawClient implements AutoCloseable {
    public static final int HELLO = 0x01;
    public static final int LOGON = 0x6A;
    public static final int LOGOFF = 0x6B;
    public static final int GOODBYE = 0x02;
    public static final int RESET = 0x0F;
    public static final int RUN = 0x10;
    public static final int BEGIN = 0x11;
    public static final int COMMIT = 0x12;
    public static final int ROLLBACK = 0x13;
    public static final int DISCARD = 0x2F;
    public static final int PULL = 0x3F;
    public static final int ROUTE = 0x66;
    public static final int TELEMETRY = 0x54;
    public static final int SUCCESS = 0x70;
    public static final int RECORD = 0x71;
    public static final int IGNORED = 0x7E;
    public static final int FAILURE = 0x7F;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    public int noops;

    public RawClient(InetSocketAddress address) throws IOException {
        socket = new Socket(address.getAddress(), address.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
        out = socket.getOutputStream();
    }

    /// A client of one version that has said HELLO and, where there is one, LOGON.
    public static RawClient loggedIn(InetSocketAddress address, int major, int minor) throws IOException {
        RawClient client = new RawClient(address);
        client.handshake(minor << 8 | major, 0, 0, 0);
        client.hello(major, minor);
        return client;
    }

    public void hello(int major, int minor) throws IOException {
        Map<String, Object> hello = new LinkedHashMap<>(Map.of("user_agent", "raw/1.0"));
        boolean logon = major > 5 || (major == 5 && minor > 0);
        if (!logon) {
            hello.putAll(basic());
        }
        expect(SUCCESS, request(HELLO, hello));
        if (logon) {
            expect(SUCCESS, request(LOGON, basic()));
        }
    }

    public static Map<String, Object> basic() {
        return Map.of("scheme", "basic", "principal", "neo4j", "credentials", "secret");
    }

    /// Sends the magic and four words.
    ///
    /// @return the server's word
    public int handshake(int... offers) throws IOException {
        java.nio.ByteBuffer hands = java.nio.ByteBuffer.allocate(20).putInt(0x6060B017);
        for (int offer : offers) {
            hands.putInt(offer);
        }
        sendBytes(hands.array());
        return in.readInt();
    }

    public void sendBytes(byte... bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    public byte[] readBytes(int count) throws IOException {
        return in.readNBytes(count);
    }

    /// Sends a message without waiting.
    public void send(int tag, @Nullable Object... fields) throws IOException {
        sendBytes(chunk(Packer.pack(Structure.of(tag, fields)), 0xFFFF));
    }

    public static byte[] chunk(byte[] message, int chunkBytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int from = 0; from < message.length; from += chunkBytes) {
            int length = Math.min(chunkBytes, message.length - from);
            bytes.write(length >> 8);
            bytes.write(length);
            bytes.write(message, from, length);
        }
        bytes.write(0);
        bytes.write(0);
        return bytes.toByteArray();
    }

    public Structure request(int tag, @Nullable Object... fields) throws IOException {
        send(tag, fields);
        return receive();
    }

    public Structure receive() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            int length = in.readUnsignedShort();
            if (length > 0) {
                message.write(in.readNBytes(length));
            } else if (message.size() > 0) {
                if (Unpacker.unpack(message.toByteArray()) instanceof Structure response) {
                    return response;
                }
                throw new IOException("no structure");
            } else {
                noops++;
            }
        }
    }

    /// Whether the server closes the connection now.
    public boolean isClosedByServer() throws IOException {
        try {
            return in.read() < 0;
        } catch (EOFException | java.net.SocketException e) {
            return true;
        }
    }

    /// The dictionary of a SUCCESS or FAILURE.
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> metadata(Structure response) {
        return (Map<String, @Nullable Object>)
                java.util.Objects.requireNonNull(response.fields().getFirst());
    }

    @SuppressWarnings("unchecked")
    public static List<@Nullable Object> cells(Structure response) {
        return (List<@Nullable Object>)
                java.util.Objects.requireNonNull(response.fields().getFirst());
    }

    public static Map<String, @Nullable Object> expect(int tag, Structure response) {
        if (response.tag() != tag) {
            throw new AssertionError("expected " + Integer.toHexString(tag) + " and not " + response);
        }
        return response.fields().isEmpty() ? Map.of() : metadata(response);
    }

    /// The text of an entry, "null" if there is none.
    public static String text(Map<String, @Nullable Object> metadata, String key) {
        return String.valueOf(metadata.get(key));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
