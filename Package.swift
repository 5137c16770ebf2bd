// swift-tools-version: 6.2
import PackageDescription

// Left may import right, never the other way: a target lists only what it may import.
// The hot modules are built for one thread: kernels that use more threads live in C, below any
// reference count.
let singleThreaded: [SwiftSetting] = [
  .unsafeFlags(
    ["-Xfrontend", "-assume-single-threaded", "-enforce-exclusivity=unchecked"],
    .when(configuration: .release))
]

// The cases of the inner loop begin where the processor fetches, wherever the linker puts the function:
// a change elsewhere moved the loop's speed by 10 %.
let alignedCases: [SwiftSetting] = [
  .unsafeFlags(["-Xllvm", "-align-all-nofallthru-blocks=5"], .when(configuration: .release))
]

let package = Package(
  name: "taper",
  products: [.executable(name: "taper", targets: ["taper"])],
  dependencies: [
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    // Source to tokens to syntax tree; knows no values.
    .target(name: "Language"),
    // Syntax tree to bytecode to results; knows no tensors.
    .target(
      name: "Interpreter",
      dependencies: ["Language", .product(name: "BigInt", package: "BigInt")],
      swiftSettings: singleThreaded + alignedCases),
    // The hot CPU loops in C: nothing but pointers and counts.
    .target(name: "CKernels"),
    // Shapes, storage, views, the backend protocol, the CPU backend, random numbers, printing.
    .target(name: "Tensors", dependencies: ["CKernels"], swiftSettings: singleThreaded),
    // CUDA C kernels and the PTX made of them, embedded in the binary.
    .target(
      name: "CUDAKernels", exclude: ["Kernels", "PTX", "compile_kernels.py", "check_kernels.py"]),
    // NVIDIA's driver behind a table of functions, device memory, the CUDA backend.
    .target(
      name: "CUDA", dependencies: ["Tensors", "CUDAKernels"], exclude: ["README.md"],
      swiftSettings: singleThreaded),
    // The graph, one derivative rule per operation, backward.
    .target(name: "Autograd", dependencies: ["Tensors"], swiftSettings: singleThreaded),
    // What cells import: torch, numpy, math; joins the language and the tensors.
    .target(
      name: "Library", dependencies: ["Interpreter", "Autograd", "EmbeddedPython"],
      swiftSettings: singleThreaded),
    // The modules that are written in the language itself, embedded in the binary.
    .target(name: "EmbeddedPython", exclude: ["Python"]),
    // Cells, documents, replay, sessions.
    .target(name: "Notebook", dependencies: ["Library"]),
    .systemLibrary(name: "CEditline", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(
      name: "CLineEditor", dependencies: ["CEditline"], cSettings: [.define("_GNU_SOURCE")]),
    .systemLibrary(name: "CMarkdown", pkgConfig: "md4c", providers: [.apt(["libmd4c-dev"])]),
    // Keys, line editor, painting, prose; knows no tensors.
    .target(name: "Terminal", dependencies: ["CLineEditor", "CMarkdown"]),
    .executableTarget(
      name: "taper",
      dependencies: [
        "Terminal", "Notebook", "CUDA",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "LanguageTests", dependencies: ["Language"]),
    .testTarget(name: "InterpreterTests", dependencies: ["Interpreter"], exclude: ["Fixtures"]),
    .testTarget(
      name: "TensorsTests", dependencies: ["Tensors", "EmulatedCUDA"], exclude: ["Fixtures"]),
    .testTarget(
      name: "AutogradTests", dependencies: ["Autograd", "EmulatedCUDA"],
      exclude: ["make_gradient_fixtures.py"]),
    // A CUDA driver without a GPU: decoded PTX on the host, optimised in every configuration.
    .target(
      name: "PTXMachine", path: "Tests/PTXMachine",
      cSettings: [
        .unsafeFlags(["-O2", "-fno-math-errno", "-Wno-pass-failed", "-Wno-constant-conversion"])
      ]),
    .target(
      name: "EmulatedCUDA", dependencies: ["CUDA", "PTXMachine"], path: "Tests/EmulatedCUDA",
      swiftSettings: [.unsafeFlags(["-O"])]),
    .testTarget(
      name: "CUDATests", dependencies: ["CUDA", "EmulatedCUDA", "Autograd", "Notebook"]),
    .testTarget(
      name: "LibraryTests", dependencies: ["Library", "EmulatedCUDA"], exclude: ["Fixtures"]),
    .testTarget(
      name: "NotebookTests", dependencies: ["Notebook", "TerminalTesting", "EmulatedCUDA"]),
    // The lessons in sessions/ replay as PyTorch ran them.
    .testTarget(
      name: "SessionsTests", dependencies: ["Notebook", "Tensors", "EmulatedCUDA"],
      exclude: ["record_sessions.py", "09_rtorch_twin.py"]),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "TerminalTesting"]),
    // A terminal's screen, folders, and programs on a terminal of their own, for tests.
    .target(name: "TerminalTesting", dependencies: ["Terminal"], path: "Tests/TerminalTesting"),
    .target(name: "PseudoTerminal", path: "Tests/PseudoTerminal"),
    // The built program on a terminal, and between pipes.
    .testTarget(
      name: "PromptTests", dependencies: ["taper", "TerminalTesting", "PseudoTerminal"]),
  ],
  swiftLanguageModes: [.v5],
  cLanguageStandard: .gnu2x
)
