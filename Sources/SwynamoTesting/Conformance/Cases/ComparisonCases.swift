import SwynamoDB

extension ConformanceSuite {
  static let comparisonCases: [Case] = [
    .claims(
      "= and <>",
      .holds { $0.text == "Smith" }, .fails { $0.text == "smith" }, .holds { $0.text != "smith" }, .fails { $0.text != "Smith" },
      .holds { $0.number == 42 }, .fails { $0.number == 41 }, .holds { $0.number != 41 }, .fails { $0.number != 42 },
      .holds { $0.ratio == 0.5 }, .fails { $0.ratio == 0.25 }, .holds { $0.isOpen == true }, .fails { $0.isOpen == false },
      .holds { $0.bytes == [1, 2, 3] }, .fails { $0.bytes == [1, 2] }, .holds { $0.status == .open },
      .fails { $0.status == .paid },
      .holds { $0.number != $0.other }, .fails { $0.number == $0.other }),
    .claims(
      "= of documents",
      .holds { $0.tags == ["red", "blue"] }, .fails { $0.tags == ["red"] }, .holds { $0.primes == [5, 3, 2] },
      .holds { $0.hashes == [[1, 2], [0]] }, .holds { $0.words == ["alpha", "beta"] }, .fails { $0.words == ["beta", "alpha"] },
      .holds { $0.scores == ["maths": 3, "a.b": 4] }, .fails { $0.scores == [:] },
      .holds { $0.place == Specimen.Place(city: "Rome", zip: "00100", rooms: [1, 2]) },
      .fails { $0.place == Specimen.Place(city: "Rome", zip: "00100", rooms: [2, 1]) },
      .holds { $0.anything == ["deep": [1, ["deeper": "x"]]] }, .fails { $0.anything == [:] }),
    .claims(
      "an attribute that is missing",
      .fails { $0.missing == "x" }, .holds { $0.missing != "x" }, .fails { $0.missing < "x" }, .fails { $0.missing >= "x" },
      .fails { $0.missing.between("a", "z") }, .fails { $0.missing.isIn("a", "x") }, .fails { $0.missing.startsWith("") },
      .fails { $0.missing.contains("x") }, .holds { !($0.missing == "x") }),
    .claims(
      "< <= > >=",
      .holds { $0.number < 43 }, .fails { $0.number < 42 }, .holds { $0.number <= 42 }, .fails { $0.number <= 41 },
      .holds { $0.number > 41 }, .fails { $0.number > 42 }, .holds { $0.number >= 42 }, .fails { $0.number >= 43 },
      .holds { $0.number > 5 }, .fails { $0.number < -100 }, .holds { $0.text < "Smitt" }, .fails { $0.text < "Smit" },
      .holds { $0.text > "Smit" }, .holds { $0.text < "a" }, .holds { $0.bytes < [2] }, .fails { $0.bytes > [1, 2, 3, 0] },
      .holds { $0.other < $0.number }, .fails { $0.other >= $0.number }),
    .claims(
      "BETWEEN",
      .holds { $0.number.between(42, 42) }, .holds { $0.number.between(1...42) }, .fails { $0.number.between(43, 50) },
      .holds { $0.text.between("S", "T") }, .fails { $0.text.between("a", "z") }, .holds { $0.bytes.between([1], [2]) },
      .holds { $0.ratio.between(0.5...1) }, .fails { $0.other.between($0.number, $0.number) },
      .holds { $0.words.size.between(2, 2) }),
    .claims(
      "IN",
      .holds { $0.number.isIn(1, 42) }, .fails { $0.number.isIn(1, 2) }, .holds { $0.text.isIn(["Smith"]) },
      .holds { $0.status.isIn(.paid, .open) }, .fails { $0.text.isIn("smith", "SMITH") }, .holds { $0.isOpen.isIn(true) },
      .holds { $0.number.isIn(Array(1...99)) }, .fails { $0.number.isIn(Array(100...198)) }),
    .claims(
      "AND, OR, NOT and their precedence",
      .holds { $0.number == 42 && $0.text == "Smith" }, .fails { $0.number == 42 && $0.text == "x" },
      .holds { $0.number == 1 || $0.text == "Smith" }, .fails { $0.number == 1 || $0.text == "x" },
      .holds { $0.number == 42 || $0.number == 1 && $0.text == "x" },
      .fails { ($0.number == 42 || $0.number == 1) && $0.text == "x" },
      .holds { !($0.number == 1) }, .fails { !($0.number == 42) }, .holds { !(!($0.number == 42)) },
      .holds { !($0.number == 42 && $0.text == "x") }, .fails { !($0.number == 42 || $0.text == "x") },
      .holds { !($0.number == 1) && $0.text == "Smith" }, .holds { ($0.number == 42) & $0.text.startsWith("S") },
      .holds { $0.text.startsWith("x") | $0.tags.contains("red") },
      .holds {
        $0.number == 42
        $0.text == "Smith"
      }),
    .claims(
      "nested paths",
      .holds { $0.place.city == "Rome" }, .fails { $0.place.city == "Paris" }, .holds { $0.place.zip.startsWith("00") },
      .holds { $0.place.rooms[1] == 2 }, .fails { $0.place.rooms[2] == 2 }, .holds { $0.lines[0].sku == "a-1" },
      .holds { $0.lines[1].count > $0.lines[0].count }, .holds { $0.words[0].startsWith("al") },
      .holds { $0.scores["maths"] == 3 },
      .holds { $0.scores["a.b"] == 4 }, .fails { $0.scores["a"].exists }, .holds { $0.anything["deep"][1]["deeper"] == "x" },
      .fails { $0.lines[7].sku.exists }, .holds { $0.lines[1].exists }, .holds { $0.lines[2].doesNotExist }),
  ]
}
