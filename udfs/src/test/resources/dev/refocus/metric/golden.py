"""Makes the images and the figures that the tests of dev.refocus.metric are held against.

The figures come from other algorithms than those under test: SSIM from an explicit two-dimensional window (scipy.signal), kernel
similarity from Fourier transforms, HaarPSI, GMSD and space warping from explicit two-dimensional filters (scipy.signal), luma from PIL's own palette and from the arrays that were encoded. Images are synthetic (seed 7).

Usage: python3 golden.py FOLDER_OF_levin24_1.csv...   (numpy 1.24.2, scipy 1.10.1, Pillow 9.4.0)
"""
import pathlib
import struct
import sys
import zlib

import numpy as np
from PIL import Image
from scipy.ndimage import center_of_mass, gaussian_filter
from scipy.signal import convolve2d

HERE = pathlib.Path(__file__).parent
RANDOM = np.random.default_rng(7)
HEADER = "# Written by golden.py beside this file; see there for the sources.\n"


def png(samples, depth, color_type, palette=None):
    """Encodes (h, w, bands) integers without any imaging library; depth 1, 2, 4 packs samples into bytes."""
    h, w = samples.shape[:2]
    flat = samples.reshape(h, -1)
    if depth == 16:
        rows = flat.astype(">u2").tobytes()
        stride = flat.shape[1] * 2
    elif depth == 8:
        rows, stride = flat.astype(np.uint8).tobytes(), flat.shape[1]
    else:
        bits = ((flat[..., None] >> np.arange(depth - 1, -1, -1)) & 1).reshape(h, -1).astype(np.uint8)
        packed = np.packbits(bits, axis=1)
        rows, stride = packed.tobytes(), packed.shape[1]
    data = b"".join(b"\0" + rows[i * stride:(i + 1) * stride] for i in range(h))

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    out = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, depth, color_type, 0, 0, 0))
    if palette is not None:
        out += chunk(b"PLTE", palette.astype(np.uint8).tobytes())
    return out + chunk(b"IDAT", zlib.compress(data, 9)) + chunk(b"IEND", b"")


def rgb_luma(samples):
    return samples @ np.array([0.299, 0.587, 0.114])


def luma_cases():
    """name, encoded bytes, luma (h, w) in [0, 1]"""
    h, w = 5, 7
    for depth in (1, 2, 4, 8, 16):
        grey = RANDOM.integers(0, 2 ** depth, (h, w, 1))
        yield f"grey{depth}", png(grey, depth, 0), grey[..., 0] / (2 ** depth - 1)
    for depth in (8, 16):
        top = 2 ** depth - 1
        rgb = RANDOM.integers(0, top + 1, (h, w, 3))
        alpha = RANDOM.integers(0, top + 1, (h, w, 1))
        yield f"rgb{depth}", png(rgb, depth, 2), rgb_luma(rgb / top)
        yield f"rgba{depth}", png(np.concatenate([rgb, alpha], 2), depth, 6), rgb_luma(rgb / top)
        yield f"greyalpha{depth}", png(np.concatenate([rgb[..., :1], alpha], 2), depth, 4), rgb[..., 0] / top
    palette = RANDOM.integers(0, 256, (16, 3))
    for depth in (4, 8):
        index = RANDOM.integers(0, 16, (h, w, 1))
        yield f"palette{depth}", png(index, depth, 3, palette), rgb_luma(palette[index[..., 0]] / 255)


def write_luma():
    lines = [HEADER, "image,row,column,luma\n"]
    for name, encoded, luma in luma_cases():
        (HERE / f"luma_{name}.png").write_bytes(encoded)
        lines += [f"luma_{name},{i},{j},{luma[i, j]:.9f}\n" for i in range(luma.shape[0]) for j in range(luma.shape[1])]
    (HERE / "luma.csv").write_text("".join(lines))


def psnr(a, b):
    return -10 * np.log10(((a - b) ** 2).mean() + 1e-12)


def best_shift(a, b, border, most):
    m = border + most
    h, w = b.shape
    return max((psnr(a[m + i:h - m + i, m + j:w - m + j], b[m:h - m, m:w - m]), i, j)
               for i in range(-most, most + 1) for j in range(-most, most + 1))


def ssim(a, b):
    t = np.arange(11) - 5
    window = np.exp(-(t[:, None] ** 2 + t[None] ** 2) / (2 * 1.5 ** 2))
    window /= window.sum()

    def mean(x):
        return convolve2d(x, window, mode="valid")
    ma, mb = mean(a), mean(b)
    va, vb, cov = mean(a * a) - ma * ma, mean(b * b) - mb * mb, mean(a * b) - ma * mb
    c1, c2 = 0.01 ** 2, 0.03 ** 2
    return (((2 * ma * mb + c1) * (2 * cov + c2)) / ((ma ** 2 + mb ** 2 + c1) * (va + vb + c2))).mean()


def write_quality():
    scene = gaussian_filter(RANDOM.standard_normal((72, 80)), 2.0)
    scene = (scene - scene.min()) / (scene.max() - scene.min())
    images = {"scene": scene, "noisy": scene + 0.05 * RANDOM.standard_normal(scene.shape), "blurred": gaussian_filter(scene, 1.5),
              "moved": np.roll(scene, (3, -2), (0, 1)) + 0.01 * RANDOM.standard_normal(scene.shape), "inverse": 1 - scene}
    images = {k: np.clip(np.round(v * 255), 0, 255).astype(np.uint8) for k, v in images.items()}
    for name, image in images.items():
        Image.fromarray(image, "L").save(HERE / f"quality_{name}.png", optimize=True)
    lines = [HEADER, "# best: border 4, shifts up to 5; ssim_best: at that shift, without 9 px at each side\n",
             "a,b,psnr,ssim,best,rows,columns,ssim_best\n"]
    for a in images:
        for b in images:
            if a != b:
                x, y = images[a] / 255, images[b] / 255
                best, i, j = best_shift(x, y, 4, 5)
                m, (h, w) = 9, y.shape
                at = ssim(x[m + i:h - m + i, m + j:w - m + j], y[m:h - m, m:w - m])
                lines.append(f"quality_{a},quality_{b},{psnr(x, y):.9f},{ssim(x, y):.12f},{best:.9f},{i},{j},{at:.12f}\n")
    (HERE / "quality.csv").write_text("".join(lines))


def same(x, kernel):
    """Convolution, black beyond the edges, with the filter's centre where MATLAB's conv2(..., "same") puts it."""
    k, (h, w) = kernel.shape, x.shape
    return convolve2d(x, kernel, mode="full")[k[0] // 2:k[0] // 2 + h, k[1] // 2:k[1] // 2 + w]


def halved(x):
    """8-bit levels, filtered by the 2 x 2 mean and decimated; an odd last row or column is left out."""
    return same(255 * x, np.ones((2, 2)) / 4)[:x.shape[0] // 2 * 2:2, :x.shape[1] // 2 * 2:2]


def haarpsi(a, b, c=30, alpha=4.2):
    """Reisenhofer et al. 2018, section 2."""
    numerator = denominator = 0
    for turn in (0, 1):
        ga, gb = [], []
        for j in (1, 2, 3):
            kernel = np.ones((2 ** j, 2 ** j)) / 2 ** j
            kernel[:2 ** j // 2] *= -1
            ga.append(np.abs(same(halved(a), kernel.T if turn else kernel)))
            gb.append(np.abs(same(halved(b), kernel.T if turn else kernel)))
        local = sum((2 * x * y + c) / (x ** 2 + y ** 2 + c) for x, y in zip(ga[:2], gb[:2])) / 2
        weight = np.maximum(ga[2], gb[2])
        numerator += (weight / (1 + np.exp(-alpha * local))).sum()
        denominator += weight.sum()
    mean = numerator / denominator
    return (np.log(mean / (1 - mean)) / alpha) ** 2


def gmsd(a, b, c=170):
    """Xue et al. 2014, section II."""
    kernel = np.array([[1, 0, -1]] * 3) / 3
    ga, gb = (np.sqrt(same(halved(x), kernel) ** 2 + same(halved(x), kernel.T) ** 2) for x in (a, b))
    return np.std((2 * ga * gb + c) / (ga ** 2 + gb ** 2 + c))


def space_warping(a, b, c=50, reach=3):
    """Gu et al. 2020, section 5, on Laws' masks: responses by convolve2d, all offsets by np.roll of a padded array."""
    vectors = [np.array(v) / np.linalg.norm(v) for v in ([1, 4, 6, 4, 1], [-1, -2, 0, 2, 1], [-1, 0, 2, 0, -1])]
    masks = [np.outer(u, v) for u in vectors for v in vectors][1:]
    fa, fb = ([convolve2d(255 * x, m[::-1, ::-1], "same", "symm") for m in masks] for x in (a, b))
    hanning = np.outer(np.hanning(5), np.hanning(5))
    total = 0
    for size in range(3):
        r = reach // 2 ** size
        x, y = (np.pad(np.array(f), ((0, 0), (r, r), (r, r)), constant_values=np.inf) for f in (fa, fb))
        least = np.full(x.shape[1:], np.inf)
        with np.errstate(invalid="ignore"):
            for i in range(-r, r + 1):
                for j in range(-r, r + 1):
                    z = np.roll(x, (i, j), (1, 2))
                    d = ((y - z) ** 2).sum(0) / ((y ** 2).sum(0) + (z ** 2).sum(0) + c)
                    least = np.fmin(least, d)
        total += least[r:least.shape[0] - r, r:least.shape[1] - r].mean() / 3
        fa, fb = ([np.sqrt(convolve2d(p ** 2, hanning / hanning.sum(), "same", "symm")[::2, ::2] + 1e-12) for p in f] for f in (fa, fb))
    return total


def energy(a, b):
    ea, eb = ((np.diff(x, axis=0) ** 2).mean() + (np.diff(x, axis=1) ** 2).mean() for x in (a, b))
    return ea / eb


def write_structure():
    images = {name: np.asarray(Image.open(HERE / f"quality_{name}.png")) / 255
              for name in ("scene", "noisy", "blurred", "moved", "inverse")}
    lines = [HEADER, "# without margin px at each side, a moved by rows, columns; odd: without the last row and three last columns\n",
             "a,b,margin,rows,columns,odd,haarpsi,gmsd,energy,swd\n"]
    for a in images:
        for b in images:
            for margin, i, j, odd in ((0, 0, 0, 0), (9, -3, 2, 0), (0, 0, 0, 1)):
                x, y = (k[:-1, :-3] if odd else k for k in (images[a], images[b]))
                h, w = y.shape
                x, y = x[margin + i:h - margin + i, margin + j:w - margin + j], y[margin:h - margin, margin:w - margin]
                lines.append(f"quality_{a},quality_{b},{margin},{i},{j},{odd},{haarpsi(x, y):.12f},{gmsd(x, y):.12f},{energy(x, y):.12f},{space_warping(x, y):.12f}\n")
    (HERE / "structure.csv").write_text("".join(lines))


def similarity(a, b):
    n = 2 * max(*a.shape, *b.shape)
    f = np.fft.ifft2(np.fft.fft2(a, (n, n)) * np.conj(np.fft.fft2(b, (n, n)))).real
    return f.max() / np.sqrt((a ** 2).sum() * (b ** 2).sum())


def write_kernels(folder):
    """Levin's kernels against each other; b is cropped to its inner 19 x 19 (19 = 24 - 5: an odd size against an even one)."""
    kernels = [np.loadtxt(folder / f"levin24_{i}.csv", delimiter=",").astype(np.float32).astype(float) for i in range(1, 9)]
    lines = [HEADER, "# small: b without its first 2 and last 3 rows and columns, 19 x 19\n", "a,b,best,plain,small_best,small_plain\n"]
    for i, a in enumerate(kernels, 1):
        for j, b in enumerate(kernels, 1):
            norm = np.sqrt((a ** 2).sum() * (b ** 2).sum())
            small = b[2:-3, 2:-3]
            # Centres are half a pixel apart: linear interpolation of b, spread over the 20 x 20 pixels around it.
            spread = sum(np.pad(small, ((u, 1 - u), (v, 1 - v))) for u in (0, 1) for v in (0, 1)) / 4
            small_plain = (a[2:-2, 2:-2] * spread).sum() / np.sqrt((a ** 2).sum() * (small ** 2).sum())
            lines.append(f"{i},{j},{similarity(a, b):.12f},{(a * b).sum() / norm:.12f},{similarity(a, small):.12f},{small_plain:.12f}\n")
    (HERE / "kernels.csv").write_text("".join(lines))
    lines = [HEADER, "# of the inner 19 x 19 as above, which are not centred\n", "kernel,row,column\n"]
    for i, k in enumerate(kernels, 1):
        row, column = center_of_mass(k[2:-3, 2:-3])
        lines.append(f"{i},{row - 9:.12f},{column - 9:.12f}\n")
    (HERE / "centers.csv").write_text("".join(lines))


if __name__ == "__main__":
    write_luma()
    write_quality()
    write_structure()
    write_kernels(pathlib.Path(sys.argv[1]))
