# --8<-- [start:evaluate]
def log_loss(value, history=[]):  # (1)!
    history.append(value)
    return history


first_run = log_loss(0.9)
second_run = log_loss(0.4)
print(first_run)
# --8<-- [end:evaluate]
assert first_run is second_run and first_run == [0.9, 0.4]


# --8<-- [start:stored]
class Trainer:
    def __init__(self, callbacks=[]):
        self.callbacks = callbacks  # (1)!

    def add(self, callback):
        self.callbacks.append(callback)


teacher, student = Trainer(), Trainer()
teacher.add("save checkpoint")
print(student.callbacks)
# --8<-- [end:stored]
assert student.callbacks == ["save checkpoint"]


def collect(value, found=[]):
    out = found
    out.append(value)
    return out


class Memory:
    samples = []

    def add(self, sample):
        self.samples.append(sample)


assert collect(1) is collect(2) and collect(3) == [1, 2, 3]
Memory().add(1)
assert Memory().samples == [1]
