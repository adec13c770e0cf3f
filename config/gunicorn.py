"""How gunicorn serves the program: `gunicorn -c config/gunicorn.py config.wsgi:application`.

Threads, so that a slow connection holds a thread and not a process, and so that each process keeps a few
open database connections (docs/adr/0002-web-server.md). There is no access log, here or in any other
configuration that is shipped: addresses and times of those who answer the survey are written nowhere.
"""

import os

worker_class = "gthread"
workers = int(os.environ.get("WEB_PROCESSES", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
# The application is loaded before the processes part: they share its memory, and a fault in it stops the start.
preload_app = True
# A page is never longer under way than this; what takes longer is made by the worker behind the server.
timeout = 60
graceful_timeout = 30
# Longer than a proxy's own keep-alive would let it reuse a connection that is just being closed.
keepalive = 75
# A process is renewed now and then, so that what a library leaks stays small; not all at the same time.
max_requests = 20_000
max_requests_jitter = 2_000
# Heartbeats belong in memory, not on a disk that may stall.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
accesslog = None
errorlog = "-"
loglevel = os.environ.get("WEB_LOG_LEVEL", "warning")
limit_request_line = 8190
