"""Writes the figures that the tests of dev.refocus.metric.natural are held against.

NIQE is computed here by other algorithms than those under test: explicit two-dimensional windows (scipy.ndimage), the shape of a
distribution by a search over the whole grid, a pseudo-inverse. BRISQUE is OpenCV's own: brisque.csv holds what
cv::quality::QualityBRISQUE of OpenCV 4.9.0 (org.bytedeco:opencv:4.9.0-1.5.10) gave for the demo's photographs, with
brisque_model_live.yml and brisque_range_live.yml of opencv_contrib; it is not rewritten. This NIQE gives
5.72957 for the mandrill of 500 x 480, the authors' MATLAB program 5.7296.

Usage: python3 golden.py   (numpy 2.4.6, scipy 1.17.1, Pillow 12.3.0)
"""
import json
import pathlib
import struct

import numpy as np
from PIL import Image
from scipy.ndimage import convolve
from scipy.special import gamma

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[7]
MODEL = ROOT / "udfs/src/main/resources/dev/refocus/metric/natural/niqe.safetensors"
PHOTOGRAPHS = ["astronaut.png", "coffee.png", "galaxies.png", "rocket.png"]
SHAPES = np.arange(0.2, 10.0005, 0.001)
PEAKEDNESS = gamma(2 / SHAPES) ** 2 / (gamma(1 / SHAPES) * gamma(3 / SHAPES))


def tensors(path):
    data = path.read_bytes()
    length = struct.unpack("<Q", data[:8])[0]
    for name, entry in json.loads(data[8:8 + length]).items():
        start, end = (8 + length + o for o in entry["data_offsets"])
        yield name, np.frombuffer(data[start:end], "<f8").reshape(entry["shape"])


def fit(samples):
    left = np.sqrt(np.mean(samples[samples < -1e-9] ** 2))
    right = np.sqrt(np.mean(samples[samples > 1e-9] ** 2))
    ratio = left / right
    peak = np.mean(np.abs(samples)) ** 2 / np.mean(samples ** 2)
    peak *= (ratio ** 3 + 1) * (ratio + 1) / (ratio ** 2 + 1) ** 2
    shape = SHAPES[np.argmin((PEAKEDNESS - peak) ** 2)]
    scale = np.sqrt(gamma(1 / shape) / gamma(3 / shape))
    return shape, left * scale, right * scale


def features(block):
    shape, left, right = fit(block)
    yield from (shape, (left + right) / 2)
    for shift in ((0, 1), (1, 0), (1, 1), (1, -1)):
        shape, left, right = fit(block * np.roll(block, shift, (0, 1)))
        yield from (shape, (right - left) * gamma(2 / shape) / gamma(1 / shape), left, right)


def halved(y):
    def cubic(x):
        x = np.abs(x)
        return np.where(x <= 1, 1.5 * x ** 3 - 2.5 * x ** 2 + 1, np.where(x < 2, -.5 * x ** 3 + 2.5 * x ** 2 - 4 * x + 2, 0))
    weights = cubic((np.arange(8) - 3.5) / 2)
    weights /= weights.sum()
    for axis in (0, 1):
        padded = np.pad(y, [(3, 4) if a == axis else (0, 0) for a in (0, 1)], mode="symmetric")
        n = y.shape[axis] // 2
        y = sum(w * np.take(padded, 2 * np.arange(n) + i, axis) for i, w in enumerate(weights))
    return y


def niqe(rgb, model):
    # Halves are rounded up, as in MATLAB.
    y = np.floor(16.5 + 1e-9 + rgb.astype(float) @ [65.481, 128.553, 24.966] / 255)
    h, w = (n // 96 * 96 for n in y.shape)
    y = y[:h, :w]
    scales = []
    for side in (96, 48):
        mean = convolve(y, model["gaussian_window"], mode="nearest")
        deviation = np.sqrt(np.abs(convolve(y ** 2, model["gaussian_window"], mode="nearest") - mean ** 2))
        n = (y - mean) / (deviation + 1)
        scales.append([list(features(n[i:i + side, j:j + side]))
                       for i in range(0, n.shape[0], side) for j in range(0, n.shape[1], side)])
        y = halved(y)
    blocks = np.concatenate(scales, axis=1)
    whole = blocks[~np.isnan(blocks).any(axis=1)]
    difference = model["mu_pris_param"][0] - np.nanmean(blocks, axis=0)
    pooled = (model["cov_pris_param"] + np.cov(whole, rowvar=False)) / 2
    return float(np.sqrt(difference @ np.linalg.pinv(pooled) @ difference))


def main():
    model = dict(tensors(MODEL))
    lines = ["# Written by golden.py beside this file.", "image,niqe"]
    for name in PHOTOGRAPHS:
        rgb = np.asarray(Image.open(ROOT / "datasets/demo/hr" / name).convert("RGB"))
        lines.append(f"{name},{niqe(rgb, model):.6f}")
    (HERE / "niqe.csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
