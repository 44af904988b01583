import copy

# --8<-- [start:before]
BASE = {"model": {"width": 64}, "lr": 0.1}


def settings(widths):
    runs = []
    for width in widths:
        run = copy.deepcopy(BASE)
        run["model"]["width"] = width
        run["lr"] = 0.1 * 64 / width
        runs.append(run)
    return runs
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(settings):
    return [run["model"]["width"] for run in settings([32, 64, 128])]
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(settings))
# --8<-- [end:before-run]

# --8<-- [start:after]
BASE = {"model": {"width": 64}, "lr": 0.1}


def settings(widths):
    runs = []
    for width in widths:
        run = dict(BASE)
        run["model"]["width"] = width
        run["lr"] = 0.1 * 64 / width
        runs.append(run)
    return runs
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(settings))
# --8<-- [end:after-run]
