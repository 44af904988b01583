# --8<-- [start:save]
from pathlib import Path

import torch

features = torch.zeros(1000, 256)
torch.save(features, "all.pt")
torch.save(features[:10], "ten.pt")  # (1)!
print(Path("all.pt").stat().st_size // 1000, "kB")
print(Path("ten.pt").stat().st_size // 1000, "kB")
# --8<-- [end:save]
assert Path("ten.pt").stat().st_size > 1000 * 256 * 4

# --8<-- [start:rows]
for index in range(3):
    torch.save(features[index], f"{index}.pt")
print(sum(Path(f"{index}.pt").stat().st_size for index in range(3)) // 1000, "kB")
# --8<-- [end:rows]
assert torch.load("1.pt").shape == (256,)
assert torch.load("1.pt").untyped_storage().nbytes() == 1000 * 256 * 4
torch.save(features[:10].contiguous(), "contiguous.pt")
assert Path("contiguous.pt").stat().st_size > 1000 * 256 * 4
torch.save({"ten": features[:10].detach()}, "dict.pt")
assert Path("dict.pt").stat().st_size > 1000 * 256 * 4
