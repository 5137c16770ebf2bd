// Everything that a session holds: a walk over what the images of its objects refer to.

/// Finds what can be reached.
public enum ReachableState {
  /// Calls the body once for each thing that can be reached, in no particular order.
  ///
  /// - Parameters:
  ///   - roots: where the walk begins.
  ///   - outside: what it leaves out.
  public static func visit(
    from roots: [any Rewindable], outside: [any Rewindable] = [], _ body: (any Rewindable) -> Void
  ) {
    var seen = Set(outside.map { ObjectIdentifier($0) })
    var pending = roots
    // What an image made for the occasion has to live on, lest its identity be given out again.
    var held: [any Rewindable] = []
    while let subject = pending.popLast() {
      guard seen.insert(ObjectIdentifier(subject)).inserted else { continue }
      held.append(subject)
      body(subject)
      var image = StateImage()
      subject.recordState(into: &image)
      for value in image.values {
        if case .object(let object) = value, object.mayHoldState { pending.append(object) }
      }
      for case let native? in image.natives { pending.append(native) }
    }
  }
}
