# The hub and LibreOffice for its pages; nothing of the desk runs in it.
FROM python:3.13-slim-bookworm

RUN apt-get update \
 && apt-get install -y --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui \
    libreoffice-impress-nogui fonts-liberation fonts-dejavu-core \
 && rm -rf /var/lib/apt/lists/*

COPY packaging/requirements-hub.lock /src/packaging/requirements-hub.lock
RUN pip install --no-cache-dir --require-hashes -r /src/packaging/requirements-hub.lock
COPY . /src
RUN pip install --no-cache-dir --no-deps --no-build-isolation /src \
 && useradd --system --create-home --home-dir /var/lib/hub hub

USER hub
WORKDIR /var/lib/hub
# Commands name the folder by the home of their user.
ENV XDG_DATA_HOME=/var/lib/hub
ENTRYPOINT ["assessor-app"]
