"""Trains the network that mends kernels: job/src/main/resources/dev/refocus/fit/kernel/learned/kernel_unet.safetensors.

    python3 make_kernel_unet.py cases PHOTOS CASES           # a folder of photographs -> LR images and their kernels
    python3 make_kernel_unet.py thin PHOTOS THIN             # the same under paths without width
    deploy/benchmark dev.refocus.fit.kernel.MeasureEstimates CASES 0 817 cases.bin
    deploy/benchmark dev.refocus.fit.kernel.MeasureEstimates THIN 0 193 thin.bin
    python3 make_kernel_unet.py train CASES cases.bin THIN thin.bin kernel_unet.safetensors
    python3 make_kernel_unet.py golden kernel_unet.safetensors   # kernel_unet_views.csv and kernel_unet_mended.csv, beside it

Needs numpy, Pillow and PyTorch. The README beside the weights says which photographs were taken and what was measured.
"""
import json
import os
import struct
import sys

import numpy as np

SIZE, SCALE, FINE = 36, 4, 4


def disc(radius):
    reach = int(np.ceil(radius * FINE))
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1] / FINE
    return (y**2 + x**2 <= radius * radius).astype(float)


def splat(path):
    grid = np.zeros((SIZE * FINE, SIZE * FINE))
    at = np.rint(path * FINE + (SIZE * FINE - 1) / 2).astype(int)
    inside = ((at >= 0) & (at < SIZE * FINE)).all(1)
    np.add.at(grid, (at[inside, 0], at[inside, 1]), 1)
    return grid


def widened(grid, pen):
    large = np.zeros_like(grid)
    large[: pen.shape[0], : pen.shape[1]] = pen
    large = np.roll(large, (-(pen.shape[0] // 2), -(pen.shape[1] // 2)), (0, 1))
    return np.maximum(np.fft.ifft2(np.fft.fft2(grid) * np.fft.fft2(large)).real, 0)


def softened(grid, sigma):
    y, x = np.fft.fftfreq(grid.shape[0])[:, None], np.fft.fftfreq(grid.shape[1])[None]
    return np.maximum(np.fft.ifft2(np.fft.fft2(grid) * np.exp(-2 * np.pi**2 * sigma**2 * (y**2 + x**2))).real, 0)


def along(points, speed):
    way = np.r_[0, np.cumsum(np.hypot(*np.diff(points, axis=0).T))]
    at = np.interp(np.linspace(0, 1, 6000), np.linspace(0, 1, len(points)), way) if speed else np.linspace(0, way[-1], 6000)
    return np.stack([np.interp(at, way, points[:, 0]), np.interp(at, way, points[:, 1])], 1)


def walk(r):
    """A hand that shakes: a velocity that decays, is pushed, and jerks at times."""
    inertia, jerks, push = r.uniform(0.93, 0.995), r.uniform(0, 6) / 600, r.uniform(0.05, 0.4)
    velocity, place, path = r.normal(size=2), np.zeros(2), np.empty((600, 2))
    for i in range(600):
        velocity = inertia * velocity + r.normal(size=2) * (r.uniform(0.7, 2) if r.random() < jerks else push)
        place = place + velocity
        path[i] = place
    path -= path.mean(0)
    return along(path * r.uniform(5, 26) / np.ptp(path, 0).max(), r.random() < 0.6)


def corners(r):
    """Straight parts, free or at right and half angles."""
    count = r.integers(2, 6)
    if r.random() < 0.5:
        points = r.uniform(-1, 1, (count, 2))
    else:
        angle, points = r.choice([0, np.pi / 2, np.pi / 4]) + r.uniform(0, 0.2), [np.zeros(2)]
        for _ in range(count - 1):
            points.append(points[-1] + r.uniform(0.4, 1) * np.array([np.sin(angle), np.cos(angle)]))
            angle += r.choice([np.pi / 2, -np.pi / 2, np.pi / 4, np.pi / 3])
        points = np.array(points)
    path = along(np.r_[points, points[:1]] if r.random() < 0.2 else points, False)
    path -= path.mean(0)
    return path * r.uniform(6, 22) / np.ptp(path, 0).max()


def axes(r):
    angle = r.uniform(0, np.pi) if r.random() < 0.6 else 0
    y, x = (np.mgrid[: SIZE * FINE, : SIZE * FINE] - (SIZE * FINE - 1) / 2) / FINE
    return np.cos(angle) * y + np.sin(angle) * x, np.cos(angle) * x - np.sin(angle) * y


def gaussian(r):
    (y, x), (a, b) = axes(r), r.uniform(1.2, 5, 2)
    return np.exp(-(y**2) / 2 / a**2 - x**2 / 2 / b**2)


def plate(r):
    """A box or an ellipse, a third of them hollow."""
    (y, x), (a, b) = axes(r), r.uniform(3, 10, 2)
    b, rounded = (a if r.random() < 0.6 else b), r.random() < 0.4
    within = lambda q: ((y / a / q) ** 2 + (x / b / q) ** 2 <= 1) if rounded else ((abs(y) <= a * q) & (abs(x) <= b * q))
    return within(1) * 1.0 - (within(r.uniform(0.4, 0.8)) if r.random() < 0.35 else 0)


def drawn(r, thin):
    if thin:
        grid = splat(walk(r) if r.random() < 0.8 else corners(r))
        return widened(grid, disc(r.uniform(0.25, 0.7))) if r.random() < 0.6 else grid
    u = r.random()
    if u < 0.45:
        grid = widened(splat(walk(r)), disc(r.uniform(0.5, 1.6)))
    elif u < 0.57:
        grid = widened(splat(corners(r)), disc(r.uniform(0.5, 2.5)))
    elif u < 0.74:
        grid = gaussian(r)
    elif u < 0.87:
        grid = plate(r)
    else:
        grid = widened(splat(walk(r)), disc(r.uniform(1.5, 4)))
    if r.random() < 0.3:
        grid = softened(grid, FINE * r.uniform(0.3, 1.2))
    if r.random() < 0.2:
        grid = grid * np.clip(1 + r.uniform(-0.08, 0.08) * axes(r)[0], 0.1, 3)
    return grid


def shifted(kernel, down, right):
    f = np.fft.fftfreq(SIZE)
    return np.fft.ifft2(np.fft.fft2(kernel) * np.exp(-2j * np.pi * (f[:, None] * down + f[None] * right))).real


def kernel(r, thin):
    """Centred, on SIZE x SIZE HR pixels, and not cut off."""
    at = np.arange(SIZE) - (SIZE - 1) / 2
    while True:
        k = drawn(r, thin).reshape(SIZE, FINE, SIZE, FINE).sum((1, 3))
        k /= k.sum()
        for _ in range(3):
            k = np.maximum(shifted(k, -(k.sum(1) * at).sum(), -(k.sum(0) * at).sum()), 0)
            k[k < (0.02 if thin else 0.005) * k.max()] = 0
            k /= k.sum()
        if k[:2].sum() + k[-2:].sum() + k[:, :2].sum() + k[:, -2:].sum() < 0.01:
            return k.astype(np.float32)


def degraded(hr, k):
    padded, corner = np.pad(hr, SIZE, mode="reflect"), np.zeros((hr.shape[0] + 2 * SIZE, hr.shape[1] + 2 * SIZE))
    corner[:SIZE, :SIZE] = k
    seen = np.fft.irfft2(np.fft.rfft2(padded) * np.conj(np.fft.rfft2(corner)), padded.shape)
    first = SIZE - (SIZE - SCALE) // 2
    return seen[first : first + hr.shape[0] : SCALE, first : first + hr.shape[1] : SCALE]


def photographs(folder):
    from PIL import Image

    for name in sorted(os.listdir(folder)):
        image = Image.open(os.path.join(folder, name)).convert("RGB")
        longest = max(image.size)
        if longest > 1400:
            image = image.resize([round(side * 900 / longest) for side in image.size], Image.BOX if longest > 2700 else Image.LANCZOS)
        luma = np.asarray(image, float) @ [0.299, 0.587, 0.114] / 255
        if min(luma.shape) >= 260:
            yield luma


def cases(folder, out, count, seed, thin):
    from PIL import Image

    os.makedirs(out)
    r, photos, kernels = np.random.default_rng(seed), list(photographs(folder)), []
    while len(kernels) < count:
        luma = photos[r.integers(len(photos))]
        zoom = 1 if r.random() < 0.4 else r.uniform(0.6, 1)
        side = SCALE * r.integers(54, 112, 2)
        cut = np.ceil(side / zoom).astype(int)
        if (cut > luma.shape).any():
            continue
        top, left = (r.integers(luma.shape[i] - cut[i] + 1) for i in (0, 1))
        hr = luma[top : top + cut[0], left : left + cut[1]]
        hr = np.asarray(Image.fromarray(hr.astype(np.float32)).resize((int(side[1]), int(side[0])), Image.LANCZOS), float)
        if np.hypot(*np.gradient(hr)).mean() < 0.012 or hr.std() < 0.06:
            continue
        hr = np.clip(np.rot90(hr, r.integers(4)), 0, 1) ** r.uniform(0.8, 1.25)
        k = kernel(r, thin)
        lr = degraded(hr, k) * 255
        lr = lr + (r.normal(size=lr.shape) * r.uniform(0.3, 3) if r.random() < 0.35 else 0)
        Image.fromarray(np.clip(np.rint(lr), 0, 255).astype(np.uint8)).save(f"{out}/{len(kernels):05d}.png")
        kernels.append(k)
    np.save(f"{out}/kernels.npy", np.array(kernels))


def laid(estimate, truth):
    """The truth where it lies best on the estimate, to a quarter of a pixel."""
    n, up, reach = 64, 4, 40
    c = np.fft.fft2(estimate, (n, n)) * np.conj(np.fft.fft2(truth, (n, n)))
    big, h = np.zeros((n * up, n * up), complex), n // 2
    for i in (slice(0, h), slice(-h, None)):
        for j in (slice(0, h), slice(-h, None)):
            big[i, j] = c[i, j]
    near = np.roll(np.fft.ifft2(big).real, (reach, reach), (0, 1))[: 2 * reach + 1, : 2 * reach + 1]
    down, right = np.unravel_index(near.argmax(), near.shape)
    return np.maximum(shifted(truth, (down - reach) / up, (right - reach) / up), 0)


def examples(folder, estimates):
    record = np.dtype([("case", ">i4"), ("views", ">f4", (5, SIZE, SIZE))])
    read = np.fromfile(estimates, record)
    truths = np.load(f"{folder}/kernels.npy")[read["case"]]
    views = read["views"].astype(np.float32)
    return views, np.array([laid(views[i, 0], truths[i])[None] for i in range(len(views))], np.float32)


def network():
    import torch
    import torch.nn as nn
    import torch.nn.functional as F

    class Unet(nn.Module):
        def __init__(self, width=32):
            super().__init__()
            conv = lambda i, o: nn.Conv2d(i, o, 3, padding=1)
            block = lambda i, o: nn.Sequential(conv(i, o), nn.ReLU(), conv(o, o), nn.ReLU())
            self.a, self.b, self.c = block(5, width), block(width, 2 * width), block(2 * width, 3 * width)
            self.d, self.e, self.out = block(5 * width, 2 * width), block(3 * width, width), conv(width, 1)

        def forward(self, x):
            a = self.a(x)
            b = self.b(F.max_pool2d(a, 2))
            c = self.c(F.max_pool2d(b, 2))
            d = self.d(torch.cat([b, F.interpolate(c, scale_factor=2)], 1))
            return F.relu(x[:, :1] + self.out(self.e(torch.cat([a, F.interpolate(d, scale_factor=2)], 1))))

    return Unet()


def train(sets, out):
    import torch

    torch.manual_seed(0)
    torch.set_num_threads(1)
    r = np.random.default_rng(7)

    grid = 2 * SIZE
    frequency = torch.fft.fftfreq(grid)[:, None] ** 2 + torch.fft.rfftfreq(grid)[None] ** 2
    power = 1 / (frequency + 0.01**2)
    power = power / power.sum()

    def error(found, truth):
        """In dB, of a restoration under the found kernel: that of its spectrum, as far as an image has power there."""
        found, truth = (torch.fft.rfft2(k / (k.sum((2, 3), keepdim=True) + 1e-9), (grid, grid)) for k in (found, truth))
        share = (found - truth).abs() ** 2 / (truth.abs() ** 2 + 0.003)
        return 10 * torch.log10((power * share).sum((1, 2, 3)) + 1e-5)

    parts = [examples(*pair) for pair in sets]
    views, truths = (torch.tensor(np.concatenate(part)) for part in zip(*parts))
    net, rate, batch, epochs = network(), 1e-3, 32, 120
    descent = torch.optim.Adam(net.parameters(), rate)
    steps, step = epochs * (len(views) // batch), 0
    for epoch in range(epochs):
        order, total = r.permutation(len(views)), 0
        for first in range(0, len(order) - batch + 1, batch):
            x, y = views[order[first : first + batch]], truths[order[first : first + batch]]
            turns, mirrored, shift = int(r.integers(4)), r.random() < 0.5, tuple(int(v) for v in r.integers(-2, 3, 2))
            x, y = (torch.roll(torch.rot90(k, turns, (2, 3)), shift, (2, 3)) for k in (x, y))
            x, y = (x.flip(3), y.flip(3)) if mirrored else (x, y)
            for group in descent.param_groups:
                group["lr"] = rate / 2 * (1 + np.cos(np.pi * step / steps)) + 1e-5
            loss = error(net(x), y).mean()
            descent.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            descent.step()
            total, step = total + loss.item(), step + 1
        print(epoch, total / (len(order) // batch), flush=True)
    save(net.state_dict(), out)


def save(arrays, out):
    header, data = {}, b""
    for name, array in arrays.items():
        raw = array.detach().numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(out, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def golden(weights):
    """What PyTorch makes of noisy views, in double precision."""
    import torch

    with open(weights, "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        header, data = json.loads(file.read(length)), file.read()
    net = network().double()
    cut = lambda entry: np.frombuffer(data[slice(*entry["data_offsets"])], "<f4").reshape(entry["shape"]).astype(float)
    net.load_state_dict({name: torch.tensor(cut(entry)) for name, entry in header.items()})
    views = np.maximum(np.random.default_rng(5).normal(0.01, 0.05, (5, 16, 16)), 0).astype(np.float32)
    with torch.no_grad():
        mended = net(torch.tensor(views.astype(float))[None])[0, 0].numpy()
    folder = os.path.dirname(os.path.abspath(__file__))
    for name, rows in (("views", views.reshape(80, 16)), ("mended", mended)):
        np.savetxt(f"{folder}/kernel_unet_{name}.csv", rows, "%.9g", ",", header="written by datasets/reference/make_kernel_unet.py, seed 5")


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    if what == "train":
        train([rest[0:2], rest[2:4]], rest[4])
    elif what == "golden":
        golden(rest[0])
    else:
        cases(rest[0], rest[1], 3000 if what == "cases" else 260, 1 if what == "cases" else 77, what == "thin")
