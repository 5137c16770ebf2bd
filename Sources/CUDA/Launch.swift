// A launch as it was asked for, kept so that it can be made later or again.

/// A kernel, its grid, and its arguments.
struct Launch {
  let function: DriverTable.Handle
  let blocks: (UInt32, UInt32, UInt32)
  let threads: (UInt32, UInt32)
  var arguments: KernelArguments

  /// Whether both differ at most in the bytes of their arguments.
  func isLike(_ other: Launch) -> Bool {
    function == other.function && blocks == other.blocks && threads == other.threads
      && arguments.byteCount == other.arguments.byteCount
  }

  /// Whether both do the same with the same memory.
  func isSame(as other: Launch) -> Bool {
    isLike(other) && arguments.hasSameBytes(as: other.arguments)
  }

  /// Adds all that `isLike` compares.
  func hash(into hasher: inout Hasher) {
    hasher.combine(function)
    hasher.combine(blocks.0)
    hasher.combine(blocks.1)
    hasher.combine(blocks.2)
    hasher.combine(threads.0)
    hasher.combine(threads.1)
    hasher.combine(arguments.byteCount)
  }

  func run(_ table: DriverTable, on stream: DriverTable.Handle?) -> DriverTable.Status {
    arguments.withExtra { extra in
      table.launch(
        function, blocks.0, blocks.1, blocks.2, threads.0, threads.1, 1, 0, stream, nil, extra)
    }
  }

  /// Lends the launch in the form of a graph's node.
  func withParameters(_ body: (UnsafeRawPointer) -> DriverTable.Status) -> DriverTable.Status {
    arguments.withExtra { extra in
      let parameters = KernelNodeParameters(
        function: function, blocks: blocks, threads: (threads.0, threads.1, 1), separate: nil,
        extra: extra)
      return withUnsafePointer(to: parameters) { body(UnsafeRawPointer($0)) }
    }
  }
}
