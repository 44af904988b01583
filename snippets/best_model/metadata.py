# --8<-- [start:metadata]
import copy

from torch import nn

model = nn.BatchNorm1d(1)
deep = copy.deepcopy(model.state_dict())
cloned = {k: v.clone() for k, v in model.state_dict().items()}
for state in (deep, cloned):
    print(type(state).__name__, model.load_state_dict(state))
    del state["num_batches_tracked"]
    try:
        print(model.load_state_dict(state))
    except RuntimeError as error:
        print(type(error).__name__)
        print(str(error).splitlines()[-1].strip())
# --8<-- [end:metadata]
assert hasattr(deep, "_metadata") and not hasattr(cloned, "_metadata")
model.num_batches_tracked.fill_(4)
model.load_state_dict(cloned)
assert model.num_batches_tracked.item() == 4
for key in ("weight", "bias", "running_mean", "running_var"):
    cloned = {k: v.clone() for k, v in model.state_dict().items() if k != key}
    try:
        model.load_state_dict(cloned)
    except RuntimeError as error:
        assert f'Missing key(s) in state_dict: "{key}"' in str(error)
        key = None
    assert key is None


class Versioned(nn.Linear):
    _version = 5
    seen = []

    def _load_from_state_dict(self, state_dict, prefix, local_metadata, *rest):
        self.seen.append(local_metadata.get("version"))
        super()._load_from_state_dict(state_dict, prefix, local_metadata, *rest)


layer = Versioned(1, 1)
layer.load_state_dict(copy.deepcopy(layer.state_dict()))
layer.load_state_dict({k: v.clone() for k, v in layer.state_dict().items()})
assert layer.seen == [5, None]
