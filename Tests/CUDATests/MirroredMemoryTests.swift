// Arrays and tensors that share memory, after `:device` has moved the session: what a change on one side
// shows on the other is what the processor shows, where both are the same memory.

import EmulatedCUDA
import Notebook
import Testing

extension CUDATests {
  @Suite final class MirroredMemoryTests {
    init() throws { try EmulatedDevice.open() }
    deinit { EmulatedDevice.close() }

    /// What a session prints that begins with NumPy and PyTorch, without the words that tell a device.
    private func printed(_ cells: [String], isRewinding: Bool = false) -> String {
      let session = Session(style: .interactive)
      session.rewind.isOn = isRewinding
      let runner = CellRunner(session)
      var text = ""
      for cell in ["import numpy as np, torch"] + cells {
        let outcome = runner.run(cell) {
          if case .stdout(let words) = $0, !cell.hasPrefix(":") { text += words }
        }
        #expect(outcome == .succeeded, "\(cell)")
      }
      _ = runner.run(":device cpu") { _ in }
      return text.replacing(#/, device='cuda:\d'/#, with: "")
    }

    /// The cells, each on the next of the devices.
    private func spread(_ cells: [String], _ devices: [String]) -> [String] {
      cells.enumerated().flatMap { index, cell in
        [":device \(devices[index % devices.count])", cell]
      }
    }

    @Test(arguments: [
      ["a = np.ones(3); t = torch.from_numpy(a)", "a += 1; print(t)", "t.mul_(3); print(a, t)"],
      ["t = torch.zeros(2, 2); a = t.numpy()", "a[0, 1] = 5; print(t)", "t[1] = 7; print(a)"],
      ["t = torch.arange(4.); a, b = t.numpy(), t.numpy()", "a[0] = 9; print(b, t.zero_(), a)"],
      ["a = np.arange(6); t = torch.as_tensor(a).view(2, 3)", "np.add(a, 9, out=a); print(t.t())"],
      ["a = np.arange(3.); t = torch.from_numpy(a)", "t += 1\ndel t", "print(a)"],
      ["t = torch.from_numpy(np.ones(3))", "t += 1; print(t.numpy() * 2, t)"],
      ["a = np.zeros(3); t = torch.from_numpy(a)", "t[0] = 1; a[1] = 2", "print(a, t); a[:] = 4"],
      [
        "a = np.zeros(2, bool); t = torch.as_tensor(a)", "a[:] = True; print(~t, t.float().mean())",
      ],
      ["a = np.zeros(0); t = torch.from_numpy(a)", "print(a + 1, t + 1)"],
      ["a = np.array(2.5); t = torch.from_numpy(a)", "t.fill_(1.5); print(a, a * 2)"],
      ["a = np.eye(2); t = torch.from_numpy(a.T)", "a[0, 1] = 4; print(t)", "t[0] = 3; print(a)"],
      ["a = np.arange(4.); v = a[::2]; t = torch.from_numpy(a)", "v *= 3; print(t)", "print(v)"],
      ["t = torch.ones(2); a = t.numpy()", "u = t\nt = None", "a[0] = 3; print(u)"],
    ])
    func `tensors and arrays share as on the processor`(_ cells: [String]) {
      let wanted = printed(cells)
      #expect(!wanted.isEmpty)
      for devices in [["gpu"], ["cpu", "gpu"], ["gpu", "cpu"], ["gpu", "cpu", "cuda:1"]] {
        #expect(printed(spread(cells, devices)) == wanted, "\(devices)")
      }
    }

    @Test func `a part of a tensor comes as a copy`() {
      let cells = [":device gpu", "t = torch.zeros(3); a = t[1:].numpy()", "a[0] = 1; print(t, a)"]
      #expect(printed(cells) == "tensor([0., 0., 0.]) [1. 0.]\n")
    }

    @Test(arguments: [1, 2, 3, 4])
    func `taking cells back takes both sides back`(_ count: Int) {
      let cells = [
        "a = np.ones(2); t = torch.from_numpy(a)", "t += 1", "a *= 5", "t[0] = 0; print(a)",
        "a[1] = 0; print(t)",
      ]
      let again = [":back \(count)", "print(a, t)"] + cells.suffix(count)
      let wanted = printed(cells + again, isRewinding: true)
      #expect(printed([":device gpu"] + cells + again, isRewinding: true) == wanted)
    }
  }
}
