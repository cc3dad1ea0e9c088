package io.orbitgraph.model.error;

/// Every way a request can fail. A new failure is a new line here: nothing else maps codes.
///
/// `detail` and `errorType` are the openCypher TCK's names of the error where the TCK has one.
///
/// Sources: the list of Neo4j status codes, the list of GQLSTATUS error codes in Neo4j's documentation, ISO/IEC 39075.
public enum ErrorCode {
    // spotless:off (a table: one line, one error)
    VARIABLE_TYPE_CONFLICT(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "22NB1", "SyntaxError", "VariableTypeConflict", "a variable is used with two types that exclude each other"),
    INVALID_ARGUMENT_TYPE(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "22NB1", "SyntaxError", "InvalidArgumentType", "an expression has a type that is not allowed here"),
    VARIABLE_ALREADY_BOUND(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42N59", "SyntaxError", "VariableAlreadyBound", "a variable is declared again"),
    UNDEFINED_VARIABLE(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42N62", "SyntaxError", "UndefinedVariable", "a variable is not defined"),
    INVALID_AGGREGATION(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42I24", "SyntaxError", "InvalidAggregation", "an aggregating function is used where none is allowed"),
    UNEXPECTED_SYNTAX(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42I06", "SyntaxError", "UnexpectedSyntax", "the text does not follow the grammar"),
    AMBIGUOUS_AGGREGATION_EXPRESSION(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42I18", "SyntaxError", "AmbiguousAggregationExpression", "an expression mixes aggregation with values that are not grouped"),
    INTEGER_OVERFLOW(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "22003", "SyntaxError", "IntegerOverflow", "an integer literal is outside the 64-bit range"),
    FLOATING_POINT_OVERFLOW(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "22003", "SyntaxError", "FloatingPointOverflow", "a floating-point literal is outside the 64-bit range"),
    NO_SINGLE_RELATIONSHIP_TYPE(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42I14", "SyntaxError", "NoSingleRelationshipType", "a relationship to be created needs exactly one type"),
    INVALID_NUMBER_OF_ARGUMENTS(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42I13", "SyntaxError", "InvalidNumberOfArguments", "a function or procedure is called with a wrong number of arguments"),
    INVALID_PARAMETER_USE(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42N32", "SyntaxError", "InvalidParameterUse", "a parameter is used where a literal map is needed"),
    NON_CONSTANT_EXPRESSION(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42N28", "SyntaxError", "NonConstantExpression", "an expression that refers to variables is used where a constant is needed"),
    NEGATIVE_INTEGER_ARGUMENT(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "22N02", "SyntaxError", "NegativeIntegerArgument", "a number that must not be negative is negative"),
    INVALID_NUMBER_LITERAL(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42I07", "SyntaxError", "InvalidNumberLiteral", "a number literal is malformed"),
    INVALID_CLAUSE_COMPOSITION(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42I38", "SyntaxError", "InvalidClauseComposition", "a clause stands where it may not"),
    REQUIRES_DIRECTED_RELATIONSHIP(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42I56", "SyntaxError", "RequiresDirectedRelationship", "a relationship to be created needs a direction"),
    CREATING_VAR_LENGTH(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42I41", "SyntaxError", "CreatingVarLength", "a variable-length relationship cannot be created"),
    INVALID_DELETE(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42I26", "SyntaxError", "InvalidDelete", "only nodes, relationships and paths can be deleted"),
    INVALID_RELATIONSHIP_PATTERN(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42I32", "SyntaxError", "InvalidRelationshipPattern", "a relationship pattern is not allowed here"),
    COLUMN_NAME_CONFLICT(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42N38", "SyntaxError", "ColumnNameConflict", "two columns of a result have the same name"),
    DIFFERENT_COLUMNS_IN_UNION(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42N39", "SyntaxError", "DifferentColumnsInUnion", "the parts of a UNION return different columns"),
    INVALID_ARGUMENT_PASSING_MODE(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42N36", "SyntaxError", "InvalidArgumentPassingMode", "a procedure call inside a query needs explicit arguments"),
    RELATIONSHIP_UNIQUENESS_VIOLATION(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42N68", "SyntaxError", "RelationshipUniquenessViolation", "a relationship variable is used twice in one pattern"),
    UNKNOWN_FUNCTION(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42N48", "SyntaxError", "UnknownFunction", "there is no function of that name"),
    NESTED_AGGREGATION(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "22N34", "SyntaxError", "NestedAggregation", "an aggregating function is used inside another"),
    NO_VARIABLES_IN_SCOPE(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42I37", "SyntaxError", "NoVariablesInScope", "`*` needs at least one variable in scope"),
    NO_EXPRESSION_ALIAS(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42N21", "SyntaxError", "NoExpressionAlias", "an expression in WITH needs an alias"),
    INVALID_UNICODE_LITERAL(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "42I19", "SyntaxError", "InvalidUnicodeLiteral", "a unicode escape is malformed"),
    INVALID_UNICODE_CHARACTER(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "22N82", "SyntaxError", "InvalidUnicodeCharacter", "a character is not allowed in a query"),
    UNSUPPORTED_FEATURE(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "51N26", "SyntaxError", "UnsupportedFeature", "the feature is part of the language but not supported by this version"),
    NESTING_TOO_DEEP(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "51N37", "SyntaxError", "NestingTooDeep", "the query is nested too deeply"),
    INVALID_ARGUMENT_VALUE(ErrorKind.CLIENT, "Neo.ClientError.Statement.TypeError", "22N01", "TypeError", "InvalidArgumentValue", "a value has a type that the operation does not take"),
    INVALID_ARGUMENT_TYPE_RUNTIME(ErrorKind.CLIENT, "Neo.ClientError.Statement.TypeError", "22G03", "TypeError", "InvalidArgumentType", "a value has a type that the operation does not take"),
    MAP_ELEMENT_ACCESS_BY_NON_STRING(ErrorKind.CLIENT, "Neo.ClientError.Statement.TypeError", "22N01", "TypeError", "MapElementAccessByNonString", "a map is indexed by something that is not a string"),
    LIST_ELEMENT_ACCESS_BY_NON_INTEGER(ErrorKind.CLIENT, "Neo.ClientError.Statement.TypeError", "22N01", "TypeError", "ListElementAccessByNonInteger", "a list is indexed by something that is not an integer"),
    INVALID_ELEMENT_ACCESS(ErrorKind.CLIENT, "Neo.ClientError.Statement.TypeError", "22N01", "TypeError", "InvalidElementAccess", "a value that is neither list nor map is indexed"),
    INVALID_PROPERTY_TYPE(ErrorKind.CLIENT, "Neo.ClientError.Statement.TypeError", "22N39", "TypeError", "InvalidPropertyType", "a property cannot hold a value of that type"),
    PROPERTY_ACCESS_ON_NON_MAP(ErrorKind.CLIENT, "Neo.ClientError.Statement.TypeError", "22N27", "TypeError", "PropertyAccessOnNonMap", "a value of that type has no properties"),
    ARGUMENT_TYPE(ErrorKind.CLIENT, "Neo.ClientError.Statement.ArgumentError", "22N38", "ArgumentError", "InvalidArgumentType", "an argument has a type that the function does not take"),
    NUMBER_OUT_OF_RANGE(ErrorKind.CLIENT, "Neo.ClientError.Statement.ArgumentError", "22N03", "ArgumentError", "NumberOutOfRange", "an argument is outside the range that the function takes"),
    INVALID_ARGUMENT(ErrorKind.CLIENT, "Neo.ClientError.Statement.ArgumentError", "22N11", "ArgumentError", "InvalidArgumentValue", "an argument has a value that the function does not take"),
    NEGATIVE_INTEGER_ARGUMENT_RUNTIME(ErrorKind.CLIENT, "Neo.ClientError.Statement.ArgumentError", "22N02", "SyntaxError", "NegativeIntegerArgument", "a number that must not be negative is negative"),
    INVALID_ROW_COUNT_TYPE_RUNTIME(ErrorKind.CLIENT, "Neo.ClientError.Statement.ArgumentError", "22N01", "SyntaxError", "InvalidArgumentType", "SKIP and LIMIT take an integer"),
    ARITHMETIC_OVERFLOW(ErrorKind.CLIENT, "Neo.ClientError.Statement.ArithmeticError", "22N28", "ArithmeticError", "IntegerOverflow", "the result of an arithmetic operation is outside the 64-bit range"),
    DIVISION_BY_ZERO(ErrorKind.CLIENT, "Neo.ClientError.Statement.ArithmeticError", "22012", "ArithmeticError", "DivisionByZero", "an integer is divided by zero"),
    INVALID_REGULAR_EXPRESSION(ErrorKind.CLIENT, "Neo.ClientError.Statement.SyntaxError", "22N11", "SyntaxError", "InvalidRegularExpression", "a regular expression is malformed"),
    DELETED_ENTITY_ACCESS(ErrorKind.CLIENT, "Neo.ClientError.Statement.EntityNotFound", "25N13", "EntityNotFound", "DeletedEntityAccess", "a node or relationship was deleted in this transaction"),
    ENTITY_NOT_FOUND(ErrorKind.CLIENT, "Neo.ClientError.Statement.EntityNotFound", "22N60", "EntityNotFound", "EntityNotFound", "a node or relationship does not exist"),
    MERGE_READ_OWN_WRITES(ErrorKind.CLIENT, "Neo.ClientError.Statement.SemanticError", "22N31", "SemanticError", "MergeReadOwnWrites", "MERGE cannot use null property values"),
    DELETE_CONNECTED_NODE(ErrorKind.CLIENT, "Neo.ClientError.Schema.ConstraintValidationFailed", "50N14", "ConstraintVerificationFailed", "DeleteConnectedNode", "a node that still has relationships cannot be deleted"),
    CONSTRAINT_VIOLATION(ErrorKind.CLIENT, "Neo.ClientError.Schema.ConstraintValidationFailed", "50N14", "ConstraintValidationFailed", "ConstraintViolation", "a constraint of the schema is violated"),
    MISSING_PARAMETER(ErrorKind.CLIENT, "Neo.ClientError.Statement.ParameterMissing", "42N51", "ParameterMissing", "MissingParameter", "a parameter of the query has no value"),
    PROCEDURE_NOT_FOUND(ErrorKind.CLIENT, "Neo.ClientError.Procedure.ProcedureNotFound", "42N08", "ProcedureError", "ProcedureNotFound", "there is no procedure of that name"),
    PROCEDURE_CALL_FAILED(ErrorKind.CLIENT, "Neo.ClientError.Procedure.ProcedureCallFailed", "52N02", "ProcedureError", "ProcedureCallFailed", "a procedure failed"),
    INDEX_ALREADY_EXISTS(ErrorKind.CLIENT, "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists", "22N70", "SchemaError", "IndexAlreadyExists", "an equivalent index or constraint exists"),
    INDEX_NAME_TAKEN(ErrorKind.CLIENT, "Neo.ClientError.Schema.IndexWithNameAlreadyExists", "22N71", "SchemaError", "IndexNameTaken", "an index or constraint of that name exists"),
    INDEX_NOT_FOUND(ErrorKind.CLIENT, "Neo.ClientError.Schema.IndexNotFound", "22N69", "SchemaError", "IndexNotFound", "there is no such index or constraint"),
    SCHEMA_MODIFIED_WITH_DATA(ErrorKind.CLIENT, "Neo.ClientError.Transaction.ForbiddenDueToTransactionType", "25N01", "SchemaError", "SchemaAndDataInOneTransaction", "a transaction cannot change both schema and data"),
    WRITE_IN_READ_MODE(ErrorKind.CLIENT, "Neo.ClientError.Statement.AccessMode", "42N02", "AccessMode", "WriteInReadMode", "writing is not allowed in a read transaction"),
    UNAUTHORIZED(ErrorKind.CLIENT, "Neo.ClientError.Security.Unauthorized", "42NFF", "Security", "Unauthorized", "user name or password is wrong"),
    FORBIDDEN(ErrorKind.CLIENT, "Neo.ClientError.Security.Forbidden", "42NFF", "Security", "Forbidden", "the user may not do this"),
    AUTHENTICATION_RATE_LIMIT(ErrorKind.CLIENT, "Neo.ClientError.Security.AuthenticationRateLimit", "42NFC", "Security", "AuthenticationRateLimit", "too many failed logins"),
    UNSUPPORTED_AUTHENTICATION(ErrorKind.CLIENT, "Neo.ClientError.Security.Unauthorized", "42NFC", "Security", "UnsupportedAuthentication", "the authentication scheme is not supported"),
    REQUEST_INVALID(ErrorKind.CLIENT, "Neo.ClientError.Request.Invalid", "08N11", "Request", "RequestInvalid", "the request does not follow the protocol"),
    REQUEST_TOO_LARGE(ErrorKind.CLIENT, "Neo.ClientError.Request.Invalid", "22N56", "Request", "RequestTooLarge", "the request exceeds a size limit"),
    DATABASE_NOT_FOUND(ErrorKind.CLIENT, "Neo.ClientError.Database.DatabaseNotFound", "22N51", "Database", "DatabaseNotFound", "there is no database of that name"),
    INVALID_BOOKMARK(ErrorKind.CLIENT, "Neo.ClientError.Transaction.InvalidBookmark", "08N12", "Transaction", "InvalidBookmark", "a bookmark is malformed or from another database"),
    BOOKMARK_TIMEOUT(ErrorKind.TRANSIENT, "Neo.TransientError.Transaction.BookmarkTimeout", "08N13", "Transaction", "BookmarkTimeout", "a bookmark was not reached in time"),
    TRANSACTION_TERMINATED(ErrorKind.TRANSIENT, "Neo.TransientError.Transaction.Terminated", "25N16", "Transaction", "Terminated", "the transaction was terminated"),
    TRANSACTION_TIMED_OUT(ErrorKind.CLIENT, "Neo.ClientError.Transaction.TransactionTimedOut", "25N14", "Transaction", "TimedOut", "the transaction ran longer than its timeout"),
    TRANSACTION_NOT_OPEN(ErrorKind.CLIENT, "Neo.ClientError.Transaction.TransactionNotFound", "25N04", "Transaction", "TransactionNotOpen", "there is no open transaction"),
    TRANSACTION_ALREADY_OPEN(ErrorKind.CLIENT, "Neo.ClientError.Transaction.TransactionStartFailed", "25N06", "Transaction", "TransactionAlreadyOpen", "the session has an open transaction"),
    DEADLOCK_DETECTED(ErrorKind.TRANSIENT, "Neo.TransientError.Transaction.DeadlockDetected", "50N05", "Transaction", "DeadlockDetected", "the transaction was chosen to end a deadlock"),
    WRITE_CONFLICT(ErrorKind.TRANSIENT, "Neo.TransientError.Transaction.Outdated", "25N11", "Transaction", "WriteConflict", "another transaction changed the same data after this one began"),
    LOCK_TIMEOUT(ErrorKind.TRANSIENT, "Neo.TransientError.Transaction.LockAcquisitionTimeout", "25N16", "Transaction", "LockTimeout", "a lock was not granted in time"),
    MEMORY_LIMIT(ErrorKind.TRANSIENT, "Neo.TransientError.General.MemoryPoolOutOfMemoryError", "51N72", "General", "MemoryLimit", "the query needs more memory than it may use"),
    DATABASE_UNAVAILABLE(ErrorKind.TRANSIENT, "Neo.TransientError.General.DatabaseUnavailable", "08N09", "General", "DatabaseUnavailable", "the database is shutting down or not ready"),
    DATABASE_READ_ONLY(ErrorKind.DATABASE, "Neo.DatabaseError.Transaction.TransactionCommitFailed", "08N08", "General", "DatabaseReadOnly", "the database went read-only after a storage error"),
    STORAGE_ERROR(ErrorKind.DATABASE, "Neo.DatabaseError.General.StorageDamageDetected", "50N07", "General", "StorageError", "the storage failed or is damaged"),
    STORE_FORMAT(ErrorKind.DATABASE, "Neo.DatabaseError.General.StorageDamageDetected", "51N40", "General", "StoreFormat", "the store was written by another version or is no store"),
    INTERNAL_ERROR(ErrorKind.DATABASE, "Neo.DatabaseError.General.UnknownError", "50N42", "General", "InternalError", "something went wrong inside the server; the log has the details");
    // spotless:on

    private final ErrorKind kind;
    private final String neo4jCode;
    private final String gqlStatus;
    private final String errorType;
    private final String detail;
    private final String template;

    ErrorCode(ErrorKind kind, String neo4jCode, String gqlStatus, String errorType, String detail, String template) {
        this.kind = kind;
        this.neo4jCode = neo4jCode;
        this.gqlStatus = gqlStatus;
        this.errorType = errorType;
        this.detail = detail;
        this.template = template;
    }

    public ErrorKind kind() {
        return kind;
    }

    /// The code that Neo4j's drivers know, e.g. `Neo.ClientError.Statement.SyntaxError`.
    public String neo4jCode() {
        return neo4jCode;
    }

    /// Five characters; the first two are the class.
    public String gqlStatus() {
        return gqlStatus;
    }

    /// The TCK's error type, e.g. `SyntaxError`; our own word where the TCK has none.
    public String errorType() {
        return errorType;
    }

    /// The TCK's detail, e.g. `UndefinedVariable`; our own word where the TCK has none.
    public String detail() {
        return detail;
    }

    /// What the error means in general; the exception's message says it of the case at hand.
    public String template() {
        return template;
    }

    /// Whether the same request may succeed when it is tried again.
    public boolean isRetryable() {
        return kind == ErrorKind.TRANSIENT;
    }
}
