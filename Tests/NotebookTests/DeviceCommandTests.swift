// `:device` on the emulated GPU: everything moves, nothing is lost.

import EmulatedCUDA
import Testing

@testable import Notebook

@Suite(.serialized) final class DeviceCommandTests {
  private let session = Session(style: .interactive)
  private lazy var runner = CellRunner(session)

  init() throws { try EmulatedDevice.open() }
  deinit {
    _ = shown(":device cpu")
    EmulatedDevice.close()
  }

  /// What cells and commands print, one after the other.
  private func shown(_ cells: String...) -> String {
    var text = ""
    for cell in cells {
      _ = runner.run(cell) { event in
        switch event {
        case .stdout(let more), .stderr(let more): text += more
        case .result(let result, _): text += result + "\n"
        case .error(let error): text += "\(error.name): \(error.message)\n"
        case .display: break
        }
      }
    }
    return text
  }

  @Test("variables move with their views, which go on sharing memory")
  func views() {
    _ = shown("x = torch.arange(6.).reshape(2, 3)\nrow = x[1]\nseveral = {'a': [x.t()]}")
    #expect(shown(":device gpu") == "cuda:0: 1 tensor moved\n")
    #expect(shown("row") == "tensor([3., 4., 5.], device='cuda:0')\n")
    _ = shown("row.zero_()")
    #expect(
      shown("several['a'][0].cpu()") == "tensor([[0., 0.],\n        [1., 0.],\n        [2., 0.]])\n"
    )
    #expect(shown(":device cpu") == "cpu: 1 tensor moved\n")
    #expect(shown("x") == "tensor([[0., 1., 2.],\n        [0., 0., 0.]])\n")
  }

  @Test("a model trains on with its optimizer's state, to the same numbers")
  func training() {
    let setup = """
      torch.manual_seed(0)
      model = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 1))
      optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
      data = torch.linspace(0, 1, 12).reshape(4, 3)
      def step():
          optimizer.zero_grad()
          loss = (model(data) - data.sum(1, keepdim=True)).pow(2).mean()
          loss.backward()
          optimizer.step()
          return loss.item()
      """
    let step = "[round(step(), 4) for _ in range(5)]"
    let wanted = shown(setup, step, step)
    let first = shown(setup, step)
    _ = shown(":device gpu")
    #expect(shown("next(model.parameters()).device") == "device(type='cuda', index=0)\n")
    #expect(first + shown(step) == wanted)
  }

  @Test("a graph that waits for backward moves too")
  func graph() {
    _ = shown("w = torch.tensor([1., 2.], requires_grad=True)\nloss = (w.exp() * w).sum()")
    _ = shown(":device gpu")
    #expect(shown("loss.backward()\nw.grad") == "tensor([ 5.4366, 22.1672], device='cuda:0')\n")
  }

  @Test("new tensors are made on the device, and the device is shown")
  func defaultDevice() {
    _ = shown(":device cuda:1")
    #expect(shown("torch.ones(2)") == "tensor([1., 1.], device='cuda:1')\n")
    #expect(session.device == "cuda:1")
    #expect(shown("nn.Linear(2, 1).weight.is_cuda") == "True\n")
    let lines = shown(":device").split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0] == "  cpu")
    #expect(lines[2].hasPrefix("* cuda:1  Emulated GPU, 1.0 GiB, 0.0 GiB held by tensors"))
    #expect(lines[3] == "  driver for CUDA 12.0")
  }

  @Test("the device cell of tutorials takes the GPU")
  func tutorialCell() {
    let cell = """
      device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
      x = torch.ones(2, 2).to(device)
      (x @ x).sum()
      """
    #expect(shown(cell) == "tensor(8., device='cuda:0')\n")
    #expect(
      shown("x + torch.ones(2, 2)")
        == "RuntimeError: Expected all tensors to be on the same device, but found at least two "
        + "devices, cuda:0 and cpu!\n")
    #expect(shown("torch.cuda.get_device_name(0)") == "'Emulated GPU'\n")
    #expect(shown("torch.cuda.memory_allocated(0) > 0") == "True\n")
  }

  @Test("GPUs are seeded apart from the CPU, and their states can be kept")
  func seeds() {
    _ = shown(
      """
      def both():
          return torch.rand(1, device='cuda').item(), torch.rand(1, device='cpu').item()
      torch.manual_seed(4)
      gpu, cpu = both()
      torch.manual_seed(4)
      torch.cuda.manual_seed(5)
      other, same = both()
      """)
    #expect(shown("gpu != other, cpu == same") == "(True, True)\n")
    #expect(shown("torch.cuda.initial_seed(), torch.initial_seed()") == "(5, 4)\n")
    #expect(
      shown("torch.cuda.get_rng_state().tolist()")
        == "[5, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0]\n")
    #expect(
      shown(
        """
        state = torch.cuda.get_rng_state()
        first = torch.rand(3, device='cuda')
        torch.cuda.set_rng_state(state)
        torch.equal(first, torch.rand(3, device='cuda'))
        """) == "True\n")
    #expect(
      shown(
        """
        with torch.random.fork_rng():
            inside = both()
        inside == both()
        """) == "True\n")
    #expect(
      shown(
        """
        g = torch.Generator(device='cuda').manual_seed(6)
        first = torch.rand(3, device='cuda', generator=g)
        print(g.device, g.get_state().tolist()[::8], torch.Generator().device)
        _ = g.set_state(torch.cuda.get_rng_state())
        torch.equal(torch.rand(3, device='cuda', generator=g), torch.rand(3, device='cuda'))
        """) == "cuda:0 [6, 4] cpu\nTrue\n")
    #expect(
      shown("torch.cuda.set_rng_state(torch.zeros(15, dtype=torch.uint8))")
        == "RuntimeError: RNG state is wrong size\n")
  }

  @Test("a device that cannot be had leaves everything where it is")
  func refused() {
    _ = shown("x = torch.ones(2)")
    #expect(
      shown(":device cuda:7").contains("there is no cuda:7; this machine has 2 GPUs"))
    #expect(shown(":device tpu").contains(":device takes cpu, gpu or cuda:1 and the like"))
    EmulatedDriver.inject(.init(call: "cuMemAlloc_v2", number: 1, status: 2))
    #expect(shown(":device gpu").contains("CUDA out of memory. Tried to allocate 8 bytes"))
    EmulatedDriver.inject(nil)
    #expect(shown("x") == "tensor([1., 1.])\n")
    #expect(session.device == nil)
  }
}
