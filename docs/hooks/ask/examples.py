"""Programs to start from on the page Ask: one for each verdict. A test asks each of them."""

EXAMPLES = {
    "same": "a = [1, [2]]\nb = a",
    "alias": 'a = bytearray(b"abc")\nb = memoryview(a)',
    "partly": "a = [[1], [2]]\nb = [a[0], [2]]",
    "shallow": "a = [1, [2]]\nb = a[:]",
    "copy": "from copy import deepcopy\n\na = [1, [2]]\nb = deepcopy(a)",
    "error": "import copy\n\na = (x for x in [1, 2])\nb = copy.copy(a)",
    "cannot_tell": "import zlib\n\na = zlib.compressobj()\nb = a.copy()",
}
"""{verdict: program}"""
