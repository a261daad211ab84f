"""Golden arrays of dev.refocus.explain: blurring path, attribution and diffusion index (Gu, Dong 2021), in float64.

The image is enlarged twice by repeating its pixels, and squared: a function with a known derivative.

python3 make_explain.py (numpy)
"""

import numpy as np

HEIGHT, WIDTH, CHANNELS = 14, 17, 3
STEPS, SIGMA, SIDE = 4, 1.2, 9
TOP, LEFT, WINDOW = 9, 12, 8


def gaussian(point):
    width = SIGMA * (STEPS - point) / STEPS + 1e-5
    at = np.arange(SIDE) - SIDE // 2
    kernel = np.exp(-(at[:, None] ** 2 + at[None, :] ** 2) / (2 * width**2))
    return kernel / kernel.sum()


def blur(image, kernel):
    reach = SIDE // 2
    padded = np.pad(image, ((0, 0), (reach, reach), (reach, reach)), mode="reflect")
    out = np.zeros_like(image)
    for i in range(SIDE):
        for j in range(SIDE):
            out += kernel[i, j] * padded[:, i : i + HEIGHT, j : j + WIDTH]
    return out


def enlarge(x):
    return np.repeat(np.repeat(x, 2, 1), 2, 2) ** 2


def detail_and_gradient(x):
    y = enlarge(x)
    here = y[:, TOP : TOP + WINDOW, LEFT : LEFT + WINDOW]
    down = here - y[:, TOP + 1 : TOP + WINDOW + 1, LEFT : LEFT + WINDOW]
    right = here - y[:, TOP : TOP + WINDOW, LEFT + 1 : LEFT + WINDOW + 1]
    size = np.sqrt(down**2 + right**2 + 1e-12)
    of_y = np.zeros_like(y)
    of_y[:, TOP : TOP + WINDOW, LEFT : LEFT + WINDOW] += (down + right) / size
    of_y[:, TOP + 1 : TOP + WINDOW + 1, LEFT : LEFT + WINDOW] -= down / size
    of_y[:, TOP : TOP + WINDOW, LEFT + 1 : LEFT + WINDOW + 1] -= right / size
    of_up = of_y * 2 * np.repeat(np.repeat(x, 2, 1), 2, 2)
    gradient = of_up.reshape(CHANNELS, HEIGHT, 2, WIDTH, 2).sum((2, 4))
    return size.sum(), gradient


def diffusion_index(pixels):
    a = np.sort(np.abs(pixels).ravel())
    a = a / a[-1] + 1e-7
    n = len(a)
    gini = ((2 * np.arange(1, n + 1) - n - 1) * a).sum() / (n * a.sum())
    return (1 - gini) * 100


def write(name, what, rows):
    rows = np.atleast_2d(rows)
    np.savetxt(f"explain_{name}.csv", rows, fmt="%.9g", delimiter=",", header=f"make_explain.py: {what}")


def main():
    random = np.random.default_rng(21)
    lr = (0.2 + 0.6 * random.random((CHANNELS, HEIGHT, WIDTH))).astype(np.float32).astype(float)
    points = [blur(lr, gaussian(point)) for point in range(STEPS + 1)]
    found = [detail_and_gradient(x) for x in points]
    pixels = np.zeros((HEIGHT, WIDTH))
    for i in range(STEPS):
        slope = (found[i][1] + found[i + 1][1]) / 2
        pixels += (slope * (points[i + 1] - points[i])).sum(0)
    write("lr", "3 x 14 x 17, planes one below the other", lr.reshape(-1, WIDTH))
    write("blurred", "point 1 of the path of 4 steps", points[1].reshape(-1, WIDTH))
    write("pixels", "14 x 17, the attribution", pixels)
    write("numbers", "detail, detail of the baseline, diffusion index", [found[-1][0], found[0][0], diffusion_index(pixels)])


main()
