# --8<-- [start:cached]
i, j = int("256"), int("256")
m, n = int("1000000"), int("1000000")
print(i is j, m is n)
# --8<-- [end:cached]
# draw: i, j, m, n
assert i == j and m == n
