#!/bin/sh
# Starts the whole program on this machine with its embedded default: web server, worker, demo network.
set -eu
cd "$(dirname "$0")/../.."
export EMBEDDED=1 DEMO="${DEMO-1}" COLLECTED_STATIC=1 PORT="${PORT:-8000}"
export SITE_ADDRESS="${SITE_ADDRESS:-http://127.0.0.1:$PORT}"
python=.venv/bin/python

$python manage.py migrate -v 0
$python manage.py createcachetable
$python manage.py load_programme
$python manage.py collectstatic --noinput -v 0
[ "$DEMO" = 0 ] || $python manage.py demo --once

echo
echo "  Lederprogrammet runs at $SITE_ADDRESS  (stop with Ctrl+C)"
[ "$DEMO" = 0 ] || $python manage.py demo --accounts
echo

$python manage.py work &
worker=$!
.venv/bin/gunicorn -c config/gunicorn.py -b "127.0.0.1:$PORT" config.wsgi:application &
server=$!
trap 'kill -TERM $worker $server 2>/dev/null || true; wait' EXIT
trap 'exit 0' INT TERM
wait $server
