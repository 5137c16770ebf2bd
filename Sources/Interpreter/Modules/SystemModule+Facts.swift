// What `sys` knows of the language and its numbers: tuples with named elements.

extension Interpreter {
  func installFacts(in module: ModuleObject) {
    let version: [Value] = [.int(3), .int(11), .int(7), .string("final"), .int(0)]
    module["version_info"] = .object(StructSequence.Kind.versionInfo.value(version))
    module["float_info"] = .object(
      StructSequence.Kind.floatInfo.value([
        .float(Double.greatestFiniteMagnitude), .int(1024), .int(308),
        .float(Double.leastNormalMagnitude), .int(-1021), .int(-307), .int(15), .int(53),
        .float(Double.ulpOfOne), .int(2), .int(1),
      ]))
    module["int_info"] = .object(
      StructSequence.Kind.intInfo.value([.int(30), .int(4), .int(4300), .int(640)]))
    module["hash_info"] = .object(
      StructSequence.Kind.hashInfo.value([
        .int(64), .int((1 << 61) - 1), .int(314159), .int(0), .int(1_000_003),
        .string("siphash13"), .int(64), .int(128), .int(0),
      ]))
    module["float_repr_style"] = .string("short")
    module["api_version"] = .int(1013)
    module["copyright"] = .string("")
    module["prefix"] = .string("")
    module["exec_prefix"] = .string("")
    module["warnoptions"] = .list([])
    for (name, text) in [
      ("getdefaultencoding", "utf-8"), ("getfilesystemencoding", "utf-8"),
      ("getfilesystemencodeerrors", "surrogateescape"),
    ] {
      module.function("\(name)()") { _, _ throws(Raised) in .string(text) }
    }
    module.function("getswitchinterval()") { _, _ throws(Raised) in .float(0.005) }
    module.function("get_int_max_str_digits()") { _, _ throws(Raised) in .int(4300) }
    module.function("gettrace()") { _, _ throws(Raised) in .none }
    module.function("getprofile()") { _, _ throws(Raised) in .none }
    module.function("exception()") { _, machine throws(Raised) in
      machine.handledException.map { .object($0) } ?? .none
    }
  }
}
