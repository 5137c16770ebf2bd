extension Document {
  /// The document with just the name and the message of each error: in a file that people read, the
  /// way there is noise.
  public var withoutTracebacks: Document {
    var document = self
    for index in document.cells.indices {
      document.cells[index].outputs = document.cells[index].outputs.map { output in
        guard case .error(let name, let message, _) = output else { return output }
        return .error(
          name: name, message: message, traceback: OutputLines.headline(name, message))
      }
    }
    return document
  }
}
