// Loops on the device: the launches of a turn become one graph, and nothing else changes.

import CUDA
import EmulatedCUDA
import Notebook
import Testing

extension CUDATests {
  @Suite final class LaunchGraphTests {
    deinit { EmulatedDevice.close() }

    private let regression = """
      torch.manual_seed(0)
      x = torch.linspace(-1, 1, 12).reshape(4, 3)
      y = x.sum(1, keepdim=True)
      w = torch.zeros(3, 1, requires_grad=True)
      b = torch.zeros(1, requires_grad=True)
      def step():
          loss = ((x @ w + b - y) ** 2).mean()
          loss.backward()
          with torch.no_grad():
              w.sub_(w.grad * 0.1)
              b.sub_(b.grad * 0.1)
              w.grad.zero_()
              b.grad.zero_()
          return loss
      """

    /// What cells print on a new device.
    private func run(
      _ cells: String..., hasGraphs: Bool = true, hasBLAS: Bool = false
    ) -> String {
      var options = EmulatedDriver.Options()
      options.hasGraphs = hasGraphs
      options.hasBLAS = hasBLAS
      EmulatedDevice.restart(options, exactMemory: false)
      let session = Session(style: .interactive)
      let runner = CellRunner(session)
      var text = ""
      for cell in [":device gpu"] + cells {
        if cell == cells.last { EmulatedDriver.inject(fault) }
        _ = runner.run(cell) { event in
          switch event {
          case .stdout(let more): text += more
          case .error(let error): text += "\(error.name): \(error.message)"
          default: break
          }
        }
      }
      return text
    }

    private var fault: EmulatedDriver.Fault?

    private func calls(_ name: String) -> Int { EmulatedDriver.calls[name] ?? 0 }

    private func same(_ cell: String, in loop: String, hasBLAS: Bool = false) -> String {
      let plain = run(cell, loop, hasGraphs: false, hasBLAS: hasBLAS)
      #expect(calls("cuGraphLaunch") == 0)
      let graphs = run(cell, loop, hasBLAS: hasBLAS)
      #expect(graphs == plain)
      #expect(!graphs.contains("Error"))
      return graphs
    }

    /// How many launches each further turn makes, once the loop is known.
    private func launchesPerTurn(turns: Int = 200, _ loop: (Int) -> String) -> Double {
      let totals = [turns, 2 * turns].map { turns in
        _ = run(regression, loop(turns))
        return calls("cuLaunchKernel") + calls("cuGraphLaunch")
      }
      return Double(totals[1] - totals[0]) / Double(turns)
    }

    @Test("a turn of a training loop is one launch")
    func loop() {
      _ = same(regression, in: "for _ in range(300): step()\nprint(w.tolist(), b.tolist())")
      #expect(calls("cuGraphLaunch") > 100)
      #expect(calls("cuLaunchKernel") < 2000)
      #expect(launchesPerTurn { "for _ in range(\($0)): step()" } < 1.2)
    }

    @Test("a loop that looks at a value in each turn")
    func item() {
      _ = same(regression, in: "for _ in range(40): print(step().item())")
      #expect(calls("cuGraphLaunch") >= 35)
    }

    @Test("arguments that change from turn to turn change in the graph")
    func changingArguments() {
      _ = same(
        regression,
        in: """
          optimizer = torch.optim.Adam([w, b], lr=0.1)
          for turn in range(60):
              optimizer.zero_grad()
              out = F.dropout(x, 0.5) @ w + b + turn * 0.01
              ((out - y) ** 2).mean().backward()
              optimizer.step()
              if turn % 20 == 19: print(w.tolist(), b.tolist())
          """)
      #expect(calls("cuGraphLaunch") > 10)
      #expect(calls("cuGraphExecKernelNodeSetParams_v2") > 10)
      let perTurn = launchesPerTurn {
        """
        optimizer = torch.optim.SGD([w, b], lr=0.1, momentum=0.9)
        for turn in range(\($0)):
            optimizer.zero_grad()
            ((F.dropout(x, 0.5) @ w + b - y) ** 2).mean().backward()
            optimizer.step()
        """
      }
      #expect(perTurn < 1.2)
    }

    private func training(_ optimizer: String) -> (Int) -> String {
      { turns in
        """
        optimizer = torch.optim.\(optimizer)
        for turn in range(\(turns)):
            optimizer.zero_grad()
            ((F.dropout(x, 0.5) @ w + b - y) ** 2).mean().backward()
            optimizer.step()
        """
      }
    }

    @Test(
      "a turn with an optimizer that counts its steps is one launch, too",
      arguments: [
        "Adam", "AdamW", "Adamax", "NAdam", "RAdam", "RMSprop", "Adagrad", "Adadelta", "Rprop",
      ])
    func countedSteps(_ name: String) {
      let loop = training("\(name)([w, b], lr=0.01)")
      #expect(launchesPerTurn(turns: 80, loop) < 1.2)
      _ = same(regression, in: loop(50) + "\nprint(w.tolist(), b.tolist(), optimizer.state_dict())")
    }

    @Test("tensors of one value, of steps and of masks are made on the device")
    func creation() {
      _ = same(
        "t = torch.ones(3)",
        in: """
          for turn in range(200):
              a = torch.zeros(3) + torch.ones_like(t) + torch.full((3,), 2.5) + torch.eye(3)[1]
              b = a.masked_fill(a > 4, -float('inf')) + torch.arange(3) + torch.linspace(0, 1, 3)
              c = t.new_full((3,), 7) + b
          print(c.tolist())
          """)
      #expect(calls("cuMemcpyHtoDAsync_v2") == 0)
      #expect(calls("cuGraphLaunch") > 100)
    }

    @Test("a count that was moved to the device is brought back, and goes on")
    func movedCount() {
      let text = run(
        regression,
        """
        optimizer = torch.optim.Adam([w, b])
        w.grad, b.grad = torch.ones(3, 1), torch.ones(1)
        optimizer.step()
        state = optimizer.state[w]
        print(state["step"], state["exp_avg"].device)
        state["step"] = state["step"].cuda()
        optimizer.step()
        print(state["step"])
        """)
      #expect(text.hasSuffix("tensor(1.) cuda:0\ntensor(2.)\n"))
    }

    @Test("capturable and fused optimizers keep the count on the device")
    func countOnDevice() {
      for option in ["capturable", "fused"] {
        let text = run(
          regression,
          """
          optimizer = torch.optim.Adam([w, b], \(option)=True)
          w.grad, b.grad = torch.ones(3, 1), torch.ones(1)
          optimizer.step()
          print(optimizer.state[w]["step"])
          """)
        #expect(text.hasSuffix("tensor(1., device='cuda:0')\n"))
      }
    }

    @Test("a count on the device is looked at once, and again when the program has changed it")
    func rememberedCount() {
      let loop = training("Adam([w, b], lr=0.1, fused=True)")
      #expect(launchesPerTurn(turns: 80, loop) < 1.2)
      let text = run(
        regression,
        """
        optimizer = torch.optim.Adam([w, b], fused=True)
        w.grad, b.grad = torch.ones(3, 1), torch.ones(1)
        for _ in range(3): optimizer.step()
        optimizer.state[w]["step"].fill_(9)
        optimizer.step()
        print(optimizer._next_step(optimizer.param_groups[0], optimizer.state[w]))
        print(optimizer._next_step(optimizer.param_groups[0], optimizer.state[b]))
        """)
      #expect(text.hasSuffix("11.0\n5.0\n"))
    }

    @Test("stretches that begin alike find the graph of each")
    func commonBeginnings() {
      // The product of momenta on the device is looked at: a turn has as many stretches as parameters.
      #expect(launchesPerTurn(training("NAdam([w, b], lr=0.1, capturable=True)")) < 2.2)
    }

    @Test("a turn that goes another way is made launch by launch")
    func deviation() {
      _ = same(
        regression,
        in: """
          for turn in range(200):
              step()
              if turn in (7, 100, 121, 122, 150, 177):
                  with torch.no_grad(): w.mul_(0.99)
              if turn == 190: break
          print(w.tolist(), b.tolist())
          """)
      #expect(calls("cuGraphLaunch") > 100)
    }

    @Test("memory given back to the driver in between")
    func emptyCache() {
      _ = same(
        regression,
        in: """
          for turn in range(30):
              step()
              if turn % 10 == 9: torch.cuda.empty_cache()
          print(w.tolist(), b.tolist())
          """)
      _ = run(regression, "for _ in range(30): print(step().item())\ntorch.cuda.empty_cache()")
      #expect(calls("cuGraphDestroy") > 0)
      #expect(EmulatedDriver.graphsAlive == 0)
    }

    @Test("products by cuBLAS part the graphs of a turn")
    func matrixLibrary() {
      _ = same(
        """
        x = torch.linspace(-1, 1, 70 * 64).reshape(70, 64)
        w = torch.linspace(-1, 1, 64 * 80).reshape(64, 80).requires_grad_()
        """,
        in: """
          for _ in range(20):
              h = torch.tanh(x @ w)
              loss = ((h - 0.5) ** 2).mean()
              loss.backward()
              with torch.no_grad():
                  w.sub_(w.grad * 0.1)
                  w.grad.zero_()
          print(loss.item(), w.sum().item())
          """, hasBLAS: true)
      #expect(calls("cublasSgemmStridedBatched") == 40)
      #expect(calls("cuGraphLaunch") >= 30)
    }

    @Test("graphs are kept for the loops that ran last")
    func manyLoops() {
      _ = same(
        "x = torch.linspace(-1, 1, 12)",
        in: """
          for length in range(45):
              for _ in range(4):
                  y = x + 1
                  for _ in range(length + 3): y = y * 1.01
                  print(y.sum().item())
          """)
      #expect(calls("cuGraphCreate") > 40)
      // A graph and its executable form.
      #expect(EmulatedDriver.graphsAlive <= 2 * 33)
    }

    private let products = """
      x = torch.linspace(-1, 1, 12)
      def products():
          return x * 2, x * 3, x * 4, x * 5, x * 6
      for _ in range(6): print(products()[4].sum().item())
      """

    @Test("a launch that is refused when it is made late takes no other along")
    func refusedLate() {
      fault = .init(call: "cuLaunchKernel", number: 2, status: 1)
      let text = run(
        products,
        """
        print()
        seven, eight, nine = x * 7, x * 8, x * 9
        try: print(nine.tolist())
        except RuntimeError as error: print(error)
        print(torch.allclose(seven / 7, nine / 9))
        """)
      #expect(
        text.split(separator: "\n").suffix(2) == [
          "CUDA error: invalid argument (cuLaunchKernel answered CUDA_ERROR_1)", "True",
        ])
    }

    @Test("a device that dies under a graph is reported with the last operation")
    func lostContext() {
      fault = .init(call: "cuGraphLaunch", number: 3, status: 700)
      let text = run(products, "for _ in range(6): print(products()[4].sum().item())")
      #expect(
        text.hasSuffix(
          "while the GPU worked off operations up to 'sum'. Its memory is lost; the session goes on "
            + "with what is on the CPU"))
    }

    @Test("a node's parameters lie as cuda.h has them")
    func layout() {
      typealias Node = KernelNodeParameters
      let offsets: [PartialKeyPath<Node>] = [
        \.function, \.blocks, \.threads, \.sharedBytes, \.separate, \.extra, \.kernel, \.context,
      ]
      #expect(
        offsets.map { MemoryLayout<Node>.offset(of: $0) } == [0, 8, 20, 32, 40, 48, 56, 64])
      #expect(MemoryLayout<Node>.size == 72)
    }

    @Test(
      "where the driver refuses a graph, launches are made one by one",
      arguments: [
        "cuGraphCreate", "cuGraphAddKernelNode_v2", "cuGraphInstantiateWithFlags", "cuGraphLaunch",
        "cuGraphExecKernelNodeSetParams_v2",
      ])
    func refused(call: String) {
      let loop = "for _ in range(40): print(step().item())"
      let wanted = run(regression, loop, hasGraphs: false)
      for number in 1...2 {
        fault = .init(call: call, number: number, status: 2)
        #expect(run(regression, loop) == wanted)
      }
    }

    @Test("graphs go with their device")
    func closing() {
      _ = run(regression, "for _ in range(40): print(step().item())")
      #expect(EmulatedDriver.graphsAlive > 0)
      EmulatedDevice.close()
      #expect(EmulatedDriver.graphsAlive == 0)
    }
  }
}
