"""Writes lanczos_x2, x3 and x4 of this folder: bicubic_input.csv enlarged by PIL's LANCZOS.

PIL cuts its kernel at the borders, where the program mirrors the image. float32, nine significant digits.

Usage: python3 make_lanczos.py   (numpy 1.24.2, Pillow 9.4.0)
"""
import pathlib
import numpy as np, PIL
from PIL import Image

HERE = pathlib.Path(__file__).parent


def main():
    plane = np.loadtxt(HERE / "bicubic_input.csv", delimiter=",", dtype="float32")
    for scale in (2, 3, 4):
        out = np.asarray(Image.fromarray(plane).resize((scale * plane.shape[1], scale * plane.shape[0]), Image.LANCZOS))
        head = ["bicubic_input resized by PIL's LANCZOS; PIL cuts its kernel at borders",
                "shape %d x %d, float32, row order" % out.shape,
                "written by datasets/reference/make_lanczos.py, numpy %s, PIL %s" % (np.__version__, PIL.__version__)]
        np.savetxt(HERE / ("lanczos_x%d.csv" % scale), out, fmt="%.9g", delimiter=",", header="\n".join(head))


if __name__ == "__main__":
    main()
