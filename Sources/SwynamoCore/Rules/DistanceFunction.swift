/// `DistanceFunction`: how near two vectors are to each other, which is the score of a search. Source: Developer Guide, "Distance
/// functions" of vector indexes.
public enum DistanceFunction: String, Sendable, Hashable, CaseIterable {
  /// `COSINE`: 1 − cos, from 0 to 2; the less, the nearer. A vector of zeros is 1 from all others.
  case cosine = "COSINE"
  /// `EUCLIDEAN`: the distance; the less, the nearer.
  case euclidean = "EUCLIDEAN"
  /// `DOT_PRODUCT`: the product; the greater, the nearer.
  case dotProduct = "DOT_PRODUCT"
}
