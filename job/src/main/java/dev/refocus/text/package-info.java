/** Tables as people read them. */
package dev.refocus.text;
