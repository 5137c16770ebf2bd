import Glibc

extension Document {
  /// Reads a session file by the kind its name tells: `.ipynb`, or `.py`.
  public init(path: String) throws(DocumentError) {
    let bytes = try File.read(path)
    if path.hasSuffix(".ipynb") {
      self = try NotebookFormat.read(bytes, path: path)
      return
    }
    guard path.hasSuffix(".py") else { throw .unknownFormat(path: path) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText(path: path) }
    self = ScriptFormat.read(text)
  }

  /// Writes the document as a notebook; the old file stays whole until the new one is complete.
  public func write(to path: String) throws(DocumentError) {
    try File.write(NotebookFormat.write(self), to: path)
  }
}

/// Whole files, read and replaced at once.
enum File {
  static func read(_ path: String) throws(DocumentError) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw .unreadable(path: path, reason: reason()) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var status = stat()
    if fstat(fileno(file), &status) == 0, status.st_size > 0 {
      bytes.reserveCapacity(Int(status.st_size))
    }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    if ferror(file) != 0 { throw .unreadable(path: path, reason: reason()) }
    return bytes
  }

  static func write(_ text: String, to path: String) throws(DocumentError) {
    let temporary = path + ".new-\(getpid())"
    guard let file = fopen(temporary, "wb") else {
      throw .unwritable(path: path, reason: reason())
    }
    var text = text
    let complete = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
    let flushed = fflush(file) == 0 && fsync(fileno(file)) == 0
    let closed = fclose(file) == 0
    guard complete, flushed, closed, rename(temporary, path) == 0 else {
      let why = reason()
      unlink(temporary)
      throw .unwritable(path: path, reason: why)
    }
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
