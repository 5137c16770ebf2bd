"""NumPy arrays of complex numbers."""
import numpy as np

a = np.array([1 + 2j, 3 - 1j])
print(a, repr(a), a.dtype, a.dtype.kind, a.real, a.imag, a.conj(), np.abs(a), np.angle(a), np.angle(a, deg=True))
print(a * 2, a + 1j, a - 1, 1j * a, a * a, a**2, -a, a / 2, 1 / a, a.sum(), a.mean(), a.prod(), a.var(), a.std(), a.tolist())
print(np.exp(1j * np.pi), np.exp(1j * np.linspace(0, np.pi, 4)), np.sqrt(-1 + 0j), np.sqrt(np.array([-1, 4], dtype=complex)))
print(repr(a[0]), a[0].real, a[0].imag, abs(a[0]), a[0] * 2, complex(a[0]), repr(np.complex64(1.5 - 2j)), repr(np.complex128(2j)), np.complex128(3))
print(np.zeros(2, complex), repr(np.ones(2, dtype=np.complex64)), np.full(2, 1j), np.array([1, 2], dtype=complex), np.array([1.5, 2j]))
print(np.arange(3) * 1j, repr(np.float32(2) * 1j), repr(np.array([1, 2], dtype=np.float32) * 1j), np.array([1, 2]) + np.array([1j, 2]))
print(np.array([[1 + 1e-5j, 1000.25 - 3j], [np.nan, np.inf]]), np.array([1.123456789 + 2.1j, -0.5 - 0.333333j]))
print(np.iscomplex(a), np.isreal(a), np.iscomplexobj(a), np.isrealobj(a), np.isscalar(1j), np.real(a), np.imag(a), np.conjugate(1j))
print(np.roots([1, 2, 5]), np.roots([1, -6, 11, -6]), np.poly([1j, -1j]), np.real_if_close(np.array([1 + 1e-20j])))
print(np.linalg.eig(np.array([[0.0, 1.0], [-1.0, 0.0]])))
print(np.linalg.eigvals(np.array([[1.0, 2.0, 0], [-3.0, 1.0, 4], [0, 1, 2]])))
print(a @ a, np.vdot(a, a), np.outer(a, a), np.linalg.norm(a), np.cumsum(a), np.concatenate([a, [1.0]]), np.where(a.real > 1, a, 0))
print(a.reshape(2, 1).T, a[a.imag > 0], a[::-1], a[[1, 0]], np.allclose(a, a + 1e-10), (a == a).all(), repr(a.astype(np.complex64)), np.dtype("c8"))
b = np.zeros(3, complex)
b[0] = 1j
b.real[1] = 5
b.imag = 7
b[2] += 1
print(b, np.sin(a), np.cos(a), np.log(a), np.tanh(a), np.exp(a), np.sign(a), np.square(a))
print(np.linspace(-1, 1, 3)[None, :] + 1j * np.linspace(-1, 1, 3)[:, None], f"{a[0]} {a[0]:.2f}", np.array2string(a, precision=2))

x = np.arange(5.0)
m = np.arange(12.0).reshape(3, 4)
print(np.fft.fft(x), np.fft.ifft(x), np.fft.rfft(x), np.fft.irfft(np.fft.rfft(x), 5), np.fft.fftfreq(5, 0.1), np.fft.rfftfreq(5))
print(np.fft.fftshift(x), np.fft.ifftshift(x), np.fft.fft2(m), np.fft.ifft2(np.fft.fft2(m)), np.fft.rfft2(m), np.fft.fft(m, axis=0))
print(np.fft.fft(x, n=8, norm="ortho"), np.fft.fft(np.sin(2 * np.pi * 4 * np.linspace(0, 1, 32, endpoint=False))))
print(repr(np.fft.fft(np.arange(4, dtype=np.float32))), np.fft.fftn(m, axes=(0, 1)), np.fft.irfft2(np.fft.rfft2(m)))
for mistake in (lambda: np.floor(a), lambda: a % 2, lambda: np.fft.fft(x, n=0), lambda: np.fft.fft(x, norm="x"), lambda: a & a):
    try:
        print(mistake())
    except Exception as error:
        print(type(error).__name__, error)
