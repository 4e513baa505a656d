# The assistant: Python 3.10 and Rasa's own pins, on the compose network only.
FROM python:3.10-slim-bookworm
WORKDIR /lobby
ENV PYTHONUNBUFFERED=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 RASA_TELEMETRY_ENABLED=false
RUN useradd --create-home --uid 10001 lobby && mkdir /var/lib/lobby && chown lobby /var/lib/lobby
COPY requirements/bot.txt requirements/bot.txt
RUN python -m venv .venv-bot && .venv-bot/bin/python -m pip install --no-deps --require-hashes -r requirements/bot.txt
COPY pyproject.toml ./
COPY bot bot
COPY data data
USER 10001
VOLUME /var/lib/lobby
ENV LOBBY_HOME=/var/lib/lobby LOBBY_DATA=/lobby/data
EXPOSE 8081
CMD ["sh", "-c", ".venv-bot/bin/python -m bot.train && exec .venv-bot/bin/python -m bot.serve"]
