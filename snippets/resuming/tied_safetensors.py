# --8<-- [start:refused]
import os

import torch
from safetensors.torch import load_file, load_model, save_file, save_model
from torch import nn


def build():
    model = nn.ModuleDict({"embed": nn.Embedding(5, 3), "head": nn.Linear(3, 5, bias=False)})
    model["head"].weight = model["embed"].weight
    return model


model = build()
try:
    save_file(model.state_dict(), "model.safetensors")
except RuntimeError as error:
    print(type(error).__name__, str(error).strip().split(",")[0])
# --8<-- [end:refused]
assert not os.path.exists("model.safetensors")

# --8<-- [start:model]
save_model(model, "model.safetensors")
print(list(load_file("model.safetensors")))
other = build()
load_model(other, "model.safetensors")
print(torch.equal(other["head"].weight, model["embed"].weight), other["head"].weight is other["embed"].weight)
# --8<-- [end:model]
untied = nn.ModuleDict({"embed": nn.Embedding(5, 3), "head": nn.Linear(3, 5, bias=False)})
missing, unexpected = load_model(untied, "model.safetensors", strict=False)
assert missing == {"embed.weight"} or missing == ["embed.weight"] or set(missing) == {"head.weight"}, missing

# --8<-- [start:views]
table = torch.zeros(1000, 3)
try:
    save_file({"train": table[:800], "valid": table[800:]}, "splits.safetensors")
except RuntimeError as error:
    print(type(error).__name__, str(error).strip().split(",")[0])
save_file({"part": table[:10]}, "part.safetensors")
torch.save({"part": table[:10]}, "part.pt")
print(os.path.getsize("part.safetensors") < 1000, os.path.getsize("part.pt") > 12000)
# --8<-- [end:views]

# --8<-- [start:clones]
save_file({name: value.clone() for name, value in model.state_dict().items()}, "twice.safetensors")
state = load_file("twice.safetensors")
state["embed.weight"].zero_()
print(len(state), state["head.weight"].count_nonzero().item() > 0)
# --8<-- [end:clones]
torch.save(model.state_dict(), "model.pt")
state = torch.load("model.pt")
assert state["embed.weight"].untyped_storage().data_ptr() == state["head.weight"].untyped_storage().data_ptr()
for dtype in (torch.float16, torch.bfloat16, torch.float64, torch.int64):
    pair = torch.zeros(2, 2, dtype=dtype)
    for tensors in ({"a": pair, "b": pair}, {"a": pair, "b": pair[0]}, {"a": pair, "b": pair.view(-1)}):
        try:
            save_file(tensors, "pair.safetensors")
            raise AssertionError(tensors)
        except RuntimeError:
            pass
    save_file({"a": pair, "b": pair.clone()}, "pair.safetensors")
try:
    save_file({"a": torch.zeros(2, 3).t()}, "turned.safetensors")
    raise AssertionError("a transposed tensor was saved")
except ValueError as error:
    assert "contiguous" in str(error)
