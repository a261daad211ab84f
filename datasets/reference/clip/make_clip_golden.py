"""Writes this folder: two small CLIP models with seeded random weights, and what PyTorch makes of them.

vit/     a vision transformer under Hugging Face's names, float16
resnet/  a modified ResNet under OpenAI's names, float16
scores/  heads and adapters for vit/, and what PyTorch makes of one image by them, by vit/ and by resnet/ as a QualiCLIP checkpoint
The first two have config.json, tokenizer.json (bytes only, no merges) and golden.safetensors. The towers below are written from the architecture's
specification in plain PyTorch, in float64; attention is torch's own multi_head_attention_forward. Resized images come from PIL.

aesthetic.safetensors holds the ten embeddings per backbone of github.com/LAION-AI/aesthetic-predictor (MIT), copied.

Usage: python3 make_clip_golden.py SHIPPED_TOKENIZER.json [FOLDER]
"""
import hashlib, json, pathlib, struct, sys
import numpy as np, PIL, torch
import torch.nn.functional as F
from PIL import Image

SEED = 7
NAMES = {"float16": "F16", "float32": "F32", "uint8": "U8", "int64": "I64"}
MEAN, STD = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)
PAIRS = [("Good photo.", "Bad photo."), ("Sharp photo.", "Blurry photo.")]
TEXT = dict(width=64, heads=4, layers=2, context=77)


def write(path, tensors):
    head, blobs, at = {}, [], 0
    for name, array in tensors.items():
        blob = np.ascontiguousarray(array).tobytes()
        head[name] = {"dtype": NAMES[str(array.dtype)], "shape": list(array.shape), "data_offsets": [at, at + len(blob)]}
        blobs.append(blob)
        at += len(blob)
    text = json.dumps(head, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(blobs))


# Weights ------------------------------------------------------------------------------------------------------------------------------

class Draw:
    """A state dict under OpenAI's names; values are exact in float16."""

    def __init__(self, seed):
        self.random, self.state = np.random.default_rng(seed), {}

    def put(self, name, shape, scale, centre=0.0):
        self.state[name] = (centre + scale * self.random.standard_normal(shape)).astype("float16")

    def norm(self, name, width):
        self.put(name + ".weight", width, .1, 1)
        self.put(name + ".bias", width, .1)

    def linear(self, name, out, into):
        self.put(name + ".weight", (out, into), into ** -.5)
        self.put(name + ".bias", out, .1)

    def block(self, name, width):
        self.norm(name + ".ln_1", width)
        self.put(name + ".attn.in_proj_weight", (3 * width, width), 1.5 * width ** -.5)
        self.put(name + ".attn.in_proj_bias", 3 * width, .1)
        self.linear(name + ".attn.out_proj", width, width)
        self.norm(name + ".ln_2", width)
        self.linear(name + ".mlp.c_fc", 4 * width, width)
        self.linear(name + ".mlp.c_proj", width, 4 * width)

    def convolution(self, name, bn, out, into, side):
        self.put(name + ".weight", (out, into, side, side), (2 / (into * side * side)) ** .5)
        self.norm(bn, out)
        self.put(bn + ".running_mean", out, .1)
        self.state[bn + ".running_var"] = self.random.uniform(.5, 1.5, out).astype("float16")

    def text(self, vocabulary, embedding):
        width = TEXT["width"]
        self.put("token_embedding.weight", (vocabulary, width), .5)
        self.put("positional_embedding", (TEXT["context"], width), .3)
        for i in range(TEXT["layers"]):
            self.block("transformer.resblocks.%d" % i, width)
        self.norm("ln_final", width)
        self.put("text_projection", (width, embedding), width ** -.5)
        self.state["logit_scale"] = np.array(np.log(20), "float16")

    def vit(self, width, patch, side, embedding):
        self.put("visual.class_embedding", width, .5)
        self.put("visual.positional_embedding", ((side // patch) ** 2 + 1, width), .5)
        self.put("visual.conv1.weight", (width, 3, patch, patch), (3 * patch * patch) ** -.5)
        self.norm("visual.ln_pre", width)
        for i in range(2):
            self.block("visual.transformer.resblocks.%d" % i, width)
        self.norm("visual.ln_post", width)
        self.put("visual.proj", (width, embedding), width ** -.5)

    def resnet(self, width, layers, side, embedding):
        for i, (into, out) in enumerate([(3, width // 2), (width // 2, width // 2), (width // 2, width)], 1):
            self.convolution("visual.conv%d" % i, "visual.bn%d" % i, out, into, 3)
        into = width
        for stage, blocks in enumerate(layers, 1):
            planes = width << (stage - 1)
            for j in range(blocks):
                name = "visual.layer%d.%d." % (stage, j)
                self.convolution(name + "conv1", name + "bn1", planes, into, 1)
                self.convolution(name + "conv2", name + "bn2", planes, planes, 3)
                self.convolution(name + "conv3", name + "bn3", 4 * planes, planes, 1)
                if j == 0:
                    self.convolution(name + "downsample.0", name + "downsample.1", 4 * planes, into, 1)
                into = 4 * planes
        self.put("visual.attnpool.positional_embedding", ((side // 32) ** 2 + 1, into), .5)
        for key in "qkv":
            self.linear("visual.attnpool.%s_proj" % key, into, into)
        self.linear("visual.attnpool.c_proj", embedding, into)


# Towers -------------------------------------------------------------------------------------------------------------------------------

def norm(w, name, x):
    return F.layer_norm(x, x.shape[-1:], w[name + ".weight"], w[name + ".bias"], 1e-5)


def blocks(w, name, x, heads, mask=None):
    """x: (tokens, images, width)."""
    i = 0
    while name % i + ".ln_1.weight" in w:
        b = name % i
        y = norm(w, b + ".ln_1", x)
        x = x + F.multi_head_attention_forward(
            y, y, y, y.shape[-1], heads, w[b + ".attn.in_proj_weight"], w[b + ".attn.in_proj_bias"], None, None, False, 0.,
            w[b + ".attn.out_proj.weight"], w[b + ".attn.out_proj.bias"], training=False, attn_mask=mask)[0]
        y = F.linear(norm(w, b + ".ln_2", x), w[b + ".mlp.c_fc.weight"], w[b + ".mlp.c_fc.bias"])
        x = x + F.linear(y * torch.sigmoid(1.702 * y), w[b + ".mlp.c_proj.weight"], w[b + ".mlp.c_proj.bias"])
        i += 1
    return x


def vit(w, pixels, heads):
    kernel = w["visual.conv1.weight"]
    x = F.conv2d(pixels, kernel, stride=kernel.shape[-1]).flatten(2).permute(0, 2, 1)
    x = torch.cat([w["visual.class_embedding"].expand(len(x), 1, -1), x], 1) + w["visual.positional_embedding"]
    x = blocks(w, "visual.transformer.resblocks.%d", norm(w, "visual.ln_pre", x).permute(1, 0, 2), heads)
    return norm(w, "visual.ln_post", x[0]) @ w["visual.proj"]


def bn_conv(w, name, bn, x, stride=1, padding=0):
    x = F.conv2d(x, w[name + ".weight"], None, stride, padding)
    return F.batch_norm(x, w[bn + ".running_mean"], w[bn + ".running_var"], w[bn + ".weight"], w[bn + ".bias"], eps=1e-5)


def bottleneck(w, name, x, stride):
    y = F.relu(bn_conv(w, name + "conv1", name + "bn1", x))
    y = F.relu(bn_conv(w, name + "conv2", name + "bn2", y, padding=1))
    y = F.avg_pool2d(y, stride) if stride > 1 else y
    y = bn_conv(w, name + "conv3", name + "bn3", y)
    if name + "downsample.0.weight" in w:
        x = F.avg_pool2d(x, stride) if stride > 1 else x
        x = bn_conv(w, name + "downsample.0", name + "downsample.1", x)
    return F.relu(x + y)


def resnet(w, pixels, heads, positions):
    x = F.relu(bn_conv(w, "visual.conv1", "visual.bn1", pixels, 2, 1))
    x = F.relu(bn_conv(w, "visual.conv2", "visual.bn2", x, 1, 1))
    x = F.avg_pool2d(F.relu(bn_conv(w, "visual.conv3", "visual.bn3", x, 1, 1)), 2)
    for stage in range(1, 5):
        j = 0
        while "visual.layer%d.%d.conv1.weight" % (stage, j) in w:
            x = bottleneck(w, "visual.layer%d.%d." % (stage, j), x, 2 if stage > 1 and j == 0 else 1)
            j += 1
    x = x.flatten(2).permute(2, 0, 1)
    x = torch.cat([x.mean(0, keepdim=True), x], 0)
    if positions:
        x = x + w["visual.attnpool.positional_embedding"][:, None]
    p = "visual.attnpool.%s_proj."
    out = F.multi_head_attention_forward(
        x[:1], x, x, x.shape[-1], heads, None, torch.cat([w[p % k + "bias"] for k in "qkv"]), None, None, False, 0.,
        w[p % "c" + "weight"], w[p % "c" + "bias"], use_separate_proj_weight=True, training=False, need_weights=False,
        q_proj_weight=w[p % "q" + "weight"], k_proj_weight=w[p % "k" + "weight"], v_proj_weight=w[p % "v" + "weight"])[0]
    return out[0]


def text(w, ids):
    x = (w["token_embedding.weight"][ids] + w["positional_embedding"]).permute(1, 0, 2)
    mask = torch.full((len(x), len(x)), -np.inf, dtype=x.dtype).triu(1)
    x = norm(w, "ln_final", blocks(w, "transformer.resblocks.%d", x, TEXT["heads"], mask).permute(1, 0, 2))
    return x[torch.arange(len(x)), ids.argmax(1)] @ w["text_projection"]


def unit(x):
    return x / x.norm(dim=-1, keepdim=True)


def to_hugging_face(state):
    out = {}
    for name, a in state.items():
        tower = "vision_model" if name.startswith("visual.") else "text_model"
        key = name[7:] if name.startswith("visual.") else name
        if "resblocks" in key:
            i, rest = key.split("resblocks.")[1].split(".", 1)
            at = "%s.encoder.layers.%s." % (tower, i)
            if "in_proj" in rest:
                for part, piece in zip("qkv", np.split(a, 3)):
                    out[at + "self_attn.%s_proj.%s" % (part, rest.split("_")[-1])] = piece
                continue
            for old, new in [("ln_1", "layer_norm1"), ("ln_2", "layer_norm2"), ("attn.out_proj", "self_attn.out_proj"), ("mlp.c_fc", "mlp.fc1"),
                             ("mlp.c_proj", "mlp.fc2")]:
                rest = rest.replace(old, new)
            out[at + rest] = a
        elif key in ("proj", "text_projection"):
            out["visual_projection.weight" if key == "proj" else "text_projection.weight"] = a.T
        elif key == "logit_scale":
            out[key] = a
        else:
            for old, new in [("conv1", "embeddings.patch_embedding"), ("class_embedding", "embeddings.class_embedding"),
                             ("positional_embedding", "embeddings.position_embedding.weight"), ("ln_pre", "pre_layrnorm"),
                             ("ln_post", "post_layernorm"), ("ln_final", "final_layer_norm"), ("token_embedding", "embeddings.token_embedding")]:
                key = key.replace(old, new)
            out[tower + "." + key] = a
    return out


# Images -------------------------------------------------------------------------------------------------------------------------------

def picture(random, height, width):
    """Rectangles and noise: edges whose overshoot must be clipped, and detail that must be averaged."""
    a = random.integers(0, 256, (height, width, 3))
    for _ in range(12):
        y, x = random.integers(0, height - 4), random.integers(0, width - 4)
        a[y:y + random.integers(3, height // 2), x:x + random.integers(3, width // 2)] = random.integers(0, 2, 3) * 255
    return a.astype("uint8")


def normalized(a):
    x = torch.from_numpy(np.asarray(a).transpose(2, 0, 1) / 255.)
    return ((x - torch.tensor(MEAN).double()[:, None, None]) / torch.tensor(STD).double()[:, None, None])[None]


def clip_crop(a, side):
    image = Image.fromarray(a)
    w, h = image.size
    size = (side, int(side * h / w)) if w <= h else (int(side * w / h), side)
    image = image.resize(size, Image.BICUBIC)
    left, top = int(round((size[0] - side) / 2.)), int(round((size[1] - side) / 2.))
    return np.asarray(image.crop((left, top, left + side, top + side)))


def tokenizer(path, folder):
    t = json.loads(pathlib.Path(path).read_text())
    specials = {"<|startoftext|>": 512, "<|endoftext|>": 513}
    t["model"]["vocab"] = {k: v for k, v in t["model"]["vocab"].items() if v < 512} | specials
    t["model"]["merges"] = []
    for added in t["added_tokens"]:
        added["id"] = specials[added["content"]]
    for token in t["post_processor"]["special_tokens"].values() if "special_tokens" in t["post_processor"] else []:
        token["ids"] = [specials[n] for n in token["tokens"]]
    for key in ("sep", "cls"):
        if key in t["post_processor"]:
            t["post_processor"][key][1] = specials[t["post_processor"][key][0]]
    (folder / "tokenizer.json").write_text(json.dumps(t, ensure_ascii=False, separators=(",", ":")))
    return t["model"]["vocab"]


def encode(vocabulary, prompt):
    ids = [512]
    for word in prompt.lower().replace(".", " .").split():
        ids += [vocabulary[c] for c in word[:-1]] + [vocabulary[word[-1] + "</w>"]]
    return ids + [513] + [0] * (TEXT["context"] - len(ids) - 1)


def golden(out, w, tower, pixels, vocabulary):
    ids = torch.tensor([encode(vocabulary, p) for pair in PAIRS for p in pair])
    f, t = tower(pixels), text(w, ids)
    out.update(pixel_values=pixels, image_features=f, token_ids=ids, text_features=t,
               logits=torch.exp(w["logit_scale"]) * unit(f) @ unit(t).T)
    return t


def probability(w, f, t):
    logits = (torch.exp(w["logit_scale"]) * unit(f) @ unit(t).T).reshape(len(f), -1, 2)
    return logits.softmax(-1)[..., 0]


def save(folder, state, config, out):
    folder.mkdir(exist_ok=True)
    write(folder / "model.safetensors", state)
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n")
    write(folder / "golden.safetensors", {k: v if isinstance(v, np.ndarray) else v.numpy() if v.dtype in (torch.int64, torch.uint8)
                                          else v.numpy().astype("float32") for k, v in out.items()})


# Scores -------------------------------------------------------------------------------------------------------------------------------

def grid(a, side, rows, columns):
    """rows x columns squares, evenly spread from edge to edge."""
    h, w = a.shape[:2]
    at = lambda length, count, i: i * (length - side) // (count - 1) if count > 1 else 0
    return [a[y:y + side, x:x + side] for y in (at(h, rows, i) for i in range(rows)) for x in (at(w, columns, j) for j in range(columns))]


def quality_views(a, side):
    """PerceptCLIP's 512 x 384 for a tower of 224 pixels, in proportion; a grid in the place of random squares."""
    size = (384 * side // 224, 512 * side // 224)
    return grid(np.asarray(Image.fromarray(a).resize(size, Image.BICUBIC)), side, 5, 3)


def own_resolution(a, side):
    return grid(a, side, *(min(-(-n // side), 3) for n in a.shape[:2]))


def with_lora(w, arrays, scale):
    """Beside the products, as it was trained: q, k and v are thirds of in_proj."""
    w = dict(w)
    for name, a in arrays.items():
        if name.endswith("lora_A.weight"):
            b, layer, part = arrays[name.replace("lora_A", "lora_B")], int(name.split(".")[3]), "qkv".index(name.split(".")[5][0])
            key = "visual.transformer.resblocks.%d.attn.in_proj_weight" % layer
            w[key] = w[key].clone()
            rows = slice(part * len(b), (part + 1) * len(b))
            w[key][rows] += scale * torch.from_numpy(b).double() @ torch.from_numpy(a).double()
    return w


def head_of(arrays, x):
    n = sum(name.endswith(".weight") and name.startswith("head.") for name in arrays)
    for i in range(n):
        x = F.linear(x, *(torch.from_numpy(arrays["head.%d.%s" % (i, k)]).double() for k in ("weight", "bias")))
        x = F.relu(x) if i + 1 < n else x
    return x


def adapter(folder, backbone, draw, scores, view, outputs, rank, gain, offset):
    for i, (into, out) in enumerate([(32, 16), (16, outputs)]):
        draw.linear("head.%d" % i, out, into)
    for i in range(2 if rank else 0):
        for part in "qkv":
            name = "vision_model.encoder.layers.%d.self_attn.%s_proj.lora_" % (i, part)
            draw.put(name + "A.weight", (rank, 64), .2)
            draw.put(name + "B.weight", (64, rank), .2)
    folder.mkdir(exist_ok=True, parents=True)
    write(folder / "adapter.safetensors", draw.state)
    (folder / "adapter.json").write_text(json.dumps(dict(
        scores=scores, view=view, backbone_sha256=hashlib.sha256(backbone.read_bytes()).hexdigest(), lora_scale=.5 if rank else 0, gain=gain,
        offset=offset, classes=outputs > 1, origin="make_clip_golden.py: random, judges nothing"), indent=2) + "\n")
    return draw.state


def scores(folder, w_vit, t_vit, w_resnet, t_resnet):
    random = np.random.default_rng(SEED + 2)
    a = picture(random, 75, 91)
    tensors = lambda views: torch.cat([normalized(v) for v in views])
    center, backbone = tensors([clip_crop(a, 32)]), folder / "vit" / "model.safetensors"
    out = {"image": a}

    out["clip_iqa"] = probability(w_vit, vit(w_vit, tensors(own_resolution(a, 32)), 4), t_vit)[:, 0].mean()
    pairs = (100 * unit(resnet(w_resnet, tensors([a]), 4, False)) @ unit(t_resnet).T).reshape(-1, 2).softmax(-1)
    out["quali_clip"] = pairs[:, 0].mean()

    draw = Draw(SEED + 3)
    draw.put("weight", (1, 32), .8)
    draw.put("bias", 1, .1, 5)
    (folder / "scores" / "head").mkdir(exist_ok=True, parents=True)
    write(folder / "scores" / "head" / "model.safetensors", draw.state)
    w = {k: torch.from_numpy(v).double() for k, v in draw.state.items()}
    out["aesthetic"] = (unit(vit(w_vit, center, 4)) @ w["weight"].T + w["bias"])[0, 0]

    state = adapter(folder / "scores" / "quality", backbone, Draw(SEED + 4), ["percept.quality"], "GRID", 1, 4, 10., 50.)
    features = vit(with_lora(w_vit, state, .5), tensors(quality_views(a, 32)), 4)
    out["percept.quality"] = (10 * head_of(state, features) + 50).mean()
    state = adapter(folder / "scores" / "memorability", backbone, Draw(SEED + 5), ["percept.memorability"], "CENTER", 1, 0, 1., .5)
    out["percept.memorability"] = (head_of(state, vit(w_vit, center, 4)) + .5)[0, 0]
    names = ["percept.emotion." + n for n in ("anger", "awe", "fear")]
    state = adapter(folder / "scores" / "emotion", backbone, Draw(SEED + 6), names, "CENTER", 3, 0, 1., 0.)
    for name, value in zip(names, head_of(state, vit(w_vit, center, 4)).softmax(-1)[0]):
        out[name] = value
    write(folder / "scores" / "golden.safetensors", {k: v if isinstance(v, np.ndarray) else np.array(v.item(), "float32") for k, v in out.items()})


def main(shipped, folder):
    torch.manual_seed(SEED)
    random = np.random.default_rng(SEED)
    text_config = dict(hidden_size=64, num_hidden_layers=2, num_attention_heads=4, max_position_embeddings=77, vocab_size=514, hidden_act="quick_gelu")
    for name in ("vit", "resnet"):
        (folder / name).mkdir(exist_ok=True, parents=True)
        vocabulary = tokenizer(shipped, folder / name)
    vocabulary = json.loads((folder / "vit" / "tokenizer.json").read_text())["model"]["vocab"]

    draw = Draw(SEED)
    draw.vit(64, 8, 32, 32)
    draw.text(514, 32)
    w = {k: torch.from_numpy(v).double() for k, v in draw.state.items()}
    out = {}
    t = golden(out, w, lambda x: vit(w, x, 4), torch.randn(3, 3, 32, 32).double(), vocabulary)
    for i, (h, wd, side) in enumerate([(37, 53, 32), (211, 97, 64), (45, 33, 70)]):
        a = picture(random, h, wd)
        out["resize_input_%d" % i], out["resize_output_%d" % i] = a, clip_crop(a, side)
    out["crop_features"] = torch.cat([vit(w, normalized(clip_crop(out["resize_input_%d" % i], 32)), 4) for i in range(3)])
    out["crop_scores"] = probability(w, out["crop_features"], t)
    for key in ("visual.proj", "visual.transformer.resblocks.1.attn.in_proj_weight", "transformer.resblocks.0.attn.in_proj_bias", "text_projection"):
        out["openai." + key] = draw.state[key]
    save(folder / "vit", to_hugging_face(draw.state), dict(
        model_type="clip", projection_dim=32, text_config=text_config, vision_config=dict(
            hidden_size=64, num_hidden_layers=2, num_attention_heads=4, image_size=32, patch_size=8, hidden_act="quick_gelu")), out)

    w_vit, t_vit = w, t
    draw = Draw(SEED + 1)
    draw.resnet(8, (1, 2, 1, 1), 64, 32)
    draw.text(514, 32)
    w = {k: torch.from_numpy(v).double() for k, v in draw.state.items()}
    out = {}
    t = golden(out, w, lambda x: resnet(w, x, 4, True), torch.randn(2, 3, 64, 64).double(), vocabulary)
    out["wide_pixels"] = torch.randn(1, 3, 70, 101).double()
    out["wide_features"] = resnet(w, out["wide_pixels"], 4, False)
    a = picture(random, 75, 91)
    out["iqa_image"], out["iqa_scores"] = a, probability(w, resnet(w, normalized(a), 4, False), t)
    save(folder / "resnet", draw.state, dict(
        model_type="clip", projection_dim=32, text_config=text_config, vision_config=dict(
            model_type="clip_modified_resnet", num_attention_heads=4, image_size=64)), out)
    scores(folder, w_vit, t_vit, w, t)


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else pathlib.Path(__file__).resolve().parent)
