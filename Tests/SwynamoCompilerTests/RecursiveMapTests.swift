import SwynamoDB
import Testing

struct TreeNode: MapAttribute {
  var children: [TreeNode]
  static let schema = MapSchema { Field(\TreeNode.children) }.of(TreeNode.init)
}

@Suite struct RecursiveMapTests {
  private func tree(levels: Int) -> String {
    String(repeating: #"{"M":{"children":{"L":["#, count: levels) + String(repeating: "]}}}", count: levels)
  }

  @Test func levels() throws {
    let node = try AttributeReader.read(tree(levels: 32)) { try TreeNode(attributeFrom: &$0) }
    #expect(node.children.count == 1)
    for levels in [33, 20_000] {
      let error = #expect(throws: AttributeDecodingError.self) {
        try AttributeReader.read(tree(levels: levels)) { try TreeNode(attributeFrom: &$0) }
      }
      #expect(error?.reason == .malformed("nested too deep", offset: 32 * 23 + 5))
    }
  }
}
