

# --8<-- [start:before]
class Loop:
    def __init__(self, callbacks=None):
        self.callbacks = list(callbacks) if callbacks else []

    def add(self, callback):
        self.callbacks.append(callback)

    def epoch_ends(self, epoch):
        for callback in self.callbacks:
            callback(epoch)
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(Loop):
    called = []
    first, second = Loop(), Loop()
    first.add(lambda epoch: called.append(("first", epoch)))
    second.epoch_ends(1)
    first.epoch_ends(2)
    return called
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(Loop))
# --8<-- [end:before-run]

# --8<-- [start:after]
class Loop:
    def __init__(self, callbacks=()):
        self.callbacks = [*callbacks]

    def add(self, callback):
        self.callbacks.append(callback)

    def epoch_ends(self, epoch):
        for callback in self.callbacks:
            callback(epoch)
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(Loop))
# --8<-- [end:after-run]
