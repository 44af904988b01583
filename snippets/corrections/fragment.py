# --8<-- [start:unbound]
best_acc = 0.0


def train(acc):
    if acc > best_acc:
        best_acc = acc
    return best_acc


try:
    train(0.9)
except UnboundLocalError as error:
    print(type(error).__name__)
    print(str(error).splitlines()[0])
# --8<-- [end:unbound]

# --8<-- [start:missing]
def keep(acc, best=1.0):
    if acc > best:
        best_state = "state"
    return best_state


try:
    keep(0.5)
except UnboundLocalError as error:
    print(type(error).__name__)
    print(str(error).splitlines()[0])
# --8<-- [end:missing]
