// A tuple whose elements have names, as `time.struct_time` and `sys.version_info`.
//
// Its class declares one property an element; the text gives names and values.

/// A tuple with named elements.
public final class StructSequence: TupleObject {
  let names: [String]

  init(_ elements: [Value], _ kind: Kind) {
    names = kind.names
    super.init(count: elements.count, type: kind.type) { storage in
      for (index, element) in elements.enumerated() {
        (storage + index).initialize(to: element)
      }
    }
  }

  public override func repr(_ machine: Interpreter) throws(Raised) -> String {
    var parts: [String] = []
    for (name, element) in zip(names, elements) {
      parts.append("\(name)=\(try machine.repr(element))")
    }
    return "\(type.displayName)(\(parts.joined(separator: ", ")))"
  }

  /// A class of such tuples.
  struct Kind {
    let names: [String]
    let type: TypeObject

    init(_ name: String, module: String, _ names: [String]) {
      self.names = names
      type = TypeObject(native: name, module: module, base: .tuple) { type in
        for (index, name) in names.enumerated() {
          type.property(name) { value, machine throws(Raised) in
            guard let tuple = value.tuple, index < tuple.count else { return .none }
            return tuple[index]
          }
        }
      }
    }

    func value(_ elements: [Value]) -> StructSequence { StructSequence(elements, self) }

    static let versionInfo = Kind(
      "version_info", module: "sys", ["major", "minor", "micro", "releaselevel", "serial"])
    static let floatInfo = Kind(
      "float_info", module: "sys",
      [
        "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig",
        "epsilon", "radix", "rounds",
      ])
    static let intInfo = Kind(
      "int_info", module: "sys",
      [
        "bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold",
      ])
    static let hashInfo = Kind(
      "hash_info", module: "sys",
      [
        "width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff",
      ])
    static let structTime = Kind(
      "struct_time", module: "time",
      [
        "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday",
        "tm_isdst",
      ])
  }
}
