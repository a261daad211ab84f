/** The network that was trained to mend estimates of kernels. */
package dev.refocus.fit.kernel.learned;
