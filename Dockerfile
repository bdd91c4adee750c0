# The program with its dependencies and a finished build; runs as an ordinary user, writes to /data alone.
FROM node:24-slim AS build
WORKDIR /atlas
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY tools/build.js tools/text-modules.js tools/current-build.js tools/
COPY src src
RUN node tools/build.js

FROM node:24-slim
# git reads archives at import, Chromium the pages that need scripts.
RUN apt-get update && apt-get install -y --no-install-recommends git ca-certificates tini chromium \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /atlas
COPY --from=build /atlas/node_modules node_modules
COPY --from=build /atlas/dist dist
COPY package.json LICENSE ./
COPY bin bin
COPY tools/build.js tools/text-modules.js tools/current-build.js tools/
COPY catalog catalog
COPY demo demo
RUN install -d -o node -g node /data
USER node
ENV NODE_ENV=production ATLAS_DATA=/data ATLAS_HOST=0.0.0.0
VOLUME /data
EXPOSE 4400
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4400/about').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["tini", "--", "node", "bin/atlas.js"]
CMD ["start"]
