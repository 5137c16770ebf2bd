// The states that a session can go back to.
//
// `table` holds the image of every object that was reachable at the last mark. A step holds, for each
// object that has changed since its mark, the image of that time; steps are applied from the newest to
// the oldest. So a mark costs a walk over the live objects, and memory only for what has changed.
// Invariant: an object of an image is alive, since the image holds it; what is only reachable from
// history moves from the table into the undo of the last step.

/// Too many objects to walk over.
public struct TooManyObjects: Error {}

/// Marks of a session's state, and the way back to them.
public final class StateHistory {
  private final class Memento {
    let subject: any Rewindable
    let image: StateImage
    var walk: Int

    init(_ subject: any Rewindable, _ image: StateImage, _ walk: Int) {
      self.subject = subject
      self.image = image
      self.walk = walk
    }
  }

  private struct Step {
    var undo: [ObjectIdentifier: Memento] = [:]
    var bytes = 0

    mutating func add(_ memento: Memento, retained: Int) {
      let id = ObjectIdentifier(memento.subject)
      guard undo[id] == nil else { return }
      undo[id] = memento
      bytes += memento.image.byteCount + retained
    }
  }

  private var table: [ObjectIdentifier: Memento] = [:]
  private var steps: [Step] = []
  private var walkNumber = 0
  /// Objects of this walk that never change.
  private var seen: Set<ObjectIdentifier> = []
  private var pending: [any Rewindable] = []
  /// How many objects that can change a walk may meet.
  public var objectLimit = 1_000_000

  public init() {}

  /// The number of marks.
  public var count: Int { steps.count }

  /// The memory that only history holds, without what natives have copied.
  public var byteCount: Int { steps.reduce(0) { $0 + $1.bytes } }

  /// The memory outside of the language that live objects hold.
  public var liveBytes: Int { table.values.reduce(0) { $0 + $1.subject.retainedBytes } }

  /// Marks the present state.
  ///
  /// - Parameters:
  ///   - roots: where everything that may change can be reached from.
  ///   - outside: objects that stay as they are.
  public func mark(
    _ roots: [any Rewindable], outside: [any Rewindable] = []
  ) throws(TooManyObjects) {
    try note(roots, outside)
    steps.append(Step())
  }

  /// Brings back the state of a mark, and forgets that mark and all later ones.
  ///
  /// - Parameters:
  ///   - roots: where the present state is reached from.
  ///   - earlierRoots: where the state of the mark is reached from, asked when it is back.
  /// - Returns: objects that have state which could not be brought back.
  public func restore(
    _ index: Int, from roots: [any Rewindable], outside: [any Rewindable] = [],
    earlierRoots: () -> [any Rewindable]
  ) throws(TooManyObjects) -> [any Rewindable] {
    try note(roots, outside)
    var images: [ObjectIdentifier: Memento] = [:]
    for step in steps[index...].reversed() {
      images.merge(step.undo) { _, older in older }
    }
    var lost: [any Rewindable] = []
    for (id, memento) in images {
      var reader = StateReader(memento.image)
      memento.subject.restoreState(from: &reader)
      if memento.image.isPartial { lost.append(memento.subject) }
      table[id] = memento
    }
    for memento in images.values { memento.subject.finishRestoring() }
    steps.removeSubrange(index...)
    // What came later is let go.
    do {
      try walk(earlierRoots(), outside) { _, _ in }
    } catch {
      forget()
    }
    return lost
  }

  /// Takes objects that came to be after the last mark as they are now, as if they had been there.
  public func adopt(_ root: any Rewindable, outside: [any Rewindable] = []) {
    guard !steps.isEmpty else { return }
    walkNumber += 1
    skip(outside)
    pending.append(root)
    var image = StateImage()
    while let subject = pending.popLast() {
      let id = ObjectIdentifier(subject)
      guard table[id] == nil, !seen.contains(id), table.count < objectLimit else { continue }
      record(subject, &image)
      if image.isFixed {
        seen.insert(id)
        image.clear()
      } else {
        table[id] = Memento(subject, image, walkNumber)
        image = StateImage()
      }
    }
  }

  /// Forgets the oldest mark.
  public func dropOldest() { steps.removeFirst() }

  /// Forgets everything.
  public func forget() {
    steps = []
    table = [:]
    seen = []
  }

  /// Writes what has changed since the last mark into its step.
  private func note(_ roots: [any Rewindable], _ outside: [any Rewindable]) throws(TooManyObjects) {
    try walk(roots, outside) { memento, retained in
      if !steps.isEmpty { steps[steps.count - 1].add(memento, retained: retained) }
    }
  }

  // MARK: - Walking

  private func walk(
    _ roots: [any Rewindable], _ outside: [any Rewindable],
    _ changed: (_ old: Memento, _ retained: Int) -> Void
  ) throws(TooManyObjects) {
    walkNumber += 1
    skip(outside)
    pending.append(contentsOf: roots)
    var image = StateImage()
    var met = 0
    while let subject = pending.popLast() {
      let id = ObjectIdentifier(subject)
      if seen.contains(id) { continue }
      let known = table[id]
      if let known, known.walk == walkNumber { continue }
      record(subject, &image)
      if image.isFixed {
        seen.insert(id)
        image.clear()
        continue
      }
      met += 1
      guard met <= objectLimit else {
        pending = []
        throw TooManyObjects()
      }
      if let known {
        if known.image.isSame(as: image) {
          known.walk = walkNumber
          image.clear()
          continue
        }
        changed(known, 0)
      }
      table[id] = Memento(subject, image, walkNumber)
      image = StateImage()
    }
    guard table.count > met else { return }
    for (id, memento) in table where memento.walk != walkNumber {
      changed(memento, memento.subject.retainedBytes)
      table[id] = nil
    }
  }

  private func skip(_ outside: [any Rewindable]) {
    seen.removeAll(keepingCapacity: true)
    for object in outside { seen.insert(ObjectIdentifier(object)) }
  }

  /// Records an object and puts what it refers to on the list.
  private func record(_ subject: any Rewindable, _ image: inout StateImage) {
    subject.recordState(into: &image)
    for value in image.values {
      if case .object(let object) = value, object.mayHoldState { pending.append(object) }
    }
    for native in image.natives {
      if let native { pending.append(native) }
    }
  }
}
