"""Finds by mutation what two objects share.

`children` says what an object holds and what keeps memory out of reach,
`places` lists where it can be changed, `snapshot` is its comparable state,
`storage` says on which bytes it lies, `probe` puts them together and gives the
verdict: "cannot tell", with why, where a part can be neither changed nor read.
"""
