# --8<-- [start:try]
pip install pre-commit==4.7.0
pre-commit try-repo https://github.com/OWNER/alias-or-copy alias-or-copy --all-files
# --8<-- [end:try]

# --8<-- [start:install]
pre-commit autoupdate --bleeding-edge --freeze
pre-commit install
pre-commit run --all-files
# --8<-- [end:install]
