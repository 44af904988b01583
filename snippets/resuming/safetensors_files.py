# --8<-- [start:loads]
import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load, load_file, load_model, save, save_file, save_model

weights = torch.arange(1000.0)
save_file({"weight": weights, "bias": torch.zeros(3)}, "model.safetensors")
first = load_file("model.safetensors")["weight"]
second = load_file("model.safetensors")["weight"]
first[0] = 5
print(first[0].item(), second[0].item(), load_file("model.safetensors")["weight"][0].item())
# --8<-- [end:loads]
assert weights[0] == 0

# --8<-- [start:opened]
with safe_open("model.safetensors", framework="pt") as file:
    whole, again = file.get_tensor("weight"), file.get_tensor("weight")
    part = file.get_slice("weight")[:3]
whole[0] = 7
print(again[0].item(), part.tolist(), part.untyped_storage().nbytes())
try:
    file.get_tensor("weight")
except SafetensorError as error:
    print(error)
print(load_file("model.safetensors")["weight"][0].item())
# --8<-- [end:opened]
assert part.untyped_storage().data_ptr() == whole.untyped_storage().data_ptr()

# --8<-- [start:below]
loaded = load_file("model.safetensors")["weight"]
kept = loaded.clone()
with open("model.safetensors", "r+b") as file:
    content = file.read()
    file.seek(content.index(weights.numpy().tobytes()))
    file.write(bytes(weights.nbytes))
print(loaded[-1].item(), kept[-1].item())
# --8<-- [end:below]

# --8<-- [start:bytes]
data = save({"weight": weights})
first, second = load(data)["weight"], load(data)["weight"]
first[0] = 5
print(second[0].item(), weights[0].item())

layer = torch.nn.Linear(2, 2)
save_model(layer, "layer.safetensors")
weight = layer.weight
optimizer = torch.optim.SGD(layer.parameters(), lr=1)
load_model(layer, "layer.safetensors")
print(layer.weight is weight, optimizer.param_groups[0]["params"][0] is layer.weight)
# --8<-- [end:bytes]
for dtype in (torch.float16, torch.bfloat16, torch.int64, torch.bool, torch.complex64):
    tensor = torch.zeros(4, 2, dtype=dtype)
    save_file({"tensor": tensor}, "kind.safetensors")
    one, other = load_file("kind.safetensors"), load_file("kind.safetensors")
    one["tensor"][0] = 1
    assert not other["tensor"].any() and not tensor.any()
    with safe_open("kind.safetensors", framework="pt") as file:
        one, other = file.get_tensor("tensor"), file.get_slice("tensor")[1:]
        one.fill_(1)
        assert other.all()
save_file({"columns": torch.zeros(4, 2)}, "columns.safetensors")
with safe_open("columns.safetensors", framework="pt") as file:
    whole, column = file.get_tensor("columns"), file.get_slice("columns")[:, 1]
    whole.fill_(1)
    assert column.sum() == 4
