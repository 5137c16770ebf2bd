# Operations on large tensors, in milliseconds: the median of nine.
import time

import torch

torch.manual_seed(1)
a = torch.rand(3_000_000)
b = torch.rand(3_000_000)
square = torch.rand(1024, 1024)
table = torch.rand(4096, 256)


def measure(name, function):
    function()
    times = []
    for _ in range(9):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    print(name, "ms", round(sorted(times)[4] * 1e3, 4))


measure("product_1024", lambda: square @ square)
measure("product_transposed_1024", lambda: square @ square.t())
measure("multiply_3M", lambda: a * b)
measure("exp_3M", lambda: a.exp())
measure("sigmoid_3M", lambda: a.sigmoid())
measure("mean_3M", lambda: a.mean())
measure("sum_rows_4096x256", lambda: table.sum(1))
measure("softmax_4096x256", lambda: table.softmax(1))
measure("sort_3M", lambda: a.sort())
