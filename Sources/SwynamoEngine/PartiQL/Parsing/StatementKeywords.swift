import SwynamoCore

/// The words that are no names in a statement unless they are quoted, in any case.
///
/// Source: PartiQL's reference implementation, `LexerConstants`: the words of SQL-92 and its own.
enum StatementKeywords {
  static func contains(_ word: String) -> Bool { words.contains(word) }

  private static let words = StringSet(
    """
    absolute action add all allocate alter and any are as asc assertion at authorization avg begin between bit bit_length by
    cascade cascaded case cast catalog char character character_length char_length check close coalesce collate collation column
    commit connect connection constraint constraints continue convert corresponding count create cross current current_date
    current_time current_timestamp current_user cursor date deallocate dec decimal declare default deferrable deferred delete
    desc describe descriptor diagnostics disconnect distinct domain double drop else end escape except exception exec
    execute exists external extract date_add date_diff false fetch first float for foreign found from full get global go goto
    grant group having identity immediate in indicator initially inner input insensitive insert int integer intersect interval
    into is isolation join key language last left level like local lower match max min module names national natural nchar next
    no not null nullif numeric octet_length of on only open option or order outer output overlaps pad partial position precision
    prepare preserve primary prior privileges procedure public read real references relative restrict revoke right rollback rows
    schema scroll section select session session_user set size smallint some space sql sqlcode sqlerror sqlstate substring sum
    system_user table temporary then time timestamp to transaction translate translation trim true union unique unknown update
    upper usage user using value values varchar varying view when whenever where with work write zone
    missing pivot unpivot limit tuple remove index conflict do nothing returning modified new old let
    bool boolean string symbol clob blob struct list sexp bag
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Those that may be called.
  static let functions: StringSet = [
    "exists", "count", "avg", "max", "min", "sum", "substring", "char_length", "character_length", "octet_length", "bit_length",
    "upper", "lower", "size", "nullif", "coalesce", "sexp", "list", "bag",
  ]

  /// Those that stand between or before operands.
  static let operators: StringSet = ["and", "or", "not", "in", "is", "between", "like", "union", "except", "intersect"]
}

/// The names that `IS` takes for the types of values.
enum StatementType {
  static let missing = "missing"

  static func isKnown(_ name: String) -> Bool { name == missing || types[name] != nil }

  /// The types of attributes that have a name.
  static func types(_ name: String) -> [AttributeType] { types[name] ?? [] }

  private static let types: StringMap<[AttributeType]> = {
    let names: [(AttributeType, String)] = [
      (.null, "null"), (.bool, "bool boolean"), (.string, "s string symbol clob char character varchar"),
      (.number, "n number int integer smallint float real decimal dec numeric"), (.binary, "b binary blob"), (.list, "l list"),
      (.map, "m map struct tuple"), (.stringSet, "ss string_set bag set"), (.numberSet, "ns number_set bag set"),
      (.binarySet, "bs binary_set bag set"),
    ]
    var types: StringMap<[AttributeType]> = [:]
    for (type, words) in names {
      for word in words.split(separator: " ") { types[String(word), default: []].append(type) }
    }
    return types
  }()
}
