// Views share elements and versions; copies do not.

import Tensors
import Testing

private func counting(_ shape: Shape) throws -> Tensor {
  try Tensor.arange(0, .int(shape.product)).view(shape)
}

@Test("a view shows the elements in its own order")
func viewOrders() throws {
  let x = try counting([2, 3])
  #expect(try x.t().integers() == [0, 3, 1, 4, 2, 5])
  #expect(try x.permute([1, 0]).strides == [1, 3])
  #expect(try x.select(dim: 1, index: -1).integers() == [2, 5])
  #expect(try x.slice(dim: 1, step: 2).integers() == [0, 2, 3, 5])
  #expect(try x.diagonal(offset: 1).integers() == [1, 5])
  #expect(try x.flatten().unfold(dimension: 0, size: 3, step: 2).integers() == [0, 1, 2, 2, 3, 4])
  #expect(try x.flip([1]).integers() == [2, 1, 0, 5, 4, 3])
  #expect(try counting([2, 3, 4]).movedim([0], [2]).shape == [3, 4, 2])
  #expect(try x.unsqueeze(1).expand([2, 2, 3]).strides == [3, 0, 1])
  #expect(try x.asStrided([2, 2], [1, 2], storageOffset: 1).integers() == [1, 3, 2, 4])
}

@Test("writing through a view changes the base and the version of both")
func viewsAlias() throws {
  let x = try counting([2, 3])
  let row = try x.select(dim: 0, index: 1)
  let column = try x.t().select(dim: 0, index: 0)
  try row.fill_(9)
  #expect(try x.integers() == [0, 1, 2, 9, 9, 9])
  #expect(try column.integers() == [0, 9])
  #expect(x.version == 1 && row.version == 1 && column.version == 1)
  let copy = try x.clone()
  try copy.add_(.int(1))
  #expect(try x.integers() == [0, 1, 2, 9, 9, 9])
  #expect(copy.version == 1 && x.version == 1)
}

@Test("a reshape copies only when strides cannot show the shape")
func reshapes() throws {
  let x = try counting([2, 3, 4])
  #expect(try x.reshape([6, 4]).storage === x.storage)
  #expect(try x.transpose(0, 1).reshape([6, 4]).storage !== x.storage)
  #expect(try x.transpose(0, 1).view([3, 2, 2, 2]).strides == [4, 12, 2, 1])
  #expect(try x.narrow(dim: 2, start: 1, length: 2).view([6, 2]).strides == [4, 1])
  #expect(try x.unflatten(dim: 2, sizes: [2, -1]).shape == [2, 3, 2, 2])
}

@Test("an index expression makes the view that Python's brackets mean")
func indexViews() throws {
  let x = try counting([2, 3, 4])
  #expect(try x.index([.integer(1)]).shape == [3, 4])
  #expect(try x.index([.ellipsis, .integer(-1)]).integers() == [3, 7, 11, 15, 19, 23])
  #expect(
    try x.index([.newAxis, .integer(0), .slice(start: 1, end: nil, step: 1)]).shape == [1, 2, 4])
  #expect(try x.index([.slice(start: -1, end: 9, step: 1)]).storage === x.storage)
  #expect(try x.index([.bool(true)]).shape == [1, 2, 3, 4])
  #expect(try x.index([.bool(false)]).shape == [0, 2, 3, 4])
}

@Test("an assignment by index writes where a read would look")
func indexAssignment() throws {
  let x = try counting([2, 3])
  try x.setIndex([.integer(0), .slice(start: 1, end: nil, step: 1)], Tensor(.int(-1)))
  #expect(try x.integers() == [0, -1, -1, 3, 4, 5])
  try x.setIndex([.tensor(x.lt(.int(0)))], Tensor(integers: [7, 8]))
  #expect(try x.integers() == [0, 7, 8, 3, 4, 5])
  let places = try Tensor(integers: [1, 1])
  try x.indexPut_([nil, places], Tensor([1, 2, 3, 4], shape: [2, 2]), accumulate: true)
  #expect(try x.integers() == [0, 10, 8, 3, 11, 5])
}

@Test("an element-wise result keeps the operands' order of memory")
func resultsKeepLayout() throws {
  let x = try Tensor.zeros([2, 3, 4]).permute([2, 0, 1])
  #expect(try x.add(1).strides == [1, 12, 4])
  #expect(try x.gt(0).strides == [1, 12, 4])
  #expect(try x.clone().strides == [1, 12, 4])
  #expect(try Tensor.where(x.gt(0), x, 0).strides == [1, 12, 4])
  #expect(try x.softmax(dim: 0).strides == [6, 3, 1])
  let y = try Tensor.zeros([4, 3, 2])
  #expect(try y.add(y.permute([2, 1, 0]).contiguous().permute([2, 1, 0])).strides == [6, 2, 1])
  #expect(try y.permute([2, 1, 0]).add(Tensor.zeros([2, 3, 4])).strides == [1, 2, 6])
  #expect(try Tensor.zeros([3, 1]).expand([3, 4]).exp().strides == [4, 1])
}

@Test("common divisors and multiples of integers")
func commonDivisors() throws {
  let (a, b) = (try Tensor(integers: [12, 0, -8, 7]), try Tensor(integers: [18, 5, 12, 1]))
  #expect(try a.gcd(b).integers() == [6, 5, 4, 1])
  #expect(try a.lcm(b).integers() == [36, 0, 24, 7])
}

@Test("overlapping copies read everything before they write")
func overlappingCopies() throws {
  let x = try counting([5])
  try x.slice(dim: 0, start: 1).copy_(x.slice(dim: 0, end: -1))
  #expect(try x.integers() == [0, 0, 1, 2, 3])
}
