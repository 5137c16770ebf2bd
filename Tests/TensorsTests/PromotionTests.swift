// The types of results, for every pair of operand types (Fixtures/promotion.py makes the table).

import Foundation
import Tensors
import Testing

@Test("the result's type is PyTorch's")
func promotionTable() throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  let text = try String(
    contentsOf: folder.appendingPathComponent("Fixtures/promotion.txt"), encoding: .utf8)
  let types = Dictionary(uniqueKeysWithValues: DType.allCases.map { ($0.name, $0) })
  let numbers: [String: Scalar] = ["bool": true, "int": 1, "float": 1.0]
  for line in text.split(separator: "\n") {
    let words = line.split(separator: " ").map(String.init)
    let left = try Tensor(empty: [2], dtype: try #require(types[words[1]]))
    let result: DType
    switch words[0] {
    case "dd":
      result = left.promotedType(with: try Tensor(empty: [2], dtype: try #require(types[words[2]])))
    case "dz":
      result = left.promotedType(with: try Tensor(empty: [], dtype: try #require(types[words[2]])))
    default:
      result = left.promotedType(with: try #require(numbers[words[2]]))
    }
    #expect(result.name == words[3], "\(line)")
  }
}
