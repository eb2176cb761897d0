# presets: educational
# %%
import socket  # refused: raw-socket
s=socket.socket()  # refused: raw-socket
# %%
import socket as k  # refused: raw-socket
k.create_connection(('a',1))  # refused: raw-socket
# %%
import asyncio
asyncio.open_connection('x',80)  # refused: raw-socket
# %%
from socket import *  # refused: raw-socket
s = socket(AF_INET, SOCK_STREAM)  # refused: raw-socket
# %%
import _socket  # refused: raw-socket
# %%
import asyncio
async def m():
    r, w = await asyncio.open_connection('x', 80)  # refused: raw-socket
# %%
import ssl, socket  # refused: raw-socket
# %%
import socket  # refused: raw-socket
socket.gethostbyname('x')  # refused: raw-socket
# %%
s = __import__('socket').socket()  # refused: raw-socket
