/**
 * A network that restores under a given kernel ({@link dev.refocus.fit.solver.Usrnet}). It knows
 * photographs from its training and nothing of blur, which the kernel tells it.
 *
 * <p>Names in "Deep unfolding network for image super-resolution" (Zhang, Van Gool, Timofte, CVPR
 * 2020) and here:
 *
 * <table>
 * <caption>Names</caption>
 * <tr><td>data module D</td><td>{@link dev.refocus.fit.model.DataStep}</td></tr>
 * <tr><td>prior module P</td><td>{@link dev.refocus.fit.solver.ResUnet}</td></tr>
 * <tr><td>hyper-parameter module H</td><td>{@link dev.refocus.fit.solver.StepWeights}</td></tr>
 * </table>
 */
package dev.refocus.fit.solver;
