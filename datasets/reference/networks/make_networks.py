"""Writes tiny networks of random weights, and what PyTorch makes of an image with them: RRDBNet and SRVGGNetCompact with the names of
Real-ESRGAN's published files (safetensors), an upscaler and a denoiser as TorchScript and ONNX, and a solver as TorchScript.

Usage: python3 make_networks.py [FOLDER]
"""
import json, pathlib, struct, sys
import torch
import torch.nn.functional as F

SEED = 17
HEIGHT, WIDTH = 8, 12
FOLDER = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent)


def convolution(names, name, into, out):
    names[name + ".weight"] = torch.randn(out, into, 3, 3) * (2.0 / (9 * into)) ** 0.5
    names[name + ".bias"] = torch.randn(out) * 0.1


def rrdbnet_weights(blocks, features, growth, into):
    names = {}
    convolution(names, "conv_first", into, features)
    for block in range(blocks):
        for dense in (1, 2, 3):
            for layer in range(5):
                convolution(names, "body.%d.rdb%d.conv%d" % (block, dense, layer + 1), features + layer * growth, growth if layer < 4 else features)
    for name in ("conv_body", "conv_up1", "conv_up2", "conv_hr"):
        convolution(names, name, features, features)
    convolution(names, "conv_last", features, 3)
    return names


def rrdbnet(names, x):
    def convolve(y, name):
        return F.conv2d(y, names[name + ".weight"], names[name + ".bias"], padding=1)

    def leaky(y):
        return F.leaky_relu(y, 0.2)

    def dense(y, name):
        seen = [y]
        for layer in (1, 2, 3, 4):
            seen.append(leaky(convolve(torch.cat(seen, 1), "%s.conv%d" % (name, layer))))
        return y + 0.2 * convolve(torch.cat(seen, 1), name + ".conv5")

    smaller = {3: 1, 12: 2, 48: 4}[names["conv_first.weight"].shape[1]]
    first = convolve(F.pixel_unshuffle(x, smaller), "conv_first")
    y, block = first, 0
    while "body.%d.rdb1.conv1.weight" % block in names:
        z = y
        for part in (1, 2, 3):
            z = dense(z, "body.%d.rdb%d" % (block, part))
        y, block = y + 0.2 * z, block + 1
    y = first + convolve(y, "conv_body")
    for name in ("conv_up1", "conv_up2"):
        y = leaky(convolve(F.interpolate(y, scale_factor=2, mode="nearest"), name))
    return convolve(leaky(convolve(y, "conv_hr")), "conv_last")


def srvgg_weights(layers, features, scale):
    names = {}
    convolution(names, "body.0", 3, features)
    for layer in range(layers):
        names["body.%d.weight" % (2 * layer + 1)] = torch.rand(features) * 0.5
        convolution(names, "body.%d" % (2 * layer + 2), features, features if layer < layers - 1 else 3 * scale * scale)
    return names


def srvgg(names, x, scale):
    y, layer = x, 0
    while "body.%d.weight" % layer in names:
        weight = names["body.%d.weight" % layer]
        y = F.prelu(y, weight) if weight.dim() == 1 else F.conv2d(y, weight, names["body.%d.bias" % layer], padding=1)
        layer += 1
    return F.pixel_shuffle(y, scale) + F.interpolate(x, scale_factor=scale, mode="nearest")


class Upscaler(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.first = torch.nn.Conv2d(3, 8, 3, padding=1)
        self.last = torch.nn.Conv2d(8, 27, 3, padding=1)

    def forward(self, x):
        return F.pixel_shuffle(self.last(F.relu(self.first(x))), 3)


class Denoiser(torch.nn.Module):
    """Of three colours and a plane of the noise level, as DRUNet."""

    def __init__(self):
        super().__init__()
        self.first = torch.nn.Conv2d(4, 8, 3, padding=1)
        self.last = torch.nn.Conv2d(8, 3, 3, padding=1)

    def forward(self, x):
        return self.last(F.relu(self.first(x)))


class Solver(torch.nn.Module):
    """Of an LR image, its kernel, the scale and the noise, as USRNet: an enlarged image, that seen through the kernel, and a plane of the noise."""

    def __init__(self):
        super().__init__()
        self.first = torch.nn.Conv2d(7, 8, 3, padding=1)
        self.last = torch.nn.Conv2d(8, 3, 3, padding=1)

    def forward(self, lr, kernel, scale, sigma):
        s = int(scale)
        large = lr.repeat_interleave(s, 2).repeat_interleave(s, 3)
        before = (kernel.shape[2] - 1) // 2
        after = kernel.shape[2] - 1 - before
        seen = F.conv2d(F.pad(large, [before, after, before, after]), kernel.repeat(3, 1, 1, 1), groups=3)
        level = torch.zeros_like(large[:, :1]) + sigma
        return self.last(F.relu(self.first(torch.cat((large, seen, level), 1))))


def safetensors(name, arrays):
    head, data, at = {}, [], 0
    for key, value in arrays.items():
        raw = value.numpy().astype("<f4").tobytes()
        head[key] = {"dtype": "F32", "shape": list(value.shape), "data_offsets": [at, at + len(raw)]}
        data.append(raw)
        at += len(raw)
    text = json.dumps(head).encode()
    text += b" " * (-len(text) % 8)
    (FOLDER / (name + ".safetensors")).write_bytes(struct.pack("<Q", len(text)) + text + b"".join(data))


def golden(name, image):
    """Planes below each other."""
    rows = image.reshape(-1, image.shape[-1]).tolist()
    (FOLDER / (name + ".csv")).write_text("\n".join(",".join("%.9g" % x for x in row) for row in rows) + "\n")


def double(arrays):
    return {name: array.double() for name, array in arrays.items()}


def module(name, network, x):
    network.eval()
    torch.jit.script(network).save(str(FOLDER / (name + ".pt")))
    torch.onnx.export(network, x, str(FOLDER / (name + ".onnx")), input_names=["x"], output_names=["y"],
                      dynamic_axes={"x": {2: "h", 3: "w"}, "y": {2: "h", 3: "w"}}, opset_version=13)
    golden(name, network.double()(x.double()))
    network.float()


@torch.no_grad()
def main():
    torch.manual_seed(SEED)
    x = torch.rand(1, 3, HEIGHT, WIDTH)
    golden("input", x)
    for name, into in (("rrdbnet_x4", 3), ("rrdbnet_x2", 12)):
        arrays = rrdbnet_weights(2, 4, 2, into)
        safetensors(name, arrays)
        golden(name, rrdbnet(double(arrays), x.double()))
    for scale in (2, 4):
        arrays = srvgg_weights(2, 6, scale)
        safetensors("srvgg_x%d" % scale, arrays)
        golden("srvgg_x%d" % scale, srvgg(double(arrays), x.double(), scale))
    module("upscaler_x3", Upscaler(), x)
    module("denoiser", Denoiser(), torch.cat((x, torch.full_like(x[:, :1], 0.1)), 1))
    solver(x)


def solver(x):
    network = Solver().eval()
    torch.jit.script(network).save(str(FOLDER / "solver.pt"))
    kernel = torch.rand(1, 1, 6, 6)
    kernel /= kernel.sum()
    golden("solver_kernel", kernel)
    network.double()
    golden("solver", network(x.double(), kernel.double(), torch.tensor(2), torch.full((1, 1, 1, 1), 0.05).double()))


main()
