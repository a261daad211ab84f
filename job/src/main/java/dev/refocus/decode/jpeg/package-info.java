/** JPEG (ITU-T T.81): segments, tables, and the parts that hold pixels. */
package dev.refocus.decode.jpeg;
