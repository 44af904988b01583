"""Finds by mutation what two objects share.

`places` lists where an object can be changed, `snapshot` says what an object
is worth, `storage` decides where nothing can be changed, `probe` puts them
together and gives the verdict.
"""
