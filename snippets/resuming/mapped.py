import mmap

# --8<-- [start:mapped]
import os

import torch

torch.save({"weight": torch.zeros(4096)}, "model.pt")
mapped = torch.load("model.pt", mmap=True)["weight"]
read = torch.load("model.pt")["weight"]
with open("model.pt", "r+b") as file:
    content = file.read()
    file.seek(0)
    file.write(content.replace(bytes(16384), b"\x00\x00\x80?" * 4096))
print("mapped", mapped[:2].tolist(), "read", read[:2].tolist())
# --8<-- [end:mapped]
assert mapped.sum() == 4096 and not read.any()

# --8<-- [start:replaced]
torch.save({"weight": torch.full((4096,), 2.0)}, "new.pt")
os.replace("new.pt", "model.pt")
print("mapped", mapped[:2].tolist(), "in the file", torch.load("model.pt")["weight"][:2].tolist())
# --8<-- [end:replaced]
assert mapped.sum() == 4096

# --8<-- [start:written]
again = torch.load("model.pt", mmap=True)["weight"]
again.zero_()
print(torch.load("model.pt")["weight"][:2].tolist())
# --8<-- [end:written]
assert torch.load("model.pt")["weight"].sum() == 8192
before = torch.serialization.get_default_mmap_options()
torch.serialization.set_default_mmap_options(mmap.MAP_SHARED)
torch.load("model.pt", mmap=True)["weight"].zero_()
torch.serialization.set_default_mmap_options(before)
assert not torch.load("model.pt")["weight"].any()
