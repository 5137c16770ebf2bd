// The driver's functions for graphs: kernels that are launched together, by one call.
//
// A graph is built node by node, not captured from the stream, so that building one forbids nothing to
// the rest of the program.

/// Function pointers for graphs of kernels; a driver has all of them or is used without.
struct GraphTable {
  typealias Status = DriverTable.Status
  typealias Handle = DriverTable.Handle
  typealias HandleOut = DriverTable.HandleOut

  let create: @convention(c) (HandleOut, UInt32) -> Status
  let addKernel: @convention(c) (HandleOut, Handle?, HandleOut?, Int, UnsafeRawPointer) -> Status
  let instantiate: @convention(c) (HandleOut, Handle?, UInt64) -> Status
  let setKernel: @convention(c) (Handle?, Handle?, UnsafeRawPointer) -> Status
  let launch: @convention(c) (Handle?, Handle?) -> Status
  let destroyExecutable: @convention(c) (Handle?) -> Status
  let destroy: @convention(c) (Handle?) -> Status

  /// Finds all functions, or none.
  init?(lookup: (String) -> UnsafeMutableRawPointer?) {
    guard let create = lookup("cuGraphCreate"), let addKernel = lookup("cuGraphAddKernelNode_v2"),
      let instantiate = lookup("cuGraphInstantiateWithFlags"),
      let setKernel = lookup("cuGraphExecKernelNodeSetParams_v2"),
      let launch = lookup("cuGraphLaunch"), let destroyExecutable = lookup("cuGraphExecDestroy"),
      let destroy = lookup("cuGraphDestroy")
    else { return nil }
    self.create = unsafeBitCast(create, to: type(of: self.create))
    self.addKernel = unsafeBitCast(addKernel, to: type(of: self.addKernel))
    self.instantiate = unsafeBitCast(instantiate, to: type(of: self.instantiate))
    self.setKernel = unsafeBitCast(setKernel, to: type(of: self.setKernel))
    self.launch = unsafeBitCast(launch, to: type(of: self.launch))
    self.destroyExecutable = unsafeBitCast(
      destroyExecutable, to: type(of: self.destroyExecutable))
    self.destroy = unsafeBitCast(destroy, to: type(of: self.destroy))
  }
}

/// `CUDA_KERNEL_NODE_PARAMS_v2`: what a kernel's node runs.
public struct KernelNodeParameters: BitwiseCopyable {
  public var function: DriverTable.Handle?
  public var blocks: (UInt32, UInt32, UInt32)
  public var threads: (UInt32, UInt32, UInt32)
  public var sharedBytes: UInt32 = 0
  public var separate: DriverTable.HandleOut?
  /// The packed arguments, described as for `cuLaunchKernel`.
  public var extra: DriverTable.HandleOut?
  /// Names the kernel and its context where there is no function.
  public var kernel: DriverTable.Handle?
  public var context: DriverTable.Handle?
}
