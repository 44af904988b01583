# --8<-- [start:raise]
seen = {1, 2, 3}
try:
    for each in seen:
        seen.discard(each)
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
seen = {1, 2, 3}
for each in set(seen):
    seen.discard(each)
print(seen)
# --8<-- [end:cure]

