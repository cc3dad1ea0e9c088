package io.orbitgraph.bolt.packstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.orbitgraph.bolt.BoltVersion;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.BytesValue;
import io.orbitgraph.model.value.DateTimeValue;
import io.orbitgraph.model.value.DateValue;
import io.orbitgraph.model.value.DurationValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeRecord;
import io.orbitgraph.model.value.PathValue;
import io.orbitgraph.model.value.PointValue;
import io.orbitgraph.model.value.RelationshipRecord;
import io.orbitgraph.model.value.TimeValue;
import io.orbitgraph.model.value.UuidValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.VectorValue;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueCodecTest {
    private static final WireFormat V4 = WireFormat.of(new BoltVersion(4, 4));
    private static final WireFormat V5 = WireFormat.of(new BoltVersion(5, 8));
    private static final WireFormat V60 = WireFormat.of(new BoltVersion(6, 0));
    private static final WireFormat V61 = WireFormat.of(new BoltVersion(6, 1));
    private static final PackLimits LIMITS = new PackLimits(256, 512 << 20);

    private static byte[] pack(Value value, WireFormat format) {
        ByteBuf buffer = Unpooled.buffer();
        PackWriter writer = new PackWriter();
        writer.open(buffer, 1 << 20);
        new ValueWriter(writer, format).write(value);
        return ByteBufUtil.getBytes(buffer);
    }

    private static Value unpack(byte[] bytes, WireFormat format) {
        PackReader reader = new PackReader(new StringCache(16));
        reader.open(Unpooled.wrappedBuffer(bytes), LIMITS);
        Value value = new ValueReader(reader, format).read();
        reader.requireEnd();
        return value;
    }

    private static String hex(Value value, WireFormat format) {
        return ByteBufUtil.hexDump(pack(value, format));
    }

    private static Value unhex(String hex, WireFormat format) {
        return unpack(ByteBufUtil.decodeHexDump(hex.replace(" ", "")), format);
    }

    @Test
    void whateverIsWrittenIsReadAgain() {
        long seed = System.nanoTime();
        System.out.println("seed=" + seed);
        RandomValues values = new RandomValues(seed);
        for (int i = 0; i < 20_000; i++) {
            Value value = values.next(4);
            Value back = unpack(pack(value, V61), V61);
            assertThat(back).as("seed=%d i=%d", seed, i).isEqualTo(value);
            // Equality does not tell 1 from 1.0; bytes do.
            assertThat(pack(back, V61)).as("seed=%d i=%d", seed, i).isEqualTo(pack(value, V61));
        }
    }

    @Test
    void legacyDateTimesAreReadAgainWhereTheClockIsNotTurnedBack() {
        ZonedDateTime summer = ZonedDateTime.of(2024, 7, 1, 12, 0, 0, 7, ZoneId.of("Europe/Berlin"));
        assertThat(unpack(pack(new DateTimeValue(summer), V4), V4)).isEqualTo(new DateTimeValue(summer));
        assertThat(unpack(pack(new DateTimeValue(summer), V4.withUtcDateTimes()), V4.withUtcDateTimes()))
                .isEqualTo(new DateTimeValue(summer));
    }

    @ParameterizedTest
    @CsvSource({
        "0,00",
        "127,7f",
        "-16,f0",
        "-17,c8ef",
        "-128,c880",
        "128,c90080",
        "-129,c9ff7f",
        "32767,c97fff",
        "32768,ca00008000",
        "-32769,caffff7fff",
        "2147483648,cb0000000080000000",
        "-9223372036854775808,cb8000000000000000"
    })
    void integersTakeTheirShortestForm(long number, String bytes) {
        assertThat(hex(Value.of(number), V5)).isEqualTo(bytes);
        assertThat(unhex(bytes, V5)).isEqualTo(Value.of(number));
    }

    @Test
    void goldenBytesOfPlainValues() {
        assertThat(hex(Value.NULL, V5)).isEqualTo("c0");
        assertThat(hex(Value.of(true), V5)).isEqualTo("c3");
        assertThat(hex(Value.of(false), V5)).isEqualTo("c2");
        assertThat(hex(Value.of(1.1), V5)).isEqualTo("c13ff199999999999a");
        assertThat(hex(Value.of(""), V5)).isEqualTo("80");
        assertThat(hex(Value.of("é"), V5)).isEqualTo("82c3a9");
        assertThat(hex(Value.of("abcdefghijklmnop"), V5)).startsWith("d0106162");
        assertThat(hex(Value.of("x".repeat(256)), V5)).startsWith("d1010078");
        assertThat(hex(Value.of("x".repeat(65_536)), V5)).startsWith("d20001000078");
        assertThat(hex(new BytesValue(new byte[] {1, 2}), V5)).isEqualTo("cc020102");
        assertThat(hex(ListValue.of(Value.of(1), Value.of(2)), V5)).isEqualTo("920102");
        assertThat(hex(MapValue.of("one", Value.of(1)), V5)).isEqualTo("a1836f6e6501");
    }

    @Test
    void goldenBytesOfStructures() {
        assertThat(hex(new DateValue(LocalDate.of(1970, 1, 2)), V5)).isEqualTo("b14401");
        assertThat(hex(new TimeValue(OffsetTime.of(LocalTime.of(0, 0, 0, 5), ZoneOffset.ofHours(1))), V5))
                .isEqualTo("b25405c90e10");
        assertThat(hex(new DurationValue(1, 2, 3, 4), V5)).isEqualTo("b44501020304");
        assertThat(hex(new PointValue(PointValue.Crs.WGS_84_2D, 1, 2, Double.NaN), V5))
                .isEqualTo("b358c910e6c13ff0000000000000c14000000000000000");
        DateTimeValue byOffset = new DateTimeValue(ZonedDateTime.of(1970, 1, 1, 1, 0, 10, 7, ZoneOffset.ofHours(1)));
        assertThat(hex(byOffset, V5)).isEqualTo("b3490a07c90e10");
        assertThat(hex(byOffset, V4)).isEqualTo("b346c90e1a07c90e10");
        DateTimeValue byZone = new DateTimeValue(ZonedDateTime.of(1970, 1, 1, 1, 0, 10, 7, ZoneId.of("Europe/Paris")));
        assertThat(hex(byZone, V5)).isEqualTo("b3690a078c4575726f70652f5061726973");
        assertThat(hex(byZone, V4)).isEqualTo("b366c90e1a078c4575726f70652f5061726973");
    }

    @Test
    void goldenBytesOfNodesRelationshipsAndPaths() {
        NodeRecord a = new NodeRecord(1, List.of("A"), MapValue.of("k", Value.of(2)));
        NodeRecord b = new NodeRecord(3, List.of(), MapValue.EMPTY);
        RelationshipRecord r = new RelationshipRecord(4, 1, 3, "R", MapValue.EMPTY);
        assertThat(hex(a, V4)).isEqualTo("b34e019181" + "41a1816b02");
        assertThat(hex(a, V5)).isEqualTo("b44e019181" + "41a1816b02" + "836e3a31");
        assertThat(hex(r, V4)).isEqualTo("b552040103" + "8152a0");
        assertThat(hex(r, V5)).isEqualTo("b852040103" + "8152a0" + "83723a34" + "836e3a31" + "836e3a33");
        PathValue path = new PathValue(List.of(b, a, b), List.of(r, r));
        assertThat(hex(path, V4))
                .isEqualTo(
                        "b350" + "92" + "b34e0390a0" + "b34e01918141a1816b02" + "91" + "b372048152a0" + "94ff010100");
    }

    @Test
    void newTypesAreToldInTheWordsOfOldVersions() {
        VectorValue vector = new VectorValue(VectorValue.Coordinate.INTEGER16, new byte[] {0, 1, -1, -1});
        assertThat(hex(vector, V5)).isEqualTo("9201ff");
        assertThat(hex(vector, V60)).isEqualTo("b256cc01c9cc040001ffff");
        UuidValue uuid = new UuidValue(new UUID(1, 2));
        assertThat(hex(uuid, V5)).startsWith("d024");
        assertThat(hex(uuid, V60)).isEqualTo("b43f84555549440601a0");
        assertThat(hex(uuid, V61)).isEqualTo("e000000000000000010000000000000002");
        assertProtocolError("b256cc01c9cc040001ffff", V5);
        assertProtocolError("e000000000000000010000000000000002", V60);
    }

    @Test
    void dateTimesOfTheOtherFormAreRefused() {
        assertProtocolError("b3490a07c90e10", V4);
        assertProtocolError("b3460a07c90e10", V5);
    }

    @Test
    void nodesCannotBeSent() {
        assertProtocolError("b44e019181" + "41a1816b02" + "836e3a31", V5);
    }

    @Test
    void valuesThatCannotExistAreErrorsThatAClientSurvives() {
        assertArgumentError("b3690a07" + "8a4e6f776865726531323334", "a zone");
        assertArgumentError("b144cb7fffffffffffffff", "a day beyond the calendar");
        assertArgumentError("b25400ca00100000", "an offset of days");
        assertArgumentError("b174c8ff", "a negative time");
        assertArgumentError("b3490aca7fffffff00", "more nanoseconds than a second has");
        assertArgumentError("b358" + "01" + "c13ff0000000000000c14000000000000000", "a reference system");
        assertArgumentError("82c328", "no UTF-8");
    }

    @Test
    void durationsAreBroughtIntoForm() {
        assertThat(unhex("b445000000c8ff", V5)).isEqualTo(new DurationValue(0, 0, -1, 999_999_999));
    }

    @Test
    void malformedInputIsAProtocolError() {
        for (String hex : List.of(
                "",
                "c1",
                "cb00",
                "d0",
                "d005616263",
                "d2ffffffff",
                "d27fffffff",
                "d6ffffffff",
                "d67fffffff",
                "daffffffff",
                "da7fffffff",
                "ceffffffff",
                "8f",
                "9f",
                "af",
                "bf",
                "b1",
                "b144",
                "b0",
                "b24401",
                "b10044",
                "c4",
                "df",
                "e0",
                "ef",
                "a101c0",
                "a28161018161" + "02",
                "00" + "00")) {
            assertProtocolError(hex, V5);
        }
    }

    @Test
    void deepValuesAreRefusedWithoutAnOverflow() {
        byte[] bomb = new byte[1 << 20];
        java.util.Arrays.fill(bomb, (byte) 0x91);
        assertThatThrownBy(() -> unpack(bomb, V5))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_TOO_LARGE));
        Value deep = Value.of(1);
        for (int i = 0; i < 100_000; i++) {
            deep = ListValue.of(deep);
        }
        Value tooDeep = deep;
        assertThatThrownBy(() -> pack(tooDeep, V5))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NESTING_TOO_DEEP));
    }

    @Test
    void valuesThatWouldFillTheHeapAreRefused() {
        PackReader reader = new PackReader(new StringCache(16));
        // 200,000 empty maps in a list are a byte each on the wire; lists of one element are two.
        byte[] bytes = new byte[400_005];
        bytes[0] = (byte) 0xD6;
        bytes[1] = 0;
        bytes[2] = 0x03;
        bytes[3] = 0x0D;
        bytes[4] = 0x40;
        for (int i = 5; i < bytes.length; i += 2) {
            bytes[i] = (byte) 0x91;
            bytes[i + 1] = 1;
        }
        reader.open(Unpooled.wrappedBuffer(bytes), new PackLimits(16, 4 << 20));
        assertThatThrownBy(() -> new ValueReader(reader, V5).read())
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_TOO_LARGE));
    }

    @Test
    void aRecordThatIsTooLongIsRefused() {
        PackWriter writer = new PackWriter();
        writer.open(Unpooled.buffer(), 1000);
        assertThatThrownBy(() -> new ValueWriter(writer, V5).write(Value.of("x".repeat(1001))))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MEMORY_LIMIT));
    }

    @Test
    void repeatedStringsAreTheSameObject() {
        StringCache cache = new StringCache(16);
        PackReader reader = new PackReader(cache);
        byte[] twice = ByteBufUtil.decodeHexDump("836b6579836b6579836b657a");
        reader.open(Unpooled.wrappedBuffer(twice), LIMITS);
        String first = reader.readRepeatedString();
        assertThat(reader.readRepeatedString()).isSameAs(first);
        assertThat(reader.readRepeatedString()).isEqualTo("kez");
    }

    private static void assertProtocolError(String hex, WireFormat format) {
        assertThatThrownBy(() -> unhex(hex, format))
                .as(hex)
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_INVALID));
    }

    private static void assertArgumentError(String hex, String what) {
        assertThatThrownBy(() -> unhex(hex, V5))
                .as(what)
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT));
    }
}
