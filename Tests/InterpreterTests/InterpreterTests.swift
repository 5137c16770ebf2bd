import Testing

/// The suites that run programs, one after the other: interpreters share classes and names.
@Suite(.serialized) enum InterpreterTests {}
