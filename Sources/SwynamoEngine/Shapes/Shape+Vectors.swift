import SwynamoCore

extension Shape.Member {
  static let vectorIndexes = Shape.Member("VectorIndexes", .list(vectorIndex("VectorIndex")))

  static let vectorIndexUpdates = Shape.Member(
    "VectorIndexUpdates",
    .list(
      .structure(
        "VectorIndexUpdate",
        [
          Shape.Member("Create", vectorIndex("CreateVectorIndexAction")),
          Shape.Member("Delete", .structure("DeleteVectorIndexAction", [.newIndexName])),
        ])))

  private static func vectorIndex(_ name: String) -> Shape {
    .structure(
      name,
      [
        .projection, .newIndexName,
        Shape.Member("VectorAttribute", .structure("VectorAttributeDefinition", [.keyAttributeName]), .notNull),
        Shape.Member("SearchSchema", .list(searchSchemaElement), .minimumLength(1)),
        Shape.Member("Dimensions", .long, .notNull, .minimum(Limits.vectorDimensions.lowerBound)),
        Shape.Member("DistanceFunction", .string, .notNull, .oneOf(["DOT_PRODUCT", "COSINE", "EUCLIDEAN"])),
      ])
  }

  private static let searchSchemaElement = Shape.structure(
    "SearchSchemaElement",
    [
      .keyAttributeName,
      Shape.Member("SearchSchemaElementType", .string, .notNull, .oneOf(["HASH", "INLINE_FILTER"])),
    ])
}
