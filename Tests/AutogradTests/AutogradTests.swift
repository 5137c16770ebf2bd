import Testing

/// All tests share the flags of `GradMode`, so they run one after the other.
@Suite(.serialized) struct AutogradTests {}
