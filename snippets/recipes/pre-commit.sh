# --8<-- [start:install]
pip install pre-commit==4.7.0
pre-commit install
pre-commit run --all-files
# --8<-- [end:install]
