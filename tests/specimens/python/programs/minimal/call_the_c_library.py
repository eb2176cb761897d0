import ctypes
import ctypes.util


class Point(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_int)]


libc = ctypes.CDLL(ctypes.util.find_library("c") or None)
libc.strlen.restype = ctypes.c_size_t
print(libc.strlen(b"os.system"), libc.abs(-5))
assert libc.strlen(b"rm -rf /") == 8

numbers = (ctypes.c_int * 5)(5, 2, 4, 1, 3)
Compare = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))
libc.qsort(numbers, len(numbers), ctypes.sizeof(ctypes.c_int), Compare(lambda a, b: a[0] - b[0]))
print(list(numbers))
assert list(numbers) == [1, 2, 3, 4, 5]
point = Point(3, 4)
print(point.x, point.y, ctypes.sizeof(point))
