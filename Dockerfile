# syntax=docker/dockerfile:1
FROM python:3.13.18-slim AS build
WORKDIR /app
RUN python -m venv /venv
COPY requirements.txt .
RUN /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY manage.py pyproject.toml ./
COPY factcheck factcheck
COPY articles articles
COPY templates templates
COPY static static
COPY locale locale
COPY docs/guide docs/guide
RUN SECRET_KEY=only-to-collect-files STATIC_ROOT=/app/staticfiles /venv/bin/python manage.py collectstatic --noinput

FROM python:3.13.18-slim
RUN useradd --system --uid 10001 --create-home factcheck && useradd --system --uid 10002 factcheck-parser && install -d -m 700 -o factcheck /var/lib/factcheck
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 STATIC_ROOT=/app/staticfiles DATA_DIR=/var/lib/factcheck
WORKDIR /app
COPY --from=build /venv /venv
COPY --from=build /app /app
USER factcheck
VOLUME /var/lib/factcheck
EXPOSE 8000
CMD ["gunicorn", "factcheck.wsgi", "--config", "python:factcheck.gunicorn_settings", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "8"]
