// `_files`: bytes of files below the working folder, and the sums and codes that file formats need.
import Interpreter

enum FilesModule {
  static func make(_ machine: Interpreter) throws(Raised) -> ModuleObject {
    let module = ModuleObject("_files")
    module.function("read(name, /)") { call, machine throws(Raised) in
      .object(BytesObject(try WorkingFolder.read(try name(call[0], machine))))
    }
    module.function("write(name, content, /)") { call, machine throws(Raised) in
      try WorkingFolder.write(try name(call[0], machine), try bytes(call[1], machine))
      return .none
    }
    module.function("kind(name, /)") { call, machine throws(Raised) in
      guard let found = WorkingFolder.kind(of: try name(call[0], machine)) else { return .none }
      return .tuple([.string(found.isFolder ? "folder" : "file"), .int(found.size)])
    }
    module.function("make_folder(name, /)") { call, machine throws(Raised) in
      try WorkingFolder.makeFolder(try name(call[0], machine))
      return .none
    }
    module.function("crc32(content, /)") { call, machine throws(Raised) in
      .int(Int(Checksum.crc32(try bytes(call[0], machine))))
    }
    module.function("base64(content, /)") { call, machine throws(Raised) in
      .string(Base64.text(of: try bytes(call[0], machine)))
    }
    module.function("from_base64(text, /)") { call, machine throws(Raised) in
      guard let found = Base64.bytes(of: try bytes(call[0], machine)) else {
        throw .valueError("Incorrect padding")
      }
      return .object(BytesObject(found))
    }
    module.function("png(width, height, pixels, /)") { call, machine throws(Raised) in
      let (width, height) = (try machine.index(call[0]), try machine.index(call[1]))
      let pixels = try bytes(call[2], machine)
      guard width > 0, height > 0, width <= 1 << 16, height <= 1 << 16,
        pixels.count == width * height * 4
      else { throw .valueError("a picture needs four bytes for each pixel") }
      return .object(BytesObject(PNG.bytes(width: width, height: height, pixels: pixels)))
    }
    return module
  }

  private static func name(_ value: Value, _ machine: Interpreter) throws(Raised) -> String {
    guard let name = value.string else {
      throw .typeError(
        "expected str, bytes or os.PathLike object, not \(machine.type(of: value).name)")
    }
    return name
  }

  static func bytes(_ value: Value, _ machine: Interpreter) throws(Raised) -> [UInt8] {
    guard case .object(let object) = value, let found = object as? BytesObject else {
      throw .typeError("a bytes-like object is required, not '\(machine.type(of: value).name)'")
    }
    return found.bytes
  }
}
