// The rules of autocast by the names of operations, and calls by them. Matrix products and convolutions
// are not here: they follow their rule wherever they are called, also inside of others.
import Autograd
import Interpreter
import Tensors

extension TorchOperation {
  /// PyTorch's lists for the processor.
  private static let autocastRules: [String: Autocast.Rule] = {
    let lists: [(Autocast.Rule, String)] = [
      (.narrow, "addbmm baddbmm prelu scaled_dot_product_attention"),
      (
        .wide,
        """
        binary_cross_entropy binary_cross_entropy_with_logits cdist cross_entropy huber_loss \
        inverse kl_div l1_loss linalg_cholesky linalg_eigh linalg_eigvalsh linalg_inv linalg_qr \
        linalg_solve linalg_svd linalg_svdvals mse_loss nanquantile nll_loss prod quantile \
        smooth_l1_loss trace
        """
      ),
      (.widest, "cat stack index_copy"),
    ]
    var rules: [String: Autocast.Rule] = [:]
    for (rule, names) in lists {
      for name in names.split(separator: " ") { rules[String(name)] = rule }
    }
    return rules
  }()

  /// How autocast changes the arguments; nil if it does not.
  var autocastRule: Autocast.Rule? { TorchOperation.autocastRules[name] }

  /// Calls with arguments of the types that a rule gives.
  @inline(never)
  func callAutocast(
    _ rule: Autocast.Rule, _ call: Arguments,
    _ body: (Arguments) throws(Raised) -> Value
  ) throws(Raised) -> Value {
    let count = call.count + call.nameCount
    let slots = ArgumentSlots.take(count)
    defer { ArgumentSlots.give(slots, count) }
    let given = (0..<count).map { call.base[$0] }
    for (index, value) in try Autocast.adapted(given, rule).enumerated() { slots[index] = value }
    Autocast.isOn = false
    defer { Autocast.isOn = true }
    return try body(call.replaced(by: slots))
  }
}

extension Autocast {
  /// Values of which the tensors, alone and in lists, have the type that a rule gives.
  static func adapted(_ values: [Value], _ rule: Rule) throws(Raised) -> [Value] {
    let type = target(
      rule, values.flatMap { elements($0) ?? [$0] }.compactMap(TensorObject.variable))
    func adapted(_ value: Value) throws -> Value {
      if let operand = TensorObject.variable(value) {
        let result = try cast(operand, to: type)
        return result === operand ? value : .object(TensorObject.of(result))
      }
      return try elements(value).map { .list(try $0.map(adapted)) } ?? value
    }
    return try torch { try values.map(adapted) }
  }

  /// The elements of a list or tuple that holds a tensor.
  private static func elements(_ value: Value) -> [Value]? {
    guard let elements = value.tupleOrListElements,
      elements.contains(where: { TensorObject.variable($0) != nil })
    else { return nil }
    return elements
  }
}
