import copy

# --8<-- [start:before]
class History:
    def __init__(self):
        self.losses = []
        self.snapshots = []

    def add(self, loss):
        self.losses.append(float(loss))

    def epoch_ends(self):
        self.snapshots.append(copy.deepcopy(self.losses))
        return len(self.snapshots)
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(History):
    history = History()
    for epoch in range(3):
        history.add(epoch / 2)
        history.epoch_ends()
    return history.snapshots
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(History))
# --8<-- [end:before-run]

# --8<-- [start:after]
class History:
    def __init__(self):
        self.losses = []
        self.snapshots = []

    def add(self, loss):
        self.losses.append(float(loss))

    def epoch_ends(self):
        self.snapshots.append(self.losses[:])
        return len(self.snapshots)
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(History))
# --8<-- [end:after-run]
