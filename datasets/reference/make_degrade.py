"""Makes degrade.csv: what the tests of dev.refocus.evaluate.degrade are held against, for the distortions that have a closed form.

The figures come from other algorithms than those under test: convolutions by scipy.ndimage, saturation by colorsys, CIELAB by matrices that are
computed from the primaries of sRGB, the wavelet by explicit matrices of its filters, pixelation by Pillow. The image is synthetic (seed 5).

Usage: python3 make_degrade.py   (numpy 1.24.2, scipy 1.10.1, Pillow 9.4.0)
"""
import colorsys
import pathlib

import numpy as np
from PIL import Image
from scipy import ndimage

H, W = 13, 18
RANDOM = np.random.default_rng(5)
RGB = np.clip(ndimage.gaussian_filter(RANDOM.random((3, H, W)), (0, 1, 1)) * 2.2 - 0.6, 0, 1).astype(np.float32).astype(float)


def each(f):
    return np.stack([f(plane) for plane in RGB])


def blurred(planes, sigma):
    reach = int(np.ceil(3 * sigma))
    return np.stack([ndimage.gaussian_filter(p, sigma, mode="reflect", radius=reach) for p in planes])


def lens(radius):
    i, j = np.mgrid[-radius:radius + 1, -radius:radius + 1]
    disc = (np.hypot(i, j) <= radius).astype(float)
    return each(lambda p: ndimage.correlate(p, disc / disc.sum(), mode="reflect"))


def motion(half, angle):
    steps = np.linspace(-half, half, 2 * int(np.ceil(half)) + 1)
    padded = [np.pad(p, 2 * half, mode="symmetric") for p in RGB]
    i, j = np.mgrid[2 * half:2 * half + H, 2 * half:2 * half + W].astype(float)
    return np.stack([np.mean([ndimage.map_coordinates(p, [i + t * np.sin(angle), j + t * np.cos(angle)], order=1) for t in steps], axis=0)
                     for p in padded])


def hsv(factor):
    out = np.empty_like(RGB)
    for i in range(H):
        for j in range(W):
            h, s, v = colorsys.rgb_to_hsv(*RGB[:, i, j])
            out[:, i, j] = colorsys.hsv_to_rgb(h, s * factor, v)
    return out


def matrix():
    """From the chromaticities of sRGB's primaries and the white point D65."""
    xy = np.array([[.64, .33], [.30, .60], [.15, .06]])
    primaries = np.array([[x / y, 1, (1 - x - y) / y] for x, y in xy]).T
    return primaries * np.linalg.solve(primaries, [.95047, 1, 1.08883])


def lab(rgb):
    linear = np.where(rgb <= .04045, rgb / 12.92, ((rgb + .055) / 1.055) ** 2.4)
    m = matrix()
    xyz = np.tensordot(m, linear, 1) / m.sum(1)[:, None, None]
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz * (29 / 6) ** 2 / 3 + 4 / 29)
    return np.stack([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def unlab(planes):
    y = (planes[0] + 16) / 116
    f = np.stack([y + planes[1] / 500, y, y - planes[2] / 200])
    m = matrix()
    xyz = np.where(f > 6 / 29, f ** 3, (f - 4 / 29) * 3 * (6 / 29) ** 2) * m.sum(1)[:, None, None]
    linear = np.tensordot(np.linalg.inv(m), xyz, 1)
    return np.where(linear <= .0031308, 12.92 * linear, 1.055 * np.maximum(linear, 0) ** (1 / 2.4) - .055)


def analysis(n):
    """The 5/3 filters as an n x n matrix: (-1, 2, 6, 2, -1) / 8 at even places, (-1, 2, -1) / 2 at odd ones, ends mirrored."""
    m = np.zeros((n, n))
    for row, center in enumerate(list(range(0, n, 2)) + list(range(1, n, 2))):
        taps = np.array([-1, 2, 6, 2, -1]) / 8 * np.sqrt(2) if center % 2 == 0 else np.array([-1, 2, -1]) / 2 / np.sqrt(2)
        for k, tap in enumerate(taps):
            at = center + k - len(taps) // 2
            at = -at if at < 0 else at
            m[row, at if at < n else 2 * (n - 1) - at] += tap
    return m


def wavelet(ratio):
    forward = np.array([[.299, .587, .114], [-.299 / 1.772, -.587 / 1.772, .886 / 1.772], [.701 / 1.402, -.587 / 1.402, -.114 / 1.402]])
    planes = np.tensordot(forward, RGB, 1)
    sizes, h, w = [], H, W
    while min(h, w) >= 4 and len(sizes) < 4:
        sizes.append((h, w))
        h, w = (h + 1) // 2, (w + 1) // 2
    for h, w in sizes:
        planes[:, :h, :w] = analysis(h) @ planes[:, :h, :w] @ analysis(w).T
    count = max(int(planes.size / ratio), 1)
    planes[np.abs(planes) < np.sort(np.abs(planes).ravel())[-count]] = 0
    for h, w in reversed(sizes):
        planes[:, :h, :w] = np.linalg.inv(analysis(h)) @ planes[:, :h, :w] @ np.linalg.inv(analysis(w)).T
    return np.tensordot(np.linalg.inv(forward), planes, 1)


def pixelated(strength):
    share = .95 - strength ** .6
    size = (round(share * W), round(share * H))
    return each(lambda p: np.asarray(Image.fromarray(p.astype(np.float32)).resize(size, Image.NEAREST).resize((W, H), Image.NEAREST), float))


def logistic(width):
    curve = lambda x: 1 / (1 + np.exp((.5 - x) / width))
    return (curve(RGB) - curve(0)) / (curve(1) - curve(0))


def colored(f):
    planes = lab(RGB)
    return unlab(np.concatenate([planes[:1], f(planes[1:])]))


def shifted(distance, angle):
    down, right = round(distance * np.sin(angle)), round(distance * np.cos(angle))
    n = abs(down) + abs(right)
    green = np.pad(RGB[1], n, mode="symmetric")[n - down:n - down + H, n - right:n - right + W]
    return np.stack([RGB[0], green, RGB[2]])


CASES = {
    "GAUSSIAN_BLUR": lambda: blurred(RGB, 1), "LENS_BLUR": lambda: lens(4), "motion": lambda: motion(4, 0.4),
    "COLOR_DIFFUSION": lambda: colored(lambda ab: blurred(ab, 6)), "shift": lambda: shifted(6, 2.5), "LESS_SATURATION": lambda: hsv(.1),
    "MORE_SATURATION": lambda: colored(lambda ab: 3 * ab), "JPEG_2000": lambda: wavelet(45), "BRIGHTER": lambda: RGB ** (1 / 1.4),
    "DARKER": lambda: RGB ** 1.2, "MEAN_SHIFT": lambda: RGB - .08, "PIXELATION": lambda: pixelated(.1),
    "QUANTIZATION": lambda: np.round(RGB * 12) / 12, "OVERSHARPENING": lambda: RGB + 3 * (RGB - blurred(RGB, 1)),
    "LINEAR_CONTRAST": lambda: .5 + .6 * (RGB - .5), "NONLINEAR_CONTRAST": lambda: logistic(.2),
}


def line(name, planes):
    return name + "," + ",".join(f"{x:.7f}" for x in planes.ravel()) + "\n"


if __name__ == "__main__":
    lines = [f"# Written by make_degrade.py beside this file: name, then (3, {H}, {W}) samples in planar order; distortions at level 3\n", line("input", RGB)]
    lines += [line(name, np.clip(make(), 0, 1)) for name, make in CASES.items()]
    (pathlib.Path(__file__).parent / "degrade.csv").write_text("".join(lines))
