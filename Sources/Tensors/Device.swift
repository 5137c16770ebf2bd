// Where a storage lives.

/// A processor with memory of its own: `cpu`, or `cuda` with an index.
public struct Device: Equatable, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: UInt8, Sendable { case cpu, cuda }

  public let kind: Kind
  public let index: UInt8

  @inlinable public init(_ kind: Kind, index: UInt8 = 0) {
    self.kind = kind
    self.index = index
  }

  @inlinable public static var cpu: Device { Device(.cpu) }
  @inlinable public static func cuda(_ index: UInt8 = 0) -> Device { Device(.cuda, index: index) }

  @inlinable public var isCPU: Bool { kind == .cpu }

  public var description: String { kind == .cpu ? "cpu" : "cuda:\(index)" }
}
