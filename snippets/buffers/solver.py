import warnings

# --8<-- [start:result]
import numpy as np
from scipy import integrate, optimize

output = np.empty(2)


def residual(x):
    output[:] = x**2 - [2.0, 3.0]
    return output


def fresh(x):
    return x**2 - [2.0, 3.0]


for function in (residual, fresh):
    print(optimize.least_squares(function, [1.0, 2.0]).x.round(3), optimize.root(function, [1.0, 2.0], method="lm").x.round(3))
# --8<-- [end:result]
assert optimize.least_squares(residual, [1.0, 2.0]).success
for method in ("trf", "dogbox", "lm"):
    assert optimize.least_squares(residual, [1.0, 2.0], method=method).x.tolist() == [1, 2]
assert np.allclose(optimize.root(residual, [1.0, 2.0], method="hybr").x**2, [2, 3])
gradient = np.empty(2)


def slope(x):
    gradient[:] = 2 * (x - [1.0, 2.0])
    return gradient


def height(x):
    return ((x - [1.0, 2.0]) ** 2).sum()


with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    stuck = optimize.minimize(height, [3.0, -4.0], jac=slope, method="Newton-CG")
    right = optimize.minimize(height, [3.0, -4.0], jac=lambda x: slope(x).copy(), method="Newton-CG")
assert stuck.x.tolist() == [3, -4] and np.allclose(right.x, [1, 2])


# --8<-- [start:rate]
def rate(t, y):
    output[:] = -y
    return output


for method in ("RK45", "DOP853", "LSODA"):
    errors = [abs(integrate.solve_ivp(f, (0, 1), [1.0, 2.0], method=method, rtol=1e-8, atol=1e-10).y[0, -1] - np.exp(-1))
              for f in (rate, lambda t, y: -y)]
    print(f"{method:7} {errors[0] / errors[1] > 10}")
# --8<-- [end:rate]


# --8<-- [start:argument]
def points(solve):
    kept = []
    solve(kept)
    return f"{len({tuple(x) for x in kept}) > 2}"


print("fsolve:       ", points(lambda kept: optimize.fsolve(lambda x: kept.append(x) or fresh(x), [1.0, 2.0])))
print("LSODA:        ", points(lambda kept: integrate.solve_ivp(lambda t, y: kept.append(y) or -y, (0, 1), [1.0], method="LSODA")))
print("least_squares:", points(lambda kept: optimize.least_squares(lambda x: kept.append(x) or fresh(x), [1.0, 2.0])))
print("fsolve, copy: ", points(lambda kept: optimize.fsolve(lambda x: kept.append(x.copy()) or fresh(x), [1.0, 2.0])))
# --8<-- [end:argument]
for method, lends in (("hybr", True), ("lm", True), ("krylov", False)):
    kept = []
    optimize.root(lambda x: kept.append(x) or fresh(x), [1.0, 2.0], method=method)
    assert (len({tuple(x) for x in kept}) <= 2) is lends, method
kept = []
integrate.odeint(lambda y, t: kept.append(y) or -y, [1.0], [0, 0.5, 1])
assert len(kept) > 5 and len({tuple(x) for x in kept}) == 1
