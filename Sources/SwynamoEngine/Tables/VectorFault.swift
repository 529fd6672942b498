import SwynamoCore
import SwynamoWire

/// What is wrong with a value of an attribute that a vector index is of: it is a list of so many 32-bit numbers, or absent.
enum VectorFault {
  case type(AttributeType)
  case size(Int)
  case elementType(Int, AttributeType)
  case elementValue(Int, DynamoDBNumber)

  func error(_ index: VectorIndex) -> DynamoDBError { .invalid(Self.opening + detail(index) + ". IndexName: \(index.name)") }

  private func detail(_ index: VectorIndex) -> String {
    let name = index.attribute
    return switch self {
    case .type(let type): "Invalid type for parameter \(name), Expected: L, Actual: \(type.rawValue)"
    case .size(let count): "Invalid size for parameter \(name), Expected: \(index.dimensions), Actual: \(count)"
    case .elementType(let place, let type):
      "Invalid type for parameter \(name)[\(place)], Expected: 32-bit floating point number, Actual: \(type.rawValue)"
    case .elementValue(let place, let number):
      "Invalid value for parameter \(name)[\(place)], Value: \(Self.scientific(number)) is outside valid range "
        + "[-3.4028235E38, 3.4028235E38]"
    }
  }

  /// Two layers of the service open the sentence. They see it where the item is stored, so that it cancels a transaction.
  static let opening = "One or more parameter values are not valid. One or more parameter values were invalid . "

  /// As Java prints a large number: `3.5E+38`.
  private static func scientific(_ number: DynamoDBNumber) -> String {
    let digits = "\(number.coefficient)"
    let fraction = digits.dropFirst()
    return (number.isNegative ? "-" : "") + digits.prefix(1) + (fraction.isEmpty ? "" : ".\(fraction)") + "E+\(number.magnitude)"
  }
}

extension VectorIndex {
  /// The vector of a value; nil for one that would be refused.
  func vector(in value: AttributeValue) -> [Float]? {
    guard case .list(let elements) = value, elements.count == dimensions else { return nil }
    var vector: [Float] = []
    vector.reserveCapacity(dimensions)
    for element in elements {
      guard case .number(let number) = element, number.isVectorElement else { return nil }
      vector.append(Float(number))
    }
    return vector
  }

  func fault(of value: AttributeValue) -> VectorFault? {
    guard case .list(let elements) = value else { return .type(value.type) }
    guard elements.count == dimensions else { return .size(elements.count) }
    for (place, element) in elements.enumerated() {
      guard case .number(let number) = element else { return .elementType(place, element.type) }
      guard number.isVectorElement else { return .elementValue(place, number) }
    }
    return nil
  }
}

extension TableSchema {
  /// Vectors of an item that is to be stored, or of the attributes that an update wrote.
  func checkVectors(in item: Item) throws(DynamoDBError) {
    for index in vectorIndexes {
      if let value = item[index.attribute], let fault = index.fault(of: value) { throw fault.error(index) }
    }
  }
}

extension DynamoDBError {
  /// Whether it is about a vector that can't be stored.
  var isOfVector: Bool { message.utf8.starts(with: VectorFault.opening.utf8) }
}

extension DynamoDBNumber {
  /// Whether it is in the range of 32-bit numbers, as the service writes it: 3.4028235E38.
  fileprivate var isVectorElement: Bool {
    guard !isZero, magnitude >= 38 else { return true }
    return magnitude == 38 && !(Self.greatestElement < (isNegative ? -self : self))
  }

  private static let greatestElement = DynamoDBNumber("3.4028235E38") ?? 0
}

extension Float {
  /// The nearest there is.
  init(_ number: DynamoDBNumber) {
    if let coefficient = UInt64(exactly: number.coefficient), coefficient < 1 << 53, abs(number.decimalExponent) <= 22 {
      // Both are exact in 64 bits, so that the quotient is the nearest; it is rounded again, unless it lies between two.
      let power = Self.powersOfTen[abs(number.decimalExponent)]
      let wide = number.decimalExponent < 0 ? Double(coefficient) / power : Double(coefficient) * power
      if wide.bitPattern & 0x1FFF_FFFF != 0x1000_0000, wide >= Double(Float.leastNormalMagnitude) || coefficient == 0 {
        self = Float(number.isNegative ? -wide : wide)
        return
      }
    }
    self = Float(number.description) ?? 0
  }

  private static let powersOfTen: [Double] = (0...22).map { exponent in (0..<exponent).reduce(1.0) { power, _ in power * 10 } }
}
