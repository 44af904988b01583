# --8<-- [start:save]
from pathlib import Path

import torch

features = torch.zeros(1000, 256)
torch.save(features, "all.pt")
torch.save(features[:10].clone(), "ten.pt")
print(Path("all.pt").stat().st_size // 1000, "kB")
print(Path("ten.pt").stat().st_size // 1000, "kB")
# --8<-- [end:save]
assert 10 * 256 * 4 < Path("ten.pt").stat().st_size < 20_000

# --8<-- [start:rows]
for index in range(3):
    torch.save(features[index].clone(), f"{index}.pt")
print(sum(Path(f"{index}.pt").stat().st_size for index in range(3)) // 1000, "kB")
# --8<-- [end:rows]
assert torch.load("1.pt").untyped_storage().nbytes() == 256 * 4

torch.save([torch.zeros(256) for _ in range(1000)][:10], "list.pt")
assert Path("list.pt").stat().st_size < 30_000
torch.save(features.numpy()[:10], "array.pt")
assert Path("array.pt").stat().st_size < 20_000
torch.save(features[[1, 2]], "indexed.pt")
assert Path("indexed.pt").stat().st_size < 20_000
torch.save({"x": features[:10], "y": features[10:]}, "parts.pt")
assert Path("parts.pt").stat().st_size < 1.1 * Path("all.pt").stat().st_size
