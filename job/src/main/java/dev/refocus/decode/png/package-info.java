/** PNG (ISO/IEC 15948): chunks, and decompression that ends. */
package dev.refocus.decode.png;
