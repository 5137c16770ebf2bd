// The functions of NVIDIA's library for matrix products, cuBLAS, found by name at run time.

import Glibc

/// Function pointers into cuBLAS, named as in its interface. Matrices lie by columns there.
public struct BLASTable {
  public typealias Status = Int32
  typealias Handle = DriverTable.Handle

  let create: @convention(c) (DriverTable.HandleOut) -> Status
  let destroy: @convention(c) (Handle?) -> Status
  let setStream: @convention(c) (Handle?, Handle?) -> Status
  let setWorkspace: @convention(c) (Handle?, UInt64, Int) -> Status
  /// c = alpha * op(a) @ op(b) + beta * c for each matrix of a batch.
  let multiplyFloats:
    @convention(c) (
      Handle?, Int32, Int32, Int32, Int32, Int32, UnsafePointer<Float>, UInt64, Int32, Int, UInt64,
      Int32, Int, UnsafePointer<Float>, UInt64, Int32, Int, Int32
    ) -> Status
  let multiplyDoubles:
    @convention(c) (
      Handle?, Int32, Int32, Int32, Int32, Int32, UnsafePointer<Double>, UInt64, Int32, Int,
      UInt64, Int32, Int, UnsafePointer<Double>, UInt64, Int32, Int, Int32
    ) -> Status

  /// Finds all functions, or none.
  public init?(lookup: (String) -> UnsafeMutableRawPointer?) {
    guard let create = lookup("cublasCreate_v2"), let destroy = lookup("cublasDestroy_v2"),
      let setStream = lookup("cublasSetStream_v2"),
      let setWorkspace = lookup("cublasSetWorkspace_v2"),
      let floats = lookup("cublasSgemmStridedBatched"),
      let doubles = lookup("cublasDgemmStridedBatched")
    else { return nil }
    self.create = unsafeBitCast(create, to: type(of: self.create))
    self.destroy = unsafeBitCast(destroy, to: type(of: self.destroy))
    self.setStream = unsafeBitCast(setStream, to: type(of: self.setStream))
    self.setWorkspace = unsafeBitCast(setWorkspace, to: type(of: self.setWorkspace))
    multiplyFloats = unsafeBitCast(floats, to: type(of: multiplyFloats))
    multiplyDoubles = unsafeBitCast(doubles, to: type(of: multiplyDoubles))
  }

  /// Where the library is looked for, in order; a name without a folder is the loader's to find.
  private static var places: [String] {
    let chosen = getenv("TAPER_CUBLAS").map { [String(cString: $0)] } ?? []
    let names = ["libcublas.so.13", "libcublas.so.12"]
    return chosen + names + names.map { "/usr/local/cuda/lib64/" + $0 }
  }

  /// The library of this machine, if there is one.
  public static func installed() -> BLASTable? {
    for place in places {
      guard let library = dlopen(place, RTLD_NOW | RTLD_LOCAL) else { continue }
      if let table = BLASTable(lookup: { dlsym(library, $0) }) { return table }
    }
    return nil
  }
}
