"""bicubic_input.csv at other sizes by Pillow, an implementation of its own of the same filter.

Pillow lets a filter end at the image's edge and divides by what is left of it; Refocus reflects the image there. The
input is therefore reflected by as much as the filter reaches, resized by Pillow, and cut to the image again.

python3 make_resized.py, with numpy and Pillow
"""

import os

import numpy
from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))
SIZES = {"resized_down": (9, 10), "resized_up": (17, 21)}


def resized(line, length):
    """Rows of `line` at another length."""
    rows, columns = line.shape
    # So many mirrored copies that the whole stays in proportion.
    wide = numpy.concatenate([line[:, ::-1], line, line[:, ::-1]], axis=1).astype(numpy.float32)
    made = Image.fromarray(wide, mode="F").resize((3 * length, rows), Image.BICUBIC)
    return numpy.asarray(made, dtype=numpy.float64)[:, length : 2 * length]


def main():
    source = numpy.loadtxt(os.path.join(HERE, "bicubic_input.csv"), delimiter=",")
    for name, (height, width) in SIZES.items():
        out = resized(resized(source, width).T, height).T
        with open(os.path.join(HERE, name + ".csv"), "w", encoding="ascii") as file:
            file.write("# make_resized.py\n")
            for row in out:
                file.write(",".join("%.8g" % value for value in row) + "\n")


main()
