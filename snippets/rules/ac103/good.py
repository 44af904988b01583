# --8<-- [start:evaluate]
def log_loss(value, history=None):
    history = [] if history is None else history
    history.append(value)
    return history


first_run = log_loss(0.9)
second_run = log_loss(0.4)
print(first_run)
# --8<-- [end:evaluate]
assert first_run == [0.9] and second_run == [0.4]
mine = [1.5]
assert log_loss(0.2, mine) is mine == [1.5, 0.2]


# --8<-- [start:stored]
class Trainer:
    def __init__(self, callbacks=()):
        self.callbacks = list(callbacks)

    def add(self, callback):
        self.callbacks.append(callback)


teacher, student = Trainer(), Trainer()
teacher.add("save checkpoint")
print(student.callbacks)
# --8<-- [end:stored]
assert student.callbacks == [] and teacher.callbacks == ["save checkpoint"]
given = ["a"]
Trainer(given).add("b")
assert given == ["a"]


def rebound(values=[]):
    values = values + [1]
    return values


assert rebound() == rebound() == [1]


def slow_square(n, cache={}):
    if n not in cache:
        cache[n] = n * n
    return cache[n]


assert slow_square(3) == slow_square(3) == 9


def outer():
    def inner(values=[]):
        values.append(1)
        return values

    return inner()


assert outer() == outer() == [1]
