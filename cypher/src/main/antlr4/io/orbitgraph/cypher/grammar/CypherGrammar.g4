/// The grammar of Cypher 25. Two aims shape it: every decision takes one token where possible, and no expression is
/// ever read twice. Four means serve them.
///  * The pass between lexer and parser marks the brackets that open a pattern or a comprehension.
///  * `ORDER BY`, `SKIP` and `LIMIT` are clauses of their own; the AST builder joins them to their projection.
///  * A call is a name with parentheses, a qualified call a property look-up with parentheses; the builder tells which.
///  * What a word means beyond its place (type names, kinds of SHOW, normal forms) is decided by the builder.
parser grammar CypherGrammar;

options { tokenVocab = CypherLexer; }

script: preamble* statement SEMICOLON? EOF;

preamble: CYPHER version=( INTEGER | FLOAT )? setting* | EXPLAIN | PROFILE;
setting: name EQ ( name | INTEGER | FLOAT | STRING );

statement: command | query;

// ---- queries ----

query: queryPart ( NEXT queryPart )*;
queryPart: union | conditional;
union: singleQuery ( unionWord singleQuery )*;
unionWord: UNION ( ALL | DISTINCT )?;
conditional: conditionalBranch+ ( ELSE singleQuery )?;
conditionalBranch: WHEN expression THEN singleQuery;
singleQuery: useClause LBRACE query RBRACE | clause+ | LBRACE query RBRACE;

clause
    : matchClause | optionalClause | withClause | returnClause | unwindClause | forClause | letClause | filterClause
    | createClause | mergeClause | setClause | removeClause | deleteClause | foreachClause | callClause | loadCsvClause
    | finishClause | orderByClause | skipClause | limitClause | useClause | showClause | terminateClause
    ;

useClause: USE graphReference;
graphReference: parameter | qualifiedName callArguments?;

matchClause: MATCH matchMode? patternList hint* ( searchClause whereClause? | whereClause searchClause? )?;
optionalClause: OPTIONAL ( matchClause | callClause );
matchMode: REPEATABLE ( ELEMENT | ELEMENTS ) BINDINGS? | DIFFERENT ( RELATIONSHIP | RELATIONSHIPS | EDGE | EDGES ) BINDINGS?;
hint
    : USING indexKind? INDEX SEEK? name COLON name LPAREN name ( COMMA name )* RPAREN   # indexHint
    | USING SCAN name COLON name                                                        # scanHint
    | USING JOIN ON name ( COMMA name )*                                                # joinHint
    ;
searchClause
    : SEARCH subject=name IN LPAREN VECTOR INDEX objectName FOR vector=expression whereClause? ( LIMIT limit=expression )? RPAREN
      ( SCORE AS score=name )?
    ;
whereClause: WHERE expression;

withClause: WITH projection whereClause?;
returnClause: RETURN projection;
projection: ( DISTINCT | ALL_ROWS )? projectionItems groupBy?;
projectionItems: STAR ( COMMA projectionItem )* | projectionItem ( COMMA projectionItem )*;
projectionItem: expression ( AS name )?;
groupBy: GROUP BY ( ALL | LPAREN RPAREN | expression ( COMMA expression )* );
orderByClause: ORDER BY sortItem ( COMMA sortItem )* whereClause?;
sortItem: expression ( ASC | ASCENDING | DESC | DESCENDING )?;
skipClause: ( SKIP_ | OFFSET ) expression whereClause?;
limitClause: LIMIT expression whereClause?;

unwindClause: UNWIND expression AS name;
forClause: FOR name IN expression;
letClause: LET letItem ( COMMA letItem )*;
letItem: name EQ expression;
filterClause: FILTER WHERE? expression;
finishClause: FINISH;

createClause: ( CREATE | INSERT ) patternList;
mergeClause: MERGE pattern mergeAction*;
mergeAction: ON ( MATCH | CREATE ) setClause;
setClause: SET setItem ( COMMA setItem )*;
setItem: postfixExpression ( ( EQ | PLUS_EQ ) expression | labels+ );
removeClause: REMOVE removeItem ( COMMA removeItem )*;
removeItem: postfixExpression labels*;
deleteClause: ( DETACH | NODETACH )? DELETE expression ( COMMA expression )*;
foreachClause: FOREACH LPAREN name IN expression PROJECTION_BAR clause+ RPAREN;

callClause: CALL ( procedureCall | subqueryCall );
procedureCall: qualifiedName procedureArguments? yieldClause?;
procedureArguments: ( LPAREN | PATTERN_OPEN ) ( expression ( COMMA expression )* )? RPAREN;
yieldClause: YIELD ( STAR | yieldItem ( COMMA yieldItem )* ) whereClause?;
yieldItem: name ( AS name )?;
subqueryCall: importList? LBRACE query RBRACE inTransactions?;
importList: LPAREN ( STAR | name ( COMMA name )* )? RPAREN;
inTransactions: IN ( expression? CONCURRENT )? TRANSACTIONS transactionOption*;
transactionOption
    : OF expression ( ROW | ROWS )                                                               # batchSize
    | ON ERROR ( CONTINUE | BREAK | FAIL )                                                       # onError
    | ON ERROR RETRY ( FOR expression ( SEC | SECOND | SECONDS ) )? ( THEN ( CONTINUE | BREAK | FAIL ) )?   # onErrorRetry
    | REPORT STATUS AS name                                                                      # reportStatus
    ;

loadCsvClause: LOAD CSV ( WITH HEADERS )? FROM expression AS name ( FIELDTERMINATOR expression )?;

showClause: SHOW showWord+ showArguments? ( yieldClause | whereClause )?;
showWord
    : IDENTIFIER | ESCAPED_NAME | WITH AUTH | WITH USERS
    | ALL | ALIAS | ALIASES | AS | AUTH | BTREE | BUILT | BY | CONSTRAINT | CONSTRAINTS | CURRENT | DATA | DATABASE | DATABASES
    | DEFAULT | DEFINED | EXECUTABLE | EXIST | EXISTENCE | EXISTS | FOR | FULLTEXT | FUNCTION | FUNCTIONS | GRAPH | GRAPHS
    | HOME | IN | INDEX | INDEXES | KEY | LOOKUP | NODE | POINT | POPULATED | PRIVILEGE | PRIVILEGES | PROCEDURE | PROCEDURES
    | PROPERTY | RANGE | REL | RELATIONSHIP | ROLE | ROLES | SERVER | SERVERS | SETTING | SETTINGS | SUPPORTED | TEXT
    | TRANSACTION | TRANSACTIONS | TYPE | UNIQUE | UNIQUENESS | USER | USERS | VECTOR
    ;
showArguments: showArgument ( COMMA showArgument )*;
showArgument: STRING | parameter | listLiteral;
terminateClause: TERMINATE ( TRANSACTION | TRANSACTIONS ) showArguments yieldClause?;

// ---- patterns ----

patternList: pattern ( COMMA pattern )*;
pattern: ( name EQ )? pathSelector? ( shortestPathCall | pathElement+ );
pathSelector
    : pathMode ( PATH | PATHS )?
    | ALL SHORTEST? pathMode? ( PATH | PATHS )?
    | ANY ( SHORTEST | pathCount )? pathMode? ( PATH | PATHS )?
    | SHORTEST pathCount? pathMode? ( PATH | PATHS )? ( GROUP | GROUPS )?
    ;
pathMode: WALK | TRAIL | ACYCLIC;
pathCount: INTEGER | parameter;
shortestPathCall: ( SHORTESTPATH | ALLSHORTESTPATHS ) ( LPAREN | PATTERN_OPEN ) pathElement+ RPAREN;
pathElement: nodePattern | relationshipPattern quantifier? | parenthesizedPath quantifier?;
parenthesizedPath: LPAREN pattern whereClause? RPAREN;
nodePattern: ( LPAREN | PATTERN_OPEN ) elementName? labels* properties? whereClause? RPAREN;
relationshipPattern: ( LT | ARROW_LEFT )? ( MINUS | ARROW_LINE ) relationshipTail;
/// In an expression the pass before the parser has told this line from a minus, and this head from a comparison.
markedRelationship: ( ARROW_LEFT MINUS | ARROW_LEFT? ARROW_LINE ) relationshipTail;
relationshipTail: relationshipDetail? ( MINUS | ARROW_LINE ) ( GT | ARROW_RIGHT )?;
relationshipDetail: LBRACKET elementName? labels* lengthRange? properties? whereClause? RBRACKET;
/// Without its star a range is refused by the builder, which knows what to say.
lengthRange: STAR lower=lengthBound? ( DOT_DOT upper=lengthBound? )? | missingStar=DOT_DOT lengthBound?;
lengthBound: MINUS? INTEGER;
quantifier: PLUS | STAR | LBRACE ( exact=INTEGER | lower=INTEGER? COMMA upper=INTEGER? ) RBRACE;
properties: mapLiteral | parameter;
labels: ( COLON | IS ) labelExpression;
labelExpression: labelConjunction ( BAR COLON? labelConjunction )*;
labelConjunction: labelNegation ( AMPERSAND labelNegation )*;
labelNegation: BANG* labelAtom;
labelAtom
    : name
    | PERCENT
    | DOLLAR ( ALL | ANY )? ( LPAREN | PATTERN_OPEN ) expression RPAREN
    | ( LPAREN | PATTERN_OPEN ) labelExpression RPAREN
    ;

// ---- expressions, loosest operator first ----

expression: exclusiveExpression ( OR exclusiveExpression )*;
exclusiveExpression: conjunctiveExpression ( XOR conjunctiveExpression )*;
conjunctiveExpression: negatedExpression ( AND negatedExpression )*;
negatedExpression: NOT* comparison;
comparison: predicate ( comparisonOperator predicate )*;
comparisonOperator: EQ | NEQ | BANG_EQ | LT | GT | LE | GE;
predicate: additiveExpression predicateTail*;
predicateTail
    : REGEX additiveExpression
    | STARTS WITH additiveExpression
    | ENDS WITH additiveExpression
    | CONTAINS additiveExpression
    | IN additiveExpression
    | IS_CHECK NOT? ( NULL | ( COLON_COLON | TYPED ) type | normalForm? NORMALIZED | LABELED labelExpression )
    | COLON_COLON type
    | labels
    ;
normalForm: NFC | NFD | NFKC | NFKD;
additiveExpression: multiplicativeExpression ( ( PLUS | MINUS | BAR_BAR ) multiplicativeExpression )*;
multiplicativeExpression: powerExpression ( ( STAR | SLASH | PERCENT ) powerExpression )*;
powerExpression: unaryExpression ( CARET unaryExpression )*;
unaryExpression: ( PLUS | MINUS )* postfixExpression;
postfixExpression: primary postfix*;
postfix: DOT name callArguments? | LBRACKET subscript RBRACKET;
subscript: DOT_DOT expression? | expression ( DOT_DOT expression? )?;

primary
    : variable ( callArguments | mapProjection )?                                                       # named
    | INTEGER                                                                                           # integer
    | FLOAT                                                                                             # float
    | STRING                                                                                            # string
    | ( TRUE | FALSE | NULL | INF | INFINITY | NAN )                                                    # constant
    | parameter                                                                                         # parameterValue
    | mapLiteral                                                                                        # map
    | listLiteral                                                                                       # list
    | LIST_COMPREHENSION_OPEN name IN expression whereClause? ( PROJECTION_BAR expression )? RBRACKET   # listComprehension
    | PATTERN_COMPREHENSION_OPEN ( name EQ )? patternExpression whereClause? PROJECTION_BAR expression RBRACKET   # patternComprehension
    | CASE subject=expression? caseBranch+ ( ELSE otherwise=expression )? END                           # caseExpression
    | ( EXISTS | COUNT | COLLECT ) ( callArguments | subquery )?                                        # subqueryOrCall
    | ( ALL | ANY | NONE | SINGLE ) ( LPAREN name IN expression whereClause? RPAREN )?                  # quantified
    | REDUCE ( LPAREN accumulator=name EQ initial=expression COMMA element=name IN source=expression
      PROJECTION_BAR step=expression RPAREN )?                                                          # reduction
    | ALLREDUCE ( LPAREN accumulator=name EQ initial=expression COMMA element=name IN source=expression
      PROJECTION_BAR step=expression COMMA condition=expression RPAREN )?                               # reductionPredicate
    | TRIM ( ( LPAREN | PATTERN_OPEN ) trimSide? first=expression? ( FROM source=expression | ( COMMA expression )* ) RPAREN )?   # trim
    | shortestPathCall                                                                                  # shortestPath
    | patternExpression                                                                                 # patternValue
    | LPAREN expression RPAREN                                                                          # parenthesized
    ;

variable: ESCAPED_NAME | IDENTIFIER | plainKeyword;
trimSide: BOTH | LEADING | TRAILING;
callArguments: ( LPAREN | PATTERN_OPEN ) ( STAR | ( DISTINCT | ALL_ROWS )? ( expression ( COMMA expression )* )? ) RPAREN;
mapProjection: LBRACE ( mapProjectionItem ( COMMA mapProjectionItem )* )? RBRACE;
mapProjectionItem: DOT ( STAR | name ) | name ( COLON expression )?;
subquery: LBRACE ( query | matchMode? patternList whereClause? ) RBRACE;
caseBranch: WHEN caseTest ( COMMA caseTest )* THEN expression;
caseTest: comparisonOperator predicate | predicateTail | expression;
patternExpression: PATTERN_OPEN elementName? labels* properties? whereClause? RPAREN ( markedRelationship nodePattern )+;
mapLiteral: LBRACE ( mapEntry ( COMMA mapEntry )* )? RBRACE;
mapEntry: name COLON expression;
listLiteral: LBRACKET ( expression ( COMMA expression )* )? RBRACKET;
parameter: DOLLAR ( name | INTEGER );

type: typeTerm ( BAR typeTerm )*;
typeTerm: typeWord+ ( TYPE_OPEN type GT )? ( LPAREN INTEGER RPAREN )? notNull? ( ( LIST | ARRAY ) notNull? )*;
typeWord
    : IDENTIFIER | ANY | NULL | LIST | ARRAY | POINT | VECTOR | NODE | RELATIONSHIP | EDGE | PATH | GRAPH | PROPERTY | TIME | DATA
    | ( WITH | WITHOUT ) TIME ZONE
    ;
notNull: NOT NULL | BANG;

// ---- schema and administration ----

command
    : CREATE orReplace? indexKind? INDEX objectName? ifNotExists? FOR schemaElement ON indexTarget indexFilter? options?   # createIndex
    | CREATE orReplace? CONSTRAINT objectName? ifNotExists? FOR schemaElement REQUIRE propertyList ( IS | IS_CHECK ) constraintKind options?        # createConstraint
    | DROP INDEX objectName ifExists?                                                                # dropIndex
    | DROP CONSTRAINT objectName ifExists?                                                           # dropConstraint
    | CREATE orReplace? DATABASE databaseName ifNotExists? options? waiting?                         # createDatabase
    | DROP DATABASE databaseName ifExists? ( ( DUMP | DESTROY ) DATA )? waiting?                     # dropDatabase
    | ( START | STOP ) DATABASE databaseName waiting?                                                # switchDatabase
    | CREATE orReplace? USER objectName ifNotExists? userSetting*                                    # createUser
    | ALTER USER objectName ifExists? userSetting*                                                   # alterUser
    | ALTER CURRENT USER SET PASSWORD FROM expression TO expression                                  # alterCurrentUser
    | DROP USER objectName ifExists?                                                                 # dropUser
    | CREATE orReplace? ROLE objectName ifNotExists? ( AS? name OF objectName )?                     # createRole
    | DROP ROLE objectName ifExists?                                                                 # dropRole
    | GRANT ( ROLE | ROLES ) objectName ( COMMA objectName )* TO objectName ( COMMA objectName )*    # grantRoles
    | REVOKE ( ROLE | ROLES ) objectName ( COMMA objectName )* FROM objectName ( COMMA objectName )* # revokeRoles
    | refusable word*                                                                                # otherCommand
    ;
/// What opens an administration command that has no rule of its own: it is read to its end and refused by its name.
refusable
    : ( CREATE | DROP ) ( OR REPLACE )? ( ALIAS | COMPOSITE | SERVER | AUTH | IMMUTABLE | ROLE | DATABASE | USER )
    | ALTER | GRANT | DENY | REVOKE | RENAME | START | STOP | ENABLE | DEALLOCATE | REALLOCATE | DRYRUN | DEFINE
    ;
word: ~SEMICOLON;

orReplace: OR REPLACE;
ifNotExists: IF NOT ( EXISTS | EXIST );
ifExists: IF ( EXISTS | EXIST );
waiting: WAIT ( INTEGER ( SEC | SECOND | SECONDS )? )? | NOWAIT;
options: OPTIONS ( mapLiteral | parameter );
objectName: name | parameter;
databaseName: name ( DOT name )* | parameter;
indexKind: RANGE | TEXT | POINT | FULLTEXT | VECTOR | LOOKUP | BTREE;
schemaElement
    : ( LPAREN | PATTERN_OPEN ) name ( COLON name ( BAR name )* )? RPAREN                                                # schemaNode
    | ( LPAREN | PATTERN_OPEN ) RPAREN ( LT | ARROW_LEFT )? ( MINUS | ARROW_LINE ) LBRACKET name ( COLON name ( BAR name )* )? RBRACKET MINUS GT? LPAREN RPAREN   # schemaRelationship
    ;
indexTarget: EACH? ( propertyList | LBRACKET propertyName ( COMMA propertyName )* RBRACKET | name LPAREN name RPAREN );
indexFilter: WITH LBRACKET propertyName ( COMMA propertyName )* RBRACKET;
propertyList: propertyName | LPAREN propertyName ( COMMA propertyName )* RPAREN;
propertyName: name DOT name;
constraintKind
    : ( NODE | RELATIONSHIP | REL )? ( UNIQUE | KEY )
    | NOT NULL
    | ( COLON_COLON | TYPED ) type
    ;
userSetting
    : SET? ( PLAINTEXT | ENCRYPTED )? PASSWORD expression passwordChange?   # userPassword
    | SET? PASSWORD? passwordChange                                         # userPasswordChange
    | SET? STATUS ( ACTIVE | SUSPENDED )                                    # userStatus
    | SET? HOME DATABASE databaseName                                       # userHome
    | REMOVE HOME DATABASE                                                  # userNoHome
    ;
passwordChange: CHANGE NOT? REQUIRED;

// ---- names ----

qualifiedName: name ( DOT name )*;
/// A variable in a node or relationship pattern: here `WHERE` and `IS` keep their meaning.
elementName: ESCAPED_NAME | IDENTIFIER | plainKeyword | elementKeyword;
name: ESCAPED_NAME | IDENTIFIER | plainKeyword | reservedKeyword;

/// Words that are a variable wherever one can stand.
plainKeyword
    :ACCESS | ACTIVE | ACYCLIC | ALIAS | ALIASES | ALTER | AND | ARRAY | AS | ASC | ASCENDING | AUTH | BINDINGS | BOTH
    | BREAK | BTREE | BUILT | BY | CALL | CHANGE | COMPOSITE | CONCURRENT | CONSTRAINT | CONSTRAINTS | CONTAINS | CONTINUE
    | CREATE | CSV | CURRENT | CYPHER | DATA | DATABASE | DATABASES | DEALLOCATE | DEFAULT | DEFINE | DEFINED
    | DELETE | DENY | DESC | DESCENDING | DESTROY | DETACH | DIFFERENT | DROP | DRYRUN | DUMP | EACH | EDGE | EDGES
    | ELEMENT | ELEMENTS | ELSE | ENABLE | ENCRYPTED | END | ENDS | ERROR | EXECUTABLE | EXIST | EXISTENCE | EXPLAIN | FAIL
    | FIELDTERMINATOR | FILTER | FINISH | FOR | FOREACH | FROM | FULLTEXT | FUNCTION | FUNCTIONS | GRANT | GRAPH
    | GRAPHS | GROUP | GROUPS | HEADERS | HOME | IF | IMMUTABLE | INDEX | INDEXES | INSERT | JOIN | KEY | LABELED
    | LEADING | LET | LIMIT | LIST | LOAD | LOOKUP | MATCH | MERGE | NEXT | NFC | NFD | NFKC | NFKD | NODE
    | NODETACH | NORMALIZED | NOWAIT | OF | OFFSET | ON | OPTIONAL | OPTIONS | OR | ORDER | PASSWORD | PATH | PATHS
    | PLAINTEXT | POINT | POPULATED | PRIVILEGE | PRIVILEGES | PROCEDURE | PROCEDURES | PROFILE | PROPERTY | RANGE
    | REALLOCATE | REL | RELATIONSHIP | RELATIONSHIPS | REMOVE | RENAME | REPEATABLE | REPLACE | REPORT | REQUIRE
    | REQUIRED | RETRY | RETURN | REVOKE | ROLE | ROLES | ROW | ROWS | SCAN | SCORE | SEARCH | SEC | SECOND
    | SECONDS | SEEK | SERVER | SERVERS | SET | SETTING | SETTINGS | SHORTEST | SHOW | SKIP_ | START | STARTS | STATUS | STOP
    | SUPPORTED | SUSPENDED | TERMINATE | TEXT | THEN | TIME | TO | TRAIL | TRAILING | TRANSACTION | TRANSACTIONS
    | TYPE | TYPED | UNION | UNIQUE | UNIQUENESS | UNWIND | USE | USER | USERS | USING | VECTOR | WAIT | WALK | WITH
    | WITHOUT | XOR | YIELD | ZONE    ;
/// Words with a meaning of their own at the start of an expression: names for labels, types, keys and aliases only.
reservedKeyword
    :ALL | ALLREDUCE | ALLSHORTESTPATHS | ANY | CASE | COLLECT | COUNT | DISTINCT | EXISTS | FALSE
    | IN | INF | INFINITY | IS | NAN | NONE | NOT | NULL | REDUCE | SHORTESTPATH | SINGLE | TRIM | TRUE
    | WHEN | WHERE    | IS_CHECK | ALL_ROWS
    ;
elementKeyword: ALL | ANY | COLLECT | COUNT | DISTINCT | EXISTS | IN | NONE | REDUCE | SINGLE | TRIM;
