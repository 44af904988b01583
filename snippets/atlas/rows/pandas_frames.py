"""Rows: pandas, where a user meets views. Copy-on-write is the rule since pandas 3."""

import copy

import numpy as np
import pandas as pd

from ..row import ALIAS, COPY, ERROR, SAME, SHALLOW, row


@row(SAME,
     zh=("赋值 `b = a`", "赋值不复制；写时复制只管不同的对象。"),
     en=("Assignment `b = a`", "Assignment copies nothing; copy-on-write is about different objects."),
     link="https://pandas.pydata.org/docs/user_guide/copy_on_write.html", page="conclusions.md#assignment")
def pandas_assign():
    a = pd.DataFrame({"x": [1, 2]})
    b = a
    return a, b


@row(COPY,
     zh=("取一列 `a[\"x\"]`", "写时复制：一写就分家。pandas 3 之前这是视图。"),
     en=("A column `a[\"x\"]`", "Copy-on-write: the first write parts them. Before pandas 3 it was a view."),
     link="https://pandas.pydata.org/docs/user_guide/copy_on_write.html", was=[("pandas", "3.0", "alias")])
def pandas_column():
    a = pd.DataFrame({"x": [1, 2]})
    b = a["x"]
    return a, b


@row(COPY,
     zh=("取几列 `a[[\"x\"]]`", "列名的列表取出新的 `DataFrame`。"),
     en=("Columns `a[[\"x\"]]`", "A list of names gives a new `DataFrame`."),
     link="https://pandas.pydata.org/docs/user_guide/indexing.html")
def pandas_columns():
    a = pd.DataFrame({"x": [1, 2]})
    b = a[["x"]]
    return a, b


@row(COPY,
     zh=("行切片 `a[:1]`", "写时复制；pandas 3 之前切片是视图，写它会改到 `a`。"),
     en=("Rows `a[:1]`", "Copy-on-write; before pandas 3 a slice was a view, and writing it changed `a`."),
     link="https://pandas.pydata.org/docs/user_guide/copy_on_write.html", was=[("pandas", "3.0", "partly")])
def pandas_row_slice():
    a = pd.DataFrame({"x": [1, 2]})
    b = a[:1]
    return a, b


@row(COPY,
     zh=("`a.iloc[0]`", "写时复制；pandas 3 之前，各列类型相同、存在同一块里时，一行是视图。"),
     en=("`a.iloc[0]`",
         "Copy-on-write; before pandas 3 a row was a view where all columns had one type and lay in one block."),
     link="pandas.DataFrame.iloc", was=[("pandas", "3.0", "partly")])
def pandas_iloc_row():
    a = pd.DataFrame({"x": [1, 2], "y": [3, 4]})
    b = a.iloc[0]
    return a, b


@row(COPY,
     zh=("`a.loc[:, \"x\"]`", "写时复制；pandas 3 之前是视图。"),
     en=("`a.loc[:, \"x\"]`", "Copy-on-write; before pandas 3 it was a view."),
     link="pandas.DataFrame.loc", was=[("pandas", "3.0", "alias")])
def pandas_loc_column():
    a = pd.DataFrame({"x": [1, 2]})
    b = a.loc[:, "x"]
    return a, b


@row(COPY,
     zh=("布尔掩码 `a[a.x > 0]`", "掩码取出新数据；掩码全为 `True` 时，pandas 3 先共用内存，第一次写入时才复制。"),
     en=("A mask `a[a.x > 0]`", "A mask takes new data, or, where it is all `True`, copies on the first write (pandas 3)."),
     link="https://pandas.pydata.org/docs/user_guide/indexing.html#boolean-indexing")
def pandas_mask():
    a = pd.DataFrame({"x": [1, 2]})
    b = a[a.x > 0]
    return a, b


@row(COPY,
     zh=("`a.copy()`", "默认 `deep=True`，数据复制。"),
     en=("`a.copy()`", "`deep=True` is the default: the data are copied."),
     link="pandas.DataFrame.copy")
def pandas_copy():
    a = pd.DataFrame({"x": [1, 2]})
    b = a.copy()
    return a, b


@row(COPY,
     zh=("`a.copy(deep=False)`", "名叫浅拷贝，写时照样分家；pandas 3 之前数据真的共用。"),
     en=("`a.copy(deep=False)`",
         "Shallow by name, and yet the first write parts them; before pandas 3 the data were shared."),
     link="pandas.DataFrame.copy", was=[("pandas", "3.0", "alias")])
def pandas_shallow_copy():
    a = pd.DataFrame({"x": [1, 2]})
    b = a.copy(deep=False)
    return a, b


@row(COPY,
     zh=("`copy.copy(a)`",
         "pandas 3 里等于 `a.copy(deep=False)`，写时复制；pandas 1.5 里等于 `a.copy()`。"),
     en=("`copy.copy(a)`",
         "In pandas 3 it is `a.copy(deep=False)`, copied on the first write; in pandas 1.5 it was `a.copy()`."),
     link="pandas.DataFrame.copy")
def pandas_copy_copy():
    a = pd.DataFrame({"x": [1, 2]})
    b = copy.copy(a)
    return a, b


@row(SHALLOW,
     zh=("`a.copy()`，列里装着列表", "`deep=True` 也不复制 Python 对象，里面的列表仍然共用。"),
     en=("`a.copy()` of a column of lists",
         "Even `deep=True` does not copy Python objects: the lists are still shared."),
     link="pandas.DataFrame.copy")
def pandas_copy_objects():
    a = pd.Series([[1], [2]])
    b = a.copy()
    return a, b


@row(SHALLOW,
     zh=("`copy.deepcopy(a)`，列里装着列表", "`deepcopy` 走的也是 `a.copy(deep=True)`，里面的列表仍然共用。"),
     en=("`copy.deepcopy(a)` of a column of lists",
         "`deepcopy` goes through `a.copy(deep=True)`: the lists are still shared."),
     link="pandas.DataFrame.copy")
def pandas_deepcopy_objects():
    a = pd.Series([[1], [2]])
    b = copy.deepcopy(a)
    return a, b


@row(ALIAS,
     zh=("`a.to_numpy()`（`Series`）", "内存共用。pandas 3 起这个数组只读，除非是字符串或可空类型（如 `Int64`）：写它就会改到 `a`。"),
     en=("`a.to_numpy()` of a `Series`",
         "The memory is shared. Since pandas 3 the array is read-only, unless `a` holds strings or a nullable type, such as `Int64`: then a write to it reaches `a`."),
     link="pandas.Series.to_numpy")
def pandas_to_numpy():
    a = pd.Series([1, 2])
    b = a.to_numpy()
    return a, b


@row(COPY,
     zh=("`a.to_numpy()`，各列类型不同", "要合成一种类型，只能复制。"),
     en=("`a.to_numpy()` of mixed columns", "The columns have to become one type, and so are copied."),
     link="pandas.DataFrame.to_numpy")
def pandas_to_numpy_mixed():
    a = pd.DataFrame({"x": [1, 2], "y": [0.5, 1.5]})
    b = a.to_numpy()
    return a, b


@row(COPY,
     zh=("`a.to_numpy(copy=True)`", "得到自己的一份，可以随便写。"),
     en=("`a.to_numpy(copy=True)`", "A copy of one's own, free to be written."),
     link="pandas.Series.to_numpy")
def pandas_to_numpy_copy():
    a = pd.Series([1, 2])
    b = a.to_numpy(copy=True)
    return a, b


@row(ALIAS,
     zh=("`a.values`", "同 `to_numpy()`：内存共用。"),
     en=("`a.values`", "Like `to_numpy()`: the memory is shared."),
     link="pandas.Series.values")
def pandas_values():
    a = pd.Series([1, 2])
    b = a.values
    return a, b


@row(COPY,
     zh=("`pd.Series(a)`，`a` 是数组", "pandas 3 起默认复制；之前和数组共用内存。"),
     en=("`pd.Series(a)` of an array", "Since pandas 3 it copies by default; before, the memory was shared."),
     link="pandas.Series", was=[("pandas", "3.0", "alias")])
def pandas_series_of_array():
    a = np.array([1, 2])
    b = pd.Series(a)
    return a, b


@row(COPY,
     zh=("`pd.DataFrame(a)`，`a` 是数组", "pandas 3 起默认复制；之前和数组共用内存。"),
     en=("`pd.DataFrame(a)` of an array", "Since pandas 3 it copies by default; before, the memory was shared."),
     link="pandas.DataFrame", was=[("pandas", "3.0", "alias")])
def pandas_frame_of_array():
    a = np.array([[1, 2], [3, 4]])
    b = pd.DataFrame(a)
    return a, b


@row(ALIAS,
     zh=("`pd.DataFrame(a, copy=False)`，`a` 是数组", "写明不复制，就和数组共用内存。"),
     en=("`pd.DataFrame(a, copy=False)` of an array", "Told not to copy, it lies on the array's memory."),
     link="pandas.DataFrame")
def pandas_frame_of_array_no_copy():
    a = np.array([[1, 2], [3, 4]])
    b = pd.DataFrame(a, copy=False)
    return a, b


@row(COPY,
     zh=("`pd.DataFrame({\"x\": a})`", "由字典造表，默认复制各列。"),
     en=("`pd.DataFrame({\"x\": a})`", "From a dictionary, the columns are copied by default."),
     link="pandas.DataFrame")
def pandas_frame_of_dict():
    a = np.array([1, 2])
    b = pd.DataFrame({"x": a})
    return a, b


@row(COPY,
     zh=("`pd.DataFrame(a)`，`a` 是 `DataFrame`", "写时复制；pandas 3 之前数据共用。"),
     en=("`pd.DataFrame(a)` of a `DataFrame`", "Copy-on-write; before pandas 3 the data were shared."),
     link="pandas.DataFrame", was=[("pandas", "3.0", "alias")])
def pandas_frame_of_frame():
    a = pd.DataFrame({"x": [1, 2]})
    b = pd.DataFrame(a)
    return a, b


@row(COPY,
     zh=("`a[\"y\"] = s` 之后的列", "之后改 `s`，表不变：pandas 3 在第一次写入时才复制。"),
     en=("A column after `a[\"y\"] = s`", "Changing `s` later does not reach the table: pandas 3 copies on the first write."),
     link="https://pandas.pydata.org/docs/user_guide/copy_on_write.html")
def pandas_set_column():
    a = pd.Series([3, 4])
    b = pd.DataFrame({"x": [1, 2]})
    b["y"] = a
    return a, b


@row(COPY,
     zh=("`a.T`", "写时复制；pandas 3 之前，只有一种类型时转置是视图。"),
     en=("`a.T`", "Copy-on-write; before pandas 3, with a single type, the transpose was a view."),
     link="pandas.DataFrame.T", was=[("pandas", "3.0", "alias")])
def pandas_transpose():
    a = pd.DataFrame({"x": [1, 2]})
    b = a.T
    return a, b


@row(COPY,
     zh=("`a.rename(columns=...)`", "新的表，写时复制。"),
     en=("`a.rename(columns=...)`", "A new table; copy-on-write."),
     link="pandas.DataFrame.rename")
def pandas_rename():
    a = pd.DataFrame({"x": [1, 2]})
    b = a.rename(columns={"x": "y"})
    return a, b


@row(COPY,
     zh=("`a.reset_index(drop=True)`", "新的表，写时复制。"),
     en=("`a.reset_index(drop=True)`", "A new table; copy-on-write."),
     link="pandas.DataFrame.reset_index")
def pandas_reset_index():
    a = pd.DataFrame({"x": [1, 2]})
    b = a.reset_index(drop=True)
    return a, b


@row(COPY,
     zh=("`a.astype(...)`，类型相同", "类型没变，一写也分家。"),
     en=("`a.astype(...)`, same type", "Even where the type stays, a write parts them."),
     link="pandas.DataFrame.astype")
def pandas_astype_same():
    a = pd.Series([1, 2])
    b = a.astype(a.dtype)
    return a, b


@row(COPY,
     zh=("`a.sort_values(...)`", "排好序的是一张新表。"),
     en=("`a.sort_values(...)`", "The sorted table is a new one."),
     link="pandas.DataFrame.sort_values")
def pandas_sort_values():
    a = pd.DataFrame({"x": [2, 1]})
    b = a.sort_values("x")
    return a, b


@row(ERROR,
     zh=("`b = a.sort_values(..., inplace=True)`", "原地排序，返回的是 `None`；当表用就报错。"),
     en=("`b = a.sort_values(..., inplace=True)`",
         "It sorts in place and returns `None`; used as a table, that fails."),
     link="pandas.DataFrame.sort_values")
def pandas_inplace():
    a = pd.DataFrame({"x": [2, 1]})
    b = a.sort_values("x", inplace=True)
    b.loc[0]
    return a, b


@row(COPY,
     zh=("`pd.concat([a])`", "得到新的表。pandas 2.1 到 2.3 里，只有一张表时并不复制：写结果会改到 `a`。"),
     en=("`pd.concat([a])`",
         "A new table. In pandas 2.1 to 2.3 nothing was copied for a single table: writing the result changed `a`."),
     link="pandas.concat", was=[("pandas", "2.1", "copy"), ("pandas", "3.0", "alias")])
def pandas_concat():
    a = pd.DataFrame({"x": [1, 2]})
    b = pd.concat([a])
    return a, b


@row(SAME,
     zh=("`a.index = b.index` 之后的索引", "`Index` 不可变，两张表放心共用。"),
     en=("The index after `other.index = a.index`", "An `Index` is immutable, and two tables can safely share it."),
     link="pandas.Index")
def pandas_index():
    a = pd.DataFrame({"x": [1, 2]}).index
    other = pd.DataFrame({"x": [3, 4]})
    other.index = a
    b = other.index
    return a, b


@row(COPY,
     zh=("`for _, row in df.iterrows()` 的 `row`", "每一行都是新的 `Series`，写它改不到表。"),
     en=("`row` in `for _, row in df.iterrows()`", "Each row is a new `Series`: a write into it does not reach the frame."),
     link="pandas.DataFrame.iterrows", page="lost-writes.md#pandas")
def pandas_iterrows():
    a = pd.DataFrame({"x": [1, 2], "y": [0.5, 1.5]})
    _, b = next(a.iterrows())
    return a, b


@row(COPY,
     zh=("`df.groupby(...).get_group(...)`", "每一组是新的表，写它改不到原来的表。"),
     en=("`df.groupby(...).get_group(...)`", "Each group is a new frame: a write into it does not reach the first one."),
     link="pandas.DataFrame.groupby", page="lost-writes.md#pandas")
def pandas_get_group():
    a = pd.DataFrame({"x": [1, 1, 2], "y": [3, 4, 5]})
    b = a.groupby("x").get_group(1)
    return a, b


@row(COPY,
     zh=("`df.query(...)`", "选出的行是副本。"),
     en=("`df.query(...)`", "The selected rows are a copy."),
     link="pandas.DataFrame.query", page="lost-writes.md#pandas")
def pandas_query():
    a = pd.DataFrame({"x": [1, 2]})
    b = a.query("x > 0")
    return a, b
