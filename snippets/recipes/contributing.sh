# --8<-- [start:clone]
git clone "$REPOSITORY" alias-or-copy
cd alias-or-copy
# --8<-- [end:clone]

# --8<-- [start:install]
python3 -m venv .venv
.venv/bin/python -m pip install -r requirements.txt
.venv/bin/python -m pip install -r requirements-torch.txt
# --8<-- [end:install]

# --8<-- [start:new]
.venv/bin/python -m docs.new shallow_copy/of_a_set
# --8<-- [end:new]

# --8<-- [start:serve]
.venv/bin/python -m docs serve
# --8<-- [end:serve]

# --8<-- [start:record]
.venv/bin/python -m snippets record snippets/shallow_copy/of_a_set.py
# --8<-- [end:record]

# --8<-- [start:confirm]
.venv/bin/python -m docs.hooks.check.twins confirm of-a-set
# --8<-- [end:confirm]

# --8<-- [start:test]
.venv/bin/python -m pytest tests/hooks/check/test_includes.py tests/hooks/check/test_twins.py docs/zh/of-a-set.md docs/en/of-a-set.md
.venv/bin/python -m docs build --strict
# --8<-- [end:test]

# --8<-- [start:all]
tests/run
# --8<-- [end:all]

# --8<-- [start:commit]
git switch -c of-a-set
git add --all
git commit -m "What a shallow copy of a set shares"
# --8<-- [end:commit]
