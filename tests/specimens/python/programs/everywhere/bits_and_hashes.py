import base64
import binascii
import hashlib
import hmac
import secrets
import struct
import zlib

MESSAGE = b"import os; os.system('id')  # only bytes"


def crc32(data: bytes) -> int:
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def popcount(n: int) -> int:
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


def gray(n: int) -> int:
    return n ^ (n >> 1)


def hexdump(data: bytes, width: int = 16):
    for start in range(0, len(data), width):
        row = data[start : start + width]
        text = "".join(chr(b) if 32 <= b < 127 else "." for b in row)
        yield f"{start:04x}  {row.hex(' '):<{width * 3}} {text}"


def xor(data: bytes, key: bytes) -> bytes:
    return bytes(a ^ key[i % len(key)] for i, a in enumerate(data))


assert crc32(MESSAGE) == zlib.crc32(MESSAGE) == binascii.crc32(MESSAGE)
assert zlib.decompress(zlib.compress(MESSAGE)) == MESSAGE
assert base64.b64decode(base64.b64encode(MESSAGE)) == MESSAGE
assert bytes.fromhex(MESSAGE.hex()) == MESSAGE
assert [gray(i) for i in range(4)] == [0, 1, 3, 2]
assert popcount(0b1011) == 3
assert xor(xor(MESSAGE, b"key"), b"key") == MESSAGE

print("\n".join(hexdump(MESSAGE)))
header = struct.pack(">4sHI", b"PACK", 1, len(MESSAGE))
magic, version, size = struct.unpack(">4sHI", header)
print(magic, version, size, struct.calcsize(">4sHI"))

key = secrets.token_bytes(16)
signature = hmac.new(key, MESSAGE, hashlib.sha256).digest()
assert hmac.compare_digest(signature, hmac.digest(key, MESSAGE, "sha256"))
for name in ("md5", "sha1", "sha256", "blake2s"):
    print(f"{name:>8}", hashlib.new(name, MESSAGE).hexdigest()[:24])
