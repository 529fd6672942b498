import SwynamoDB

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is written is what is read, for every type in the box.
extension ConformanceSuite {
  static let roundTripCases: [Case] = [
    Case.on(everything, "every type of property") { db, table in
      let sample = try Everything.sample()
      try await table.put(sample).run(on: db)
      try expect(try await table.get(sample.id).run(on: db), sample)
      try expect(try await table.scan().run(on: db), [sample])
    },
    Case.on(everything, "how every type is stored") { db, table in
      let sample = try Everything.sample()
      try await table.put(sample).run(on: db)
      let body = try await db.send(table.get(sample.id).request())
      let answer = try AttributeReader.read(body) { reader -> Item in
        var item: Item = [:]
        try reader.readObject { reader, name in
          if name.elementsEqual("Item".utf8) { item = try reader.readItem() } else { try reader.skipValue() }
        }
        return item
      }
      let expected: Item = [
        "int": -42, "small": -128, "unsigned": .number(try DynamoDBNumber(parsing: "18446744073709551615")), "flag": false,
        "data": .binary([0, 255, 128]), "bytes": .binary([1, 2, 3]), "date": "2024-01-02T03:04:05.000006+0000",
        "seconds": 1_704_164_645, "milliseconds": 1_704_164_645_250, "url": "https://example.com/a%20b?c=d#e", "present": 7,
        "null": .null, "strings": .stringSet(["", "a", "é", "\u{0}"]), "list": [[1, .null], []], "suit": "spades",
        "settings": #"{"sizes":[1,2],"theme":"\"dark\""}"#, "level": 3,
        "nested": ["city": "Zürich", "postal_code": "", "rooms": []],
      ]
      for (name, value) in expected { try expect(answer[name], value, name) }
      try expect(answer["absent"], nil, "absent")
    },
    Case.on(specimens, "numbers of 38 digits") { db, table in
      let texts = [
        "0", "-0", "1", "-1", "0.1", "12345678901234567890123456789012345678", "-12345678901234567890123456789012345678",
        "1.2345678901234567890123456789012345678", "0.00000000000000000000000000000000000001", "1E-130", "-1E-130", "1E125",
        "9.9999999999999999999999999999999999999E+125", "-9.9999999999999999999999999999999999999E+125", "1e3", "0001.2300",
      ]
      for text in texts {
        let number = AttributeValue.number(try DynamoDBNumber(parsing: text))
        try await table.put(Specimen(id: text, anything: number)).run(on: db)
        try expect(try await table.get(text).run(on: db)?.anything, number, text)
      }
    },
    Case.on(specimens, "any text") { db, table in
      let texts = [
        "", " ", "\u{0}", "\u{1}\u{1F}\u{7F}", "\"\\/\u{8}\u{C}\n\r\t", "é", "e\u{301}", "日本語", "😀👨‍👩‍👧", "\u{2028}\u{2029}",
        "\u{FFFF}",
        "\u{10FFFF}", "#0 :0 {\"S\":\"x\"}", String(repeating: "ü", count: 5000),
      ]
      for (index, text) in texts.enumerated() {
        let specimen = Specimen(id: "\(index)", text: text, tags: ["x", text], words: [text], scores: [text + "x": 1])
        try await table.put(specimen).run(on: db)
        let read = try await table.get("\(index)").run(on: db)
        // Text that is equal to Swift may be spelled in other bytes.
        try expect(read.map { Array($0.text.utf8) }, Array(text.utf8), "text \(index)")
        try expect(read, specimen, "text \(index)")
      }
    },
    Case.on(specimens, "any text as a key") { db, table in
      let texts = [" ", "\u{0}", "\"\\", "é", "日本語", "😀", "\u{10FFFF}", String(repeating: "k", count: 2048)]
      for text in texts {
        try await table.put(Specimen(id: text)).run(on: db)
        try expect(try await table.get(text).run(on: db)?.id, text)
      }
      try expect(try await table.count().run(on: db), texts.count)
    },
    Case.on(specimens, "values nested 31 levels deep") { db, table in
      var value: AttributeValue = "bottom"
      for level in 0..<30 { value = level % 2 == 0 ? [value] : ["x": value] }
      try await table.put(Specimen(id: "a", anything: value)).run(on: db)
      try expect(try await table.get("a").run(on: db)?.anything, value)
    },
    Case.on(specimens, "empty strings, binaries, lists and maps") { db, table in
      let specimen = Specimen(id: "a", text: "", bytes: [], words: [], lines: [], scores: [:], anything: [:])
      try await table.put(specimen).run(on: db)
      try expect(try await table.get("a").run(on: db), specimen)
    },
    Case.on(specimens, "an item of nearly 400 KB") { db, table in
      let specimen = Specimen(id: "a", text: String(repeating: "x", count: 400_000))
      try await table.put(specimen).run(on: db)
      try expect(try await table.get("a").run(on: db), specimen)
      try await expectUnsent {
        try await table.put(Specimen(id: "a", text: String(repeating: "x", count: 409_600))).run(on: db)
      }
    },
  ]
}
