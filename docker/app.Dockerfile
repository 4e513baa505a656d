# The hall and the actions: one image, two commands. The pages are built in a stage of their own.
FROM node:20-bookworm-slim AS pages
WORKDIR /lobby/web
COPY web/package.json web/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY web ./
COPY data ../data
RUN npm run build

FROM python:3.11-slim-bookworm
WORKDIR /lobby
ENV PYTHONUNBUFFERED=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN useradd --create-home --uid 10001 lobby && mkdir /var/lib/lobby && chown lobby /var/lib/lobby
COPY requirements/app.txt requirements/app.txt
RUN python -m venv .venv && .venv/bin/python -m pip install --require-hashes -r requirements/app.txt
COPY pyproject.toml README.md LICENSE ./
COPY cases cases
COPY actions actions
COPY handoff handoff
COPY data data
RUN .venv/bin/python -m pip install --no-deps --no-build-isolation --editable .
COPY --from=pages /lobby/web/dist web/dist
USER 10001
VOLUME /var/lib/lobby
ENV LOBBY_HOME=/var/lib/lobby LOBBY_DATA=/lobby/data LOBBY_HOST=0.0.0.0
EXPOSE 8080
CMD ["sh", "-c", ".venv/bin/lobby migrate && exec .venv/bin/python -m handoff.serve"]
