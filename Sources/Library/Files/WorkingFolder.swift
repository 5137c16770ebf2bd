// The only files that a session reads and writes: regular ones below the working folder, by the
// functions that say so (`torch.save`, `np.load`, `savefig` ...).
//
// A name that leads out of the folder, by `..`, by an absolute path or through a link, is refused
// before anything is opened.
import Glibc
import Interpreter

enum WorkingFolder {
  /// Larger files are refused, so that a session's memory stays bounded.
  static let sizeLimit = 1 << 31

  /// The bytes of a file.
  static func read(_ name: String) throws(Raised) -> [UInt8] {
    let path = try resolved(name)
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw failure(errno, name) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure(errno, name) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      if status.st_mode & S_IFMT == S_IFDIR { throw failure(EISDIR, name) }
      throw .permission("'\(name)' is not a regular file")
    }
    guard status.st_size <= sizeLimit else {
      throw Raised(
        .memoryError, "'\(name)' has \(status.st_size) bytes, more than a session reads")
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var count = 0
    while count < bytes.count {
      let size = bytes.count - count
      let got = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(file, buffer.baseAddress! + count, size)
      }
      if got < 0 { throw failure(errno, name) }
      if got == 0 { break }
      count += got
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Writes a file, replacing what it held.
  static func write(_ name: String, _ bytes: [UInt8]) throws(Raised) {
    let path = try resolved(name)
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o644)
    guard file >= 0 else { throw failure(errno, name) }
    defer { close(file) }
    var count = 0
    while count < bytes.count {
      let size = bytes.count - count
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(file, buffer.baseAddress! + count, size)
      }
      guard written > 0 else { throw failure(errno, name) }
      count += written
    }
  }

  /// Whether a name is a file or a folder below the working folder, and how large; nil for all else.
  static func kind(of name: String) -> (isFolder: Bool, size: Int)? {
    guard let path = isHere(name) ? "." : try? resolved(name) else { return nil }
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return (true, Int(status.st_size))
    case S_IFREG: return (false, Int(status.st_size))
    default: return nil
    }
  }

  /// Makes a folder below the working folder.
  static func makeFolder(_ name: String) throws(Raised) {
    guard !isHere(name) else { throw failure(EEXIST, name) }
    guard mkdir(try resolved(name), 0o755) == 0 else { throw failure(errno, name) }
  }

  private static func isHere(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix("/")
      && name.split(separator: "/").allSatisfy { $0 == "." }
  }

  /// The real path of a file below the working folder; its folder must exist.
  private static func resolved(_ name: String) throws(Raised) -> String {
    guard !name.isEmpty else { throw failure(ENOENT, name) }
    guard !name.utf8.contains(0) else { throw .valueError("embedded null byte") }
    guard let here = realPath(".") else { throw failure(errno, ".") }
    let whole = name.hasPrefix("/") ? name : here + "/" + name
    let parts = whole.split(separator: "/", omittingEmptySubsequences: true)
    guard let last = parts.last, last != "..", last != "." else { throw outside(name) }
    let folder = "/" + parts.dropLast().joined(separator: "/")
    guard let real = realPath(folder) else { throw failure(errno, name) }
    guard real == here || real.hasPrefix(here == "/" ? here : here + "/") else {
      throw outside(name)
    }
    return real + "/" + last
  }

  private static func realPath(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  private static func outside(_ name: String) -> Raised {
    .permission("'\(name)' is outside the working folder; a session keeps its files below it")
  }

  private static func failure(_ code: Int32, _ name: String) -> Raised {
    if code == ELOOP {
      return .permission("'\(name)' is a link; a session follows none")
    }
    let type: TypeObject
    switch code {
    case ENOENT: type = .fileNotFoundError
    case EISDIR: type = .isADirectoryError
    case EEXIST: type = .fileExistsError
    case ENOTDIR: type = .notADirectoryError
    case EACCES, EPERM: type = .permissionError
    default: type = .osError
    }
    let words = String(cString: strerror(code))
    return Raised(
      ExceptionObject(type: type, arguments: [.int(Int(code)), .string(words), .string(name)]))
  }
}
