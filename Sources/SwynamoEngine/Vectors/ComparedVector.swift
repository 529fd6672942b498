import SwynamoCore

/// A vector that others are compared with, in double precision: products of 32-bit numbers are exact in it, and their sums don't
/// overflow.
struct ComparedVector: Sendable {
  let distance: DistanceFunction
  private let elements: [Double]
  private let square: Double

  init(_ elements: [Float], _ distance: DistanceFunction) {
    self.distance = distance
    self.elements = elements.map(Double.init)
    square = Self.square(elements)
  }

  /// The product of a vector with itself, added up as all products are: a vector and its copy are then at no distance.
  static func square(_ elements: [Float]) -> Double {
    let wide = elements.map(Double.init)
    return elements.withUnsafeBufferPointer { left in
      wide.withUnsafeBufferPointer { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return 0 }
        return VectorArithmetic.product(left, right, wide.count)
      }
    }
  }

  /// Calls the body with a function that ranks the vector at an address, given its square: the less, the nearer.
  func withRanking<Result>(_ body: ((_ vector: UnsafePointer<Float>, _ square: Double) -> Double) -> Result) -> Result? {
    elements.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return nil }
      let count = buffer.count
      switch distance {
      case .euclidean: return body { vector, _ in VectorArithmetic.squaredDistance(vector, start, count) }
      case .dotProduct: return body { vector, _ in -VectorArithmetic.product(vector, start, count) }
      case .cosine:
        let square = square
        return body { vector, other in
          // Of one vector twice, the root is the square itself.
          let lengths = (square * other).squareRoot()
          return lengths == 0 ? 1 : 1 - VectorArithmetic.product(vector, start, count) / lengths
        }
      }
    }
  }

  /// The score of a rank. What is out of the range of 32 bits is the greatest of it.
  func score(ofRank rank: Double) -> Double {
    let greatest = Double(Float.greatestFiniteMagnitude)
    return switch distance {
    case .euclidean: min(rank.squareRoot(), greatest)
    case .cosine: min(max(rank, 0), 2)
    case .dotProduct: min(max(-rank, -greatest), greatest)
    }
  }
}

/// Sums over two vectors of equal length, four elements at a time.
enum VectorArithmetic {
  static func product(_ left: UnsafePointer<Float>, _ right: UnsafePointer<Double>, _ count: Int) -> Double {
    let (lefts, rights) = (UnsafeRawPointer(left), UnsafeRawPointer(right))
    var (even, odd) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    var index = 0
    while index + 8 <= count {
      even += floats(lefts, at: index) * doubles(rights, at: index)
      odd += floats(lefts, at: index + 4) * doubles(rights, at: index + 4)
      index += 8
    }
    var sum = (even + odd).sum()
    while index < count {
      sum += Double(left[index]) * right[index]
      index += 1
    }
    return sum
  }

  static func squaredDistance(_ left: UnsafePointer<Float>, _ right: UnsafePointer<Double>, _ count: Int) -> Double {
    let (lefts, rights) = (UnsafeRawPointer(left), UnsafeRawPointer(right))
    var (even, odd) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    var index = 0
    while index + 8 <= count {
      let first = floats(lefts, at: index) - doubles(rights, at: index)
      let second = floats(lefts, at: index + 4) - doubles(rights, at: index + 4)
      even += first * first
      odd += second * second
      index += 8
    }
    var sum = (even + odd).sum()
    while index < count {
      let difference = Double(left[index]) - right[index]
      sum += difference * difference
      index += 1
    }
    return sum
  }

  @inline(__always)
  private static func floats(_ floats: UnsafeRawPointer, at index: Int) -> SIMD4<Double> {
    let four = floats.loadUnaligned(fromByteOffset: index * MemoryLayout<Float>.size, as: SIMD4<Float>.self)
    return SIMD4(Double(four[0]), Double(four[1]), Double(four[2]), Double(four[3]))
  }

  @inline(__always)
  private static func doubles(_ doubles: UnsafeRawPointer, at index: Int) -> SIMD4<Double> {
    doubles.loadUnaligned(fromByteOffset: index * MemoryLayout<Double>.size, as: SIMD4<Double>.self)
  }
}
