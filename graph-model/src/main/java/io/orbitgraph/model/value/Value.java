package io.orbitgraph.model.value;

/// One value of the Cypher type system. Immutable and safe to share between threads.
///
/// Java's `equals` of these records is *equivalence* (null equals null, NaN equals NaN, `1` and `1.0` are equal, nodes
/// and relationships compare by id), as grouping and DISTINCT need it; the three-valued `=` of Cypher is {@link
/// ValueSemantics#equal}.
public sealed interface Value
        permits BooleanValue,
                BytesValue,
                DateTimeValue,
                DateValue,
                DurationValue,
                FloatValue,
                IntegerValue,
                ListValue,
                LocalDateTimeValue,
                LocalTimeValue,
                MapValue,
                NodeValue,
                NullValue,
                PathValue,
                PointValue,
                RelationshipValue,
                StringValue,
                TimeValue,
                UuidValue,
                VectorValue {

    /// The single null. Always written `Value.NULL`: were {@link NullValue} initialised before this interface by one
    /// thread and after it by another, the two could wait for each other.
    @SuppressWarnings("ClassInitializationDeadlock")
    NullValue NULL = NullValue.NULL;

    /// The type of this value; {@link ValueType#typeName} is what users see in messages and `valueType()`.
    ValueType type();

    default boolean isNull() {
        return this == NULL;
    }

    static BooleanValue of(boolean value) {
        return value ? BooleanValue.TRUE : BooleanValue.FALSE;
    }

    static IntegerValue of(long value) {
        return new IntegerValue(value);
    }

    static FloatValue of(double value) {
        return new FloatValue(value);
    }

    static StringValue of(String value) {
        return new StringValue(value);
    }
}
