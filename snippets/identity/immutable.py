# --8<-- [start:shared]
import sys

a = 10**6
b = a
print(b is a)
word = "spam" * 3
other = word
print(other is word)
# --8<-- [end:shared]
# draw: a, b, word, other

# --8<-- [start:rebind]
b += 1
other += "!"
print(a, word)
# --8<-- [end:rebind]
# draw: a, b, word, other

# --8<-- [start:cached]
cached = [n for n in range(-100, 5000) if int(str(n)) is int(str(n))]
print(cached[0], cached[-1], len(cached))
# --8<-- [end:cached]
import code

assert sys.implementation.name == "cpython"
assert cached == list(range(cached[0], cached[-1] + 1))

# --8<-- [start:units]
together = {}
exec("x = 1000000\ny = 1000000", together)
print(together["x"] is together["y"])
first, second = {}, {}
exec("x = 1000000", first)
exec("x = 1000000", second)
print(first["x"] is second["x"], first["x"] == second["x"])
# --8<-- [end:units]
session = code.InteractiveInterpreter({})
for line in ("x = 10**6", "y = 10**6", "same = x is y"):
    session.runsource(line)
script = {}
exec("x = 10**6\ny = 10**6\nsame = x is y", script)
assert (session.locals["same"], script["same"]) == (False, True)

# --8<-- [start:strings]
made = "".join(["al", "ias"])
print(made == "alias", made is "".join(["al", "ias"]))
print(sys.intern(made) is sys.intern("".join(["al", "ias"])))
# --8<-- [end:strings]
nan = float("nan")
assert [nan] == [nan] and [float("nan")] != [float("nan")]
pair = ([],)
other = pair
other[0].append(1)
assert pair == ([1],)
