/** TIFF 6.0 and BigTIFF: pages, how their pixels are cut and what the samples mean. */
package dev.refocus.decode.tiff;
