

# --8<-- [start:before]
class Log:
    def __init__(self, name, values=None):
        self.name = name
        self.values = [] if values is None else values

    def add(self, value):
        self.values.append(value)

    def mean(self):
        return sum(self.values) / len(self.values)
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(Log):
    train, test = Log("train"), Log("test")
    train.add(1.0)
    test.add(3.0)
    return train.mean(), test.mean()
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(Log))
# --8<-- [end:before-run]

# --8<-- [start:after]
class Log:
    def __init__(self, name, values=[]):
        self.name = name
        self.values = values

    def add(self, value):
        self.values.append(value)

    def mean(self):
        return sum(self.values) / len(self.values)
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(Log))
# --8<-- [end:after-run]
