import Autograd
import Tensors
import Testing

private func tensor(_ values: [Double], _ shape: [Int]? = nil) throws -> Tensor {
  try Tensor(values, shape: Shape(checking: shape ?? [values.count]), dtype: .float32)
}
private func leaf(_ values: [Double], _ shape: [Int]? = nil) throws -> Variable {
  try Variable(tensor(values, shape), requiresGrad: true)
}
private func message(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "nothing was thrown"
  } catch let error as AutogradError {
    return error.message
  } catch let error as TensorError {
    return error.message
  } catch {
    return "\(error)"
  }
}

extension AutogradTests {
  @Suite struct SemanticsTests {
    @Test func `a leaf is not changed in place while recording`() throws {
      let x = try leaf([1, 2])
      #expect(
        message { try x.add_(1) }
          == "a leaf Variable that requires grad is being used in an in-place operation.")
      #expect(
        message { try x.setIndex([.integer(0)], Variable(Tensor(.float(1)))) }
          == "a view of a leaf Variable that requires grad is being used in an in-place operation.")
      try GradMode.with(false) { try x.add_(1) }
      #expect(try x.data.doubles() == [2, 3])
      #expect(x.version == 1)
    }

    @Test func `a saved output that was changed is refused`() throws {
      let x = try leaf([1, 2, 3, 4, 5, 6], [2, 3])
      let y = try x.exp()
      try y.mul_(2)
      #expect(
        message { try y.sum().backward() }
          == "one of the variables needed for gradient computation has been modified by an inplace "
          + "operation: [torch.FloatTensor [2, 3]], which is output 0 of Exp, is at version 1; "
          + "expected version 0 instead. Hint: enable anomaly detection to find the operation that "
          + "failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, "
          + "check_nan=False).")
    }

    @Test func `changes through data are not counted, through detach they are`() throws {
      let x = try leaf([1, 2])
      let y = try x.sigmoid()
      try y.untracked().zero_()
      try y.sum().backward()
      #expect(try x.grad?.data.doubles() == [0, 0])
      let z = try x.sigmoid()
      try z.detach().zero_()
      #expect(message { try z.sum().backward() }.contains("which is output 0 of Sigmoid"))
    }

    @Test func `the checks before a walk have PyTorch's words`() throws {
      let x = try leaf([1, 2])
      #expect(
        message { try x.mul(2).backward() }
          == "grad can be implicitly created only for scalar outputs")
      #expect(
        message { try Variable(tensor([1, 2])).sum().backward() }
          == "element 0 of tensors does not require grad and does not have a grad_fn")
      #expect(
        message { try x.mul(2).backward(gradient: Variable(tensor([1, 1, 1]))) }
          == "Mismatch in shape: grad_output[0] has a shape of torch.Size([3]) and output[0] has a "
          + "shape of torch.Size([2]).")
      let other = try leaf([1])
      #expect(
        message { _ = try Variable.grad([x.sum()], inputs: [x, other]) }
          == "The differentiated Tensor at index 1 appears to not have been used in the graph. Set "
          + "allow_unused=True if this is the desired behavior.")
      #expect(
        message { _ = try Variable.grad([x.sum()], inputs: [Variable(tensor([1]))]) }
          == "One of the differentiated Tensors does not require grad")
      #expect(
        message { try x.sum().backward(inputs: []) }
          == "`inputs` argument to `backward()` cannot be empty.")
      #expect(
        message { try x.floorDivide(2).sum().backward() }
          == "derivative for aten::floor_divide is not implemented")
      #expect(
        message { try x.mul(2).setRequiresGrad(false) }
          == "you can only change requires_grad flags of leaf variables. If you want to use a "
          + "computed variable in a subgraph that doesn't require differentiation use var_no_grad = "
          + "var.detach().")
    }

    @Test func `a part of a graph gets gradients by its own walk`() throws {
      let (a, b) = (try leaf([2]), try leaf([3]))
      let product = try a.mul(b)
      let loss = try product.mul(a).sum()
      let gradients = try Variable.grad([loss], inputs: [b, product], retainGraph: true)
      #expect(try gradients.map { try $0?.item() } == [.float(4), .float(2)])
      #expect(a.grad == nil)
      try loss.backward(inputs: [a])
      #expect(try a.grad?.item() == .float(12))
      #expect(b.grad == nil)
    }

    @Test func `derivatives of derivatives are recorded when asked`() throws {
      let x = try leaf([2])
      let y = try x.pow(4).sum()
      let first = try #require(try Variable.grad([y], inputs: [x], createGraph: true)[0])
      #expect(first.gradFn?.name == "MulBackward0")
      let second = try #require(try Variable.grad([first], inputs: [x], createGraph: true)[0])
      #expect(try second.item() == .float(48))
      #expect(try Variable.grad([second], inputs: [x])[0]?.item() == .float(48))
    }

    @Test func `hooks see and replace gradients`() throws {
      let x = try leaf([1, 2])
      let y = try x.mul(3)
      var seen: [[Double]] = []
      let handle = try y.registerHook { gradient in
        seen.append(try gradient.data.doubles())
        return try gradient.mul(10)
      }
      try y.retainGrad()
      _ = try x.registerPostAccumulateGradHook { leaf in
        seen.append(try leaf.grad.map { try $0.data.doubles() } ?? [])
      }
      try y.sum().backward(retainGraph: true)
      #expect(seen == [[1, 1], [30, 30]])
      #expect(try y.grad?.data.doubles() == [10, 10])
      handle.remove()
      try y.sum().backward()
      #expect(try x.grad?.data.doubles() == [33, 33])
    }

    @Test func `a hook on the result gets a gradient of its own`() throws {
      let x = try leaf([1])
      let y = try x.mul(2).sum()
      _ = try y.registerHook { try $0.mul_(5) }
      try y.backward()
      try x.mul(2).sum().backward()
      #expect(try x.grad?.data.doubles() == [12])
    }

    @Test func `the first gradient is kept and later ones are added`() throws {
      let x = try leaf([1, 2])
      try x.mul(2).sum().backward()
      let kept = x.grad
      try x.mul(3).sum().backward()
      #expect(x.grad === kept)
      #expect(try kept?.data.doubles() == [5, 5])
      let given = Variable(try tensor([1, 1]))
      let z = try leaf([1, 2])
      try z.add(0).backward(gradient: given)
      try z.add(0).backward(gradient: given)
      #expect(try given.data.doubles() == [1, 1])
    }

    @Test func `writing recorded numbers into a plain tensor records them`() throws {
      let x = try leaf([2, 3])
      let buffer = Variable(try Tensor.zeros([3]))
      let view = try buffer.narrow(dim: 0, start: 1, length: 2)
      try buffer.setIndex([.integer(1)], x.select(dim: 0, index: 0))
      #expect(buffer.gradFn?.name == "torch::autograd::CopySlices")
      #expect(view.gradFn?.name == "AsStridedBackward0")
      try view.mul(5).sum().backward()
      #expect(try x.grad?.data.doubles() == [5, 0])
    }

    @Test func `parts of one operation are not changed in place`() throws {
      let x = try leaf([1, 2])
      #expect(
        message { try x.mul(1).unbind()[0].mul_(2) }.hasPrefix(
          "Output 0 of Unbind is a view and is being modified inplace. This view is the output"))
    }

    @Test func `ties of a full maximum share, along a dimension the first takes all`() throws {
      let x = try leaf([3, 1, 3])
      try x.max().backward()
      #expect(try x.grad?.data.doubles() == [0.5, 0, 0.5])
      let y = try leaf([3, 1, 3])
      try y.max(dim: 0).values.backward()
      #expect(try y.grad?.data.doubles() == [1, 0, 0])
      let z = try leaf([3, 1, 3])
      try z.amax().backward()
      #expect(try z.grad?.data.doubles() == [0.5, 0, 0.5])
    }

    @Test func `a custom function takes part in the walk`() throws {
      final class Cube: CustomFunction {
        let saved: SavedVariable
        init(_ x: Variable) throws { saved = try SavedVariable(x) }
        var name: String { "CubeBackward" }
        func backward(_ gradients: [Variable?]) throws -> [Variable?] {
          [try gradients[0]?.mul(saved.unpack().pow(2).mul(3))]
        }
        func release() {}
      }
      let x = try leaf([1, 2])
      let output = try GradMode.with(false) { try x.pow(3) }
      let result = try Variable.link(Cube(x), inputs: [x], outputs: [output])[0]
      #expect(result.gradFn?.name == "CubeBackward")
      try result.sum().backward()
      #expect(try x.grad?.data.doubles() == [3, 12])
    }
  }
}
