import Testing

/// All tests of the CUDA backend; one after another, since they share the emulated driver.
@Suite(.serialized) struct CUDATests {}
