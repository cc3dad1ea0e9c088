package io.orbitgraph.bolt.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.bolt.client.Packer;
import io.orbitgraph.bolt.client.RawClient;
import io.orbitgraph.bolt.client.Structure;
import io.orbitgraph.bolt.client.Unpacker;
import io.orbitgraph.bolt.fake.FakeGraph;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Bolt in a WebSocket, as drivers in web browsers speak it.
@Timeout(60)
class WebSocketTest {
    private final FakeGraph graph = FakeGraph.guarded();
    private final BoltServer server = BoltServer.start(
            BoltConfig.DEFAULT.withAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), graph);

    @AfterEach
    void stop() {
        server.close();
        assertThat(graph.openSessions).isEmpty();
    }

    /// Collects frames.
    private static final class Frames implements WebSocket.Listener {
        final LinkedBlockingQueue<byte[]> frames = new LinkedBlockingQueue<>();
        final CountDownLatch closed = new CountDownLatch(1);
        private final Queue<Structure> messages = new ArrayDeque<>();
        private final ByteArrayOutputStream partial = new ByteArrayOutputStream();

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            partial.writeBytes(bytes);
            if (last) {
                frames.add(partial.toByteArray());
                partial.reset();
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.countDown();
            return null;
        }

        byte[] next() throws InterruptedException {
            byte[] frame = frames.poll(10, TimeUnit.SECONDS);
            assertThat(frame).isNotNull();
            return frame == null ? new byte[0] : frame;
        }

        /// The next message; the server never cuts inside a chunk here.
        Structure receive() throws InterruptedException {
            while (messages.isEmpty()) {
                unpack(ByteBuffer.wrap(next()));
            }
            return messages.remove();
        }

        private void unpack(ByteBuffer bytes) {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            while (bytes.hasRemaining()) {
                int length = bytes.getShort() & 0xFFFF;
                if (length == 0) {
                    messages.add((Structure) Objects.requireNonNull(Unpacker.unpack(message.toByteArray())));
                    message.reset();
                } else {
                    byte[] chunk = new byte[length];
                    bytes.get(chunk);
                    message.writeBytes(chunk);
                }
            }
        }
    }

    private static void send(WebSocket socket, byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    private static byte[] request(int tag, @Nullable Object... fields) {
        return RawClient.chunk(Packer.pack(Structure.of(tag, fields)), 1400);
    }

    @Test
    void aBrowserRunsAStatement() throws Exception {
        Frames frames = new Frames();
        try (HttpClient http = HttpClient.newHttpClient()) {
            CompletableFuture<WebSocket> opening = http.newWebSocketBuilder()
                    .subprotocols("bolt")
                    .buildAsync(URI.create("ws://127.0.0.1:" + server.address().getPort() + "/"), frames);
            WebSocket socket = opening.get(10, TimeUnit.SECONDS);
            try {
                converse(socket, frames);
            } finally {
                socket.abort();
            }
        }
    }

    private static void converse(WebSocket socket, Frames frames) throws InterruptedException {
        assertThat(socket.getSubprotocol()).isEqualTo("bolt");
        ByteBuffer hands =
                ByteBuffer.allocate(20).putInt(0x6060B017).putInt(0x1FF).putInt(0x404);
        send(socket, hands.array());
        assertThat(frames.next()).hasSize(4 + 1 + 3 * 4 + 1);
        // The choice, HELLO and LOGON come in three frames that are cut anywhere.
        byte[] hello = request(RawClient.HELLO, Map.of("user_agent", "web/1"));
        byte[] logon = request(RawClient.LOGON, RawClient.basic());
        byte[] all = ByteBuffer.allocate(5 + hello.length + logon.length)
                .putInt(0x805)
                .put((byte) 0)
                .put(hello)
                .put(logon)
                .array();
        socket.sendBinary(ByteBuffer.wrap(all, 0, 3), false).join();
        socket.sendBinary(ByteBuffer.wrap(all, 3, 10), true).join();
        socket.sendPing(ByteBuffer.allocate(4)).join();
        socket.sendBinary(ByteBuffer.wrap(all, 13, all.length - 13), true).join();
        assertThat(frames.receive().tag()).isEqualTo(RawClient.SUCCESS);
        assertThat(frames.receive().tag()).isEqualTo(RawClient.SUCCESS);
        send(socket, request(RawClient.RUN, "RETURN 1", Map.of(), Map.of()));
        send(socket, request(RawClient.PULL, Map.of("n", -1)));
        assertThat(frames.receive().tag()).isEqualTo(RawClient.SUCCESS);
        assertThat(frames.receive()).isEqualTo(Structure.of(RawClient.RECORD, List.of(1L)));
        assertThat(frames.receive().tag()).isEqualTo(RawClient.SUCCESS);
        send(socket, request(RawClient.GOODBYE));
        assertThat(frames.closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
