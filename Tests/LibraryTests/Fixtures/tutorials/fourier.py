"""Fourier transforms and their gradients."""
import torch

torch.manual_seed(0)
x = torch.arange(5.0)
m = torch.arange(12.0).reshape(3, 4)
for norm in ("backward", "ortho", "forward"):
    print(torch.fft.fft(x, norm=norm), torch.fft.ifft(x + 1j, norm=norm), torch.fft.rfft(x, norm=norm), torch.fft.irfft(x + 0j, norm=norm))
print(torch.fft.irfft(torch.fft.rfft(x), n=5).round(decimals=3), torch.fft.fft(x, n=8), torch.fft.fft(x, n=3), torch.fft.fft(m, dim=0))
print(torch.fft.fft2(m), torch.fft.ifft2(m), torch.fft.rfft2(m), torch.fft.irfft2(torch.fft.rfft2(m)))
print(torch.fft.fftn(m), torch.fft.ifftn(m), torch.fft.rfftn(m), torch.fft.irfftn(torch.fft.rfftn(m)), torch.fft.hfft(x + 0j), torch.fft.ihfft(x))
print(torch.fft.fftfreq(5), torch.fft.fftfreq(4, d=0.5), torch.fft.rfftfreq(6), torch.fft.fftshift(torch.fft.fftfreq(5)))
print(torch.fft.ifftshift(torch.arange(6)), torch.fft.fftshift(m), torch.fft.fftshift(m, dim=1), torch.fft.fft(torch.arange(4)))
for size in (7, 11, 13, 24, 60, 97):
    line = torch.randn(size, dtype=torch.cdouble)
    print(size, torch.fft.fft(line)[:3], torch.allclose(torch.fft.ifft(torch.fft.fft(line)), line))

for function, kind, size in (
    (torch.fft.fft, torch.cdouble, 6), (torch.fft.fft, torch.float64, 6), (torch.fft.ifft, torch.cdouble, 5),
    (torch.fft.rfft, torch.float64, 6), (torch.fft.rfft, torch.float64, 5), (torch.fft.irfft, torch.cdouble, 4),
    (lambda t: torch.fft.fft(t, norm="ortho"), torch.cdouble, 3), (lambda t: torch.fft.irfft(t, n=5), torch.cdouble, 4),
):
    point = torch.randn(size, dtype=kind, requires_grad=True)
    result = function(point)
    result.backward(torch.randn(result.shape, dtype=result.dtype))
    print(type(result.grad_fn).__name__, point.grad)
point = torch.randn(2, 3, 4, dtype=torch.cdouble, requires_grad=True)
result = torch.fft.fft2(point)
result.backward(torch.randn(2, 3, 4, dtype=torch.cdouble))
print(type(result.grad_fn).__name__, point.grad)


class SpectralConvolution(torch.nn.Module):
    """The lowest frequencies, each mixed by its own matrix."""

    def __init__(self, channels, modes):
        super().__init__()
        self.modes = modes
        self.weights = torch.nn.Parameter(torch.rand(channels, channels, modes, dtype=torch.cfloat) / channels**2)

    def forward(self, x):
        spectrum = torch.fft.rfft(x)
        mixed = torch.zeros(x.shape[0], x.shape[1], x.size(-1) // 2 + 1, dtype=torch.cfloat)
        mixed[:, :, : self.modes] = torch.einsum("bix,iox->box", spectrum[:, :, : self.modes], self.weights)
        return torch.fft.irfft(mixed, n=x.size(-1))


layer = SpectralConvolution(2, 3)
output = layer(torch.randn(1, 2, 8))
output.pow(2).sum().backward()
print(output, layer.weights.grad)
for mistake in (lambda: torch.fft.rfft(x + 0j), lambda: torch.fft.fft(x, n=0), lambda: torch.fft.fft(x, norm="q"), lambda: torch.fft.fft(x, dim=3)):
    try:
        mistake()
    except Exception as error:
        print(type(error).__name__, error)
