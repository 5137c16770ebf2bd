// Graphs of the emulated driver: kernels with what they wait for, run in another order where nothing
// forbids it.

import CUDA

/// A graph that is being built, and what has been made of it.
final class EmulatedGraph {
  struct Node {
    var work: EmulatedGPU.Work
    let function: Int
    let before: [Int]
  }

  /// Nodes by number, from 1.
  private(set) var nodes: [Node] = []
  private(set) var isExecutable = false
  private var order: [Int] = []

  func add(_ work: EmulatedGPU.Work, _ function: Int, before: [Int]) -> Int? {
    guard before.allSatisfy({ (1...nodes.count).contains($0) }) || before.isEmpty else {
      return nil
    }
    nodes.append(Node(work: work, function: function, before: before))
    return nodes.count
  }

  /// A copy that can be launched. Of nodes that may run, the one added last runs first.
  func executable() -> EmulatedGraph {
    let copy = EmulatedGraph()
    copy.nodes = nodes
    copy.isExecutable = true
    var done: Set<Int> = []
    while done.count < nodes.count {
      guard
        let next = nodes.indices.last(where: {
          !done.contains($0 + 1) && nodes[$0].before.allSatisfy(done.contains)
        })
      else { break }
      done.insert(next + 1)
      copy.order.append(next)
    }
    return copy
  }

  /// Gives a node other arguments; its function stays.
  func set(_ number: Int, _ work: EmulatedGPU.Work, _ function: Int) -> Bool {
    guard isExecutable, nodes.indices.contains(number - 1), nodes[number - 1].function == function
    else { return false }
    nodes[number - 1].work = work
    return true
  }

  var work: [EmulatedGPU.Work] { order.map { nodes[$0].work } }
}

extension EmulatedFunctions {
  nonisolated(unsafe) static let graphAddresses: [String: UnsafeMutableRawPointer] = [
    "cuGraphCreate": pointer(create), "cuGraphAddKernelNode_v2": pointer(addKernel),
    "cuGraphInstantiateWithFlags": pointer(instantiate),
    "cuGraphExecKernelNodeSetParams_v2": pointer(setKernel), "cuGraphLaunch": pointer(launchGraph),
    "cuGraphExecDestroy": pointer(destroyExecutable), "cuGraphDestroy": pointer(destroyGraph),
  ]

  /// The work that a node's parameters describe, if a launch of it keeps the device's limits.
  private static func work(
    _ driver: EmulatedDriver, _ parameters: UnsafeRawPointer
  ) -> (EmulatedGPU.Work, function: Int)? {
    let node = parameters.load(as: KernelNodeParameters.self)
    let function = EmulatedHandle.number(node.function)
    guard EmulatedHandle.device(node.function) == EmulatedContext.current,
      let extra = node.extra, node.sharedBytes == 0, node.kernel == nil, node.context == nil,
      let arguments = EmulatedFunctions.arguments(extra),
      case .success(let work) = driver.prepare(function, node.blocks, node.threads, arguments)
    else { return nil }
    return (work, function)
  }

  private static let create: @convention(c) (HandleOut, UInt32) -> Int32 = { out, _ in
    EmulatedDriver.inContext("cuGraphCreate") { driver, gpu in
      driver.graphs.append(EmulatedGraph())
      out.pointee = EmulatedHandle.make(driver.graphs.count, gpu)
      return 0
    }
  }
  private static let addKernel:
    @convention(c) (HandleOut, Handle?, HandleOut?, Int, UnsafeRawPointer) -> Int32 = {
      out, graph, before, count, parameters in
      EmulatedDriver.inContext("cuGraphAddKernelNode_v2", graph) { driver, _ in
        guard let graph = driver.graph(graph), !graph.isExecutable,
          let (work, function) = work(driver, parameters),
          let number = graph.add(
            work, function, before: (0..<count).map { Int(bitPattern: before?[$0]) })
        else { return 1 }
        out.pointee = Handle(bitPattern: number)
        return 0
      }
    }
  private static let instantiate: @convention(c) (HandleOut, Handle?, UInt64) -> Int32 = {
    out, graph, _ in
    EmulatedDriver.inContext("cuGraphInstantiateWithFlags", graph) { driver, gpu in
      guard let graph = driver.graph(graph), !graph.isExecutable else { return 1 }
      driver.graphs.append(graph.executable())
      out.pointee = EmulatedHandle.make(driver.graphs.count, gpu)
      return 0
    }
  }
  private static let setKernel: @convention(c) (Handle?, Handle?, UnsafeRawPointer) -> Int32 = {
    executable, node, parameters in
    EmulatedDriver.inContext("cuGraphExecKernelNodeSetParams_v2", executable) { driver, _ in
      guard let graph = driver.graph(executable), let (work, function) = work(driver, parameters),
        graph.set(Int(bitPattern: node), work, function)
      else { return 1 }
      return 0
    }
  }
  private static let launchGraph: @convention(c) (Handle?, Handle?) -> Int32 = {
    executable, stream in
    EmulatedDriver.inContext("cuGraphLaunch", executable, stream) { driver, gpu in
      guard let graph = driver.graph(executable), graph.isExecutable else { return 1 }
      for work in graph.work { gpu.enqueue(work) }
      return 0
    }
  }
  private static let destroyExecutable: @convention(c) (Handle?) -> Int32 = { executable in
    EmulatedDriver.call("cuGraphExecDestroy") { $0.destroyGraph(executable, isExecutable: true) }
  }
  private static let destroyGraph: @convention(c) (Handle?) -> Int32 = { graph in
    EmulatedDriver.call("cuGraphDestroy") { $0.destroyGraph(graph, isExecutable: false) }
  }
}

extension EmulatedDriver {
  func graph(_ handle: UnsafeMutableRawPointer?) -> EmulatedGraph? {
    let place = EmulatedHandle.number(handle) - 1
    return graphs.indices.contains(place) ? graphs[place] : nil
  }

  func destroyGraph(_ handle: UnsafeMutableRawPointer?, isExecutable: Bool) -> Int32 {
    guard let graph = graph(handle), graph.isExecutable == isExecutable else { return 1 }
    graphs[EmulatedHandle.number(handle) - 1] = nil
    return 0
  }

  /// Graphs and executable graphs that have not been destroyed.
  public static var graphsAlive: Int { current.graphs.count { $0 != nil } }
}
