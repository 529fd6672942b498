import SwynamoCore
import SwynamoWire
import Testing

@testable import SwynamoCompiler
@testable import SwynamoEngine

/// Laws 1 and 2: the compiler and the engine's parser are each other's inverse, in form and in meaning.
@Suite struct ExpressionLaws {
  @Test func conditionsSurviveTheText() async {
    await check("parse(compile(condition)) == normalize(condition)") { generator in
      let tree = generator.condition()
      let parsed = try tree.throughTheWire()
      return parsed == tree.normalized ? nil : "\(tree)\n  came back as \(parsed as Any)"
    }
  }

  /// What stands as raw text in a condition means what it says, wherever it stands.
  @Test func rawTextsMeanWhatTheySay() async {
    await check("parse(compile(condition with raw members)) == normalize(condition)") { generator in
      guard let tree = generator.condition().normalized else { return nil }
      let parsed = try generator.partlyRaw(tree).throughTheWire()
      return parsed == tree ? nil : "\(tree)\n  came back as \(parsed as Any)"
    }
  }

  @Test func updatesSurviveTheText() async {
    await check("parse(compile(update)) == normalize(update)") { generator in
      let tree = generator.update()
      let parsed = try tree.throughTheWire()
      return parsed == tree.normalized ? nil : "\(tree)\n  came back as \(parsed)"
    }
  }

  @Test func projectionsSurviveTheText() async {
    await check("parse(compile(projection)) == projection") { generator in
      let tree = generator.projection()
      let parsed = try Compiled { $0.selection(tree.paths) }.parsed { try ExpressionParser.projection($0, placeholders: &$1) }
      return parsed == tree ? nil : "\(tree)\n  came back as \(parsed)"
    }
  }

  @Test func keyConditionsSurviveTheText() async {
    await check("parse(compile(key condition)) == key condition") { generator in
      let tree = generator.keyCondition()
      let parsed = try Compiled { $0.keyCondition(tree) }.parsed { try ExpressionParser.keyCondition($0, placeholders: &$1) }
      return parsed == tree ? nil : "\(tree)\n  came back as \(parsed)"
    }
  }

  /// A condition means the same before and after: an empty AND holds, an empty OR is left out of what it is part of.
  @Test func conditionsKeepTheirMeaning() async {
    var held = 0
    var cases = 0
    await check("evaluate(condition) == evaluate(parse(compile(condition)))") { generator in
      let tree = generator.condition()
      guard let meant = tree.normalized, let parsed = try tree.throughTheWire() else { return nil }
      let item = generator.item()
      let expected = tree.hasEmptyGroup ? meant.holds(for: item) : tree.holds(for: item)
      cases += 1
      if expected { held += 1 }
      return parsed.holds(for: item) == expected ? nil : "\(tree)\n  on \(item) should be \(expected)"
    }
    #expect(held > cases / 10 && held < cases * 9 / 10, "\(held) of \(cases) conditions hold: the generator tells nothing")
  }

  @Test func updatesKeepTheirMeaning() async {
    var applied = 0
    var cases = 0
    await check("apply(update) == apply(parse(compile(update)))") { generator in
      let tree = generator.update()
      let parsed = try tree.throughTheWire()
      let item = generator.item()
      cases += 1
      // Of several faults the first is reported, so that the order of the clauses tells which.
      let expected = Result { try tree.normalized.applied(to: item) }
      let actual = Result { try parsed.applied(to: item) }
      switch (expected, actual) {
      case (.success(let expected), .success(let actual)):
        applied += 1
        return try expected.new == actual.new && expected.new == tree.applied(to: item).new
          ? nil : "\(tree)\n  on \(item) made \(actual.new) instead of \(expected.new)"
      case (.failure(let expected), .failure(let actual)):
        return "\(expected)" == "\(actual)" ? nil : "\(tree)\n  on \(item): \(actual) instead of \(expected)"
      case (.success, .failure), (.failure, .success):
        return "\(tree)\n  on \(item): \(actual) instead of \(expected)"
      }
    }
    #expect(applied > cases / 10, "\(applied) of \(cases) updates fit their items: the generator tells nothing")
  }

  /// Texts that Swift holds for equal are different to DynamoDB.
  @Test func textsOfOtherBytesAreKeptApart() throws {
    let (composed, decomposed) = ("\u{E9}", "e\u{301}")
    let compiled = try Compiled {
      $0.condition(
        .or([
          .compare(.path(DocumentPath("a")), .equal, .value(.string(composed))),
          .compare(.path(DocumentPath("a")), .equal, .value(.string(decomposed))),
        ]), "FilterExpression")
    }
    #expect(compiled.text == "#0 = :0 OR #0 = :1")
    #expect(compiled.attributes.values.map(\.storedSize) == [2, 3])
  }
}

extension ConditionExpression {
  fileprivate var hasEmptyGroup: Bool {
    switch self {
    case .and(let members), .or(let members): members.isEmpty || members.contains(where: \.hasEmptyGroup)
    case .not(let member): member.hasEmptyGroup
    case .compare, .between, .isIn, .attributeExists, .attributeNotExists, .attributeType, .beginsWith, .contains, .raw: false
    }
  }
}
