// Whether operations are recorded, as one flag for the whole process.
//
// Invariant: whoever changes a flag restores the earlier value, also on errors.

/// The switches behind `torch.no_grad`, `torch.inference_mode` and `torch.set_detect_anomaly`.
public enum GradMode {
  /// Whether operations on variables that require gradients are recorded.
  nonisolated(unsafe) public static var isEnabled = true
  /// Whether new variables are inference tensors, which never take part in a graph.
  nonisolated(unsafe) public static var isInference = false
  /// Whether backward names the operation that made a NaN.
  nonisolated(unsafe) public static var detectsAnomalies = false

  /// Runs a body with recording switched on or off.
  @inlinable
  public static func with<Result>(_ enabled: Bool, _ body: () throws -> Result) rethrows -> Result {
    let before = isEnabled
    isEnabled = enabled
    defer { isEnabled = before }
    return try body()
  }
}
