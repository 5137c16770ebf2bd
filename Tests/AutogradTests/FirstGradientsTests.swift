import Autograd
import Tensors
import Testing

extension AutogradTests {
  @Suite struct FirstGradientsTests {
    func leaf(_ values: [Double], _ shape: [Int]? = nil, dtype: DType = .float32) throws -> Variable
    {
      var sizes = Shape()
      for size in shape ?? [values.count] { sizes.append(size) }
      return try Variable(Tensor(values, shape: sizes, dtype: dtype), requiresGrad: true)
    }

    @Test func `a sum of squares has twice the vector as gradient`() throws {
      let w = try leaf([1, -2, 3])
      let loss = try w.mul(w).sum()
      #expect(loss.gradFn?.name == "SumBackward0")
      try loss.backward()
      #expect(try w.grad?.data.doubles() == [2, -4, 6])
      try w.mul(w).sum().backward()
      #expect(try w.grad?.data.doubles() == [4, -8, 12])
    }

    @Test func `a graph that saved state is walked only once`() throws {
      let x = try leaf([1, 2])
      let loss = try x.pow(2).sum()
      try loss.backward()
      let error = #expect(throws: AutogradError.self) { try loss.backward() }
      #expect(
        error?.message.hasPrefix("Trying to backward through the graph a second time") == true)
      let free = try x.add(1).sum()
      try free.backward()
      try free.backward()
    }

    @Test func `gradients of a broadcast operand are summed`() throws {
      let x = try leaf([1, 2, 3, 4, 5, 6], [2, 3])
      let b = try leaf([1, 1, 1])
      try x.mul(b).sum().backward()
      #expect(try b.grad?.data.doubles() == [5, 7, 9])
    }

    @Test func `what arrives at a fan-in is added in the order of arrival`() throws {
      let x = try leaf([1])
      try x.mul(.float(1e8)).add(x.mul(.float(-1e8))).add(x.mul(1)).sum().backward()
      #expect(try x.grad?.data.doubles() == [0])
    }
  }
}
