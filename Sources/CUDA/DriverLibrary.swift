// Opens libcuda.so.1, the driver's own library, where it usually lies.

import Glibc

enum DriverLibrary {
  /// Where the library is looked for, in order; a name without a folder is the loader's to find.
  static var places: [String] {
    let chosen = getenv("TAPER_CUDA_DRIVER").map { [String(cString: $0)] } ?? []
    return chosen + [
      "libcuda.so.1", "/usr/local/nvidia/lib64/libcuda.so.1",
      "/usr/lib/x86_64-linux-gnu/libcuda.so.1", "/usr/lib/wsl/lib/libcuda.so.1",
    ]
  }

  /// The driver's functions.
  ///
  /// - Throws: `libraryMissing` with the loader's first complaint, `functionMissing`.
  static func open() throws(CUDAError) -> DriverTable {
    var complaint = ""
    for place in places {
      if let library = dlopen(place, RTLD_NOW | RTLD_LOCAL) {
        return try DriverTable { dlsym(library, $0) }
      }
      if complaint.isEmpty, let text = dlerror() { complaint = String(cString: text) }
    }
    throw .libraryMissing(complaint)
  }
}
