

# --8<-- [start:before]
class Confusion:
    def __init__(self, classes):
        self.classes = classes
        self.counts = [[0 for _ in range(classes)] for _ in range(classes)]

    def add(self, predicted, actual):
        self.counts[actual][predicted] += 1

    def recall(self, label):
        row = self.counts[label]
        return row[label] / sum(row)
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(Confusion):
    confusion = Confusion(2)
    for predicted, actual in ((0, 0), (1, 0), (1, 1)):
        confusion.add(predicted, actual)
    return confusion.counts
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(Confusion))
# --8<-- [end:before-run]

# --8<-- [start:after]
class Confusion:
    def __init__(self, classes):
        self.classes = classes
        self.counts = [[0] * classes for _ in range(classes)]

    def add(self, predicted, actual):
        self.counts[actual][predicted] += 1

    def recall(self, label):
        row = self.counts[label]
        return row[label] / sum(row)
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(Confusion))
# --8<-- [end:after-run]
