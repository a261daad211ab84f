"""Makes levin24_1.csv ... levin24_8.csv: the eight camera-shake kernels of Levin et al. 2009 on the HR grid of scale 4.

Each kernel (13 to 27 px, the 4 px of its original images) is enlarged to 24 x 24 by cubic interpolation, clipped at zero, moved so
that its centre of mass lies on the centre of the grid (linear sub-pixel shift) and divided by its sum: the way the kernels of
Blind144 were made.

Usage: python3 make_kernels.py FOLDER_WITH_levin09_01.csv...
"""
import sys
import numpy as np

SIZE = 24


def keys(t, a=-0.5):
    """Keys' cubic interpolation kernel."""
    t = np.abs(t)
    near = (a + 2) * t**3 - (a + 3) * t**2 + 1
    far = a * t**3 - 5 * a * t**2 + 8 * a * t - 4 * a
    return np.where(t <= 1, near, np.where(t < 2, far, 0))


def resize_matrix(n, m):
    """(m, n): row i holds the weights with which n samples make output sample i; wider when shrinking (antialiasing)."""
    stretch = max(n / m, 1.0)
    centre = (np.arange(m) + 0.5) * n / m - 0.5
    weights = keys((centre[:, None] - np.arange(n)[None]) / stretch)
    return weights / weights.sum(1, keepdims=True)


def shift_matrix(n, offset):
    """(n, n): linear interpolation that moves content by offset pixels."""
    distance = np.abs(np.arange(n)[:, None] - offset - np.arange(n)[None])
    return np.clip(1 - distance, 0, None)


def enlarge(kernel):
    n = kernel.shape[0]
    r = resize_matrix(n, SIZE)
    k = np.clip(r @ kernel @ r.T, 0, None)
    k /= k.sum()
    for _ in range(3):
        axis = np.arange(SIZE)
        dy = (SIZE - 1) / 2 - (k.sum(1) * axis).sum()
        dx = (SIZE - 1) / 2 - (k.sum(0) * axis).sum()
        k = shift_matrix(SIZE, dy) @ k @ shift_matrix(SIZE, dx).T
        k /= k.sum()
        if max(abs(dy), abs(dx)) < 0.01:
            break
    return k


for i in range(1, 9):
    kernel = np.loadtxt(f"{sys.argv[1]}/levin09_{i:02d}.csv", delimiter=",")
    np.savetxt(f"levin24_{i}.csv", enlarge(kernel), delimiter=",", fmt="%.8g")
