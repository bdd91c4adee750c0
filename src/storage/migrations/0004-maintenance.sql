-- What the instance last found out about itself: one row per kind of upkeep.
CREATE TABLE maintenance (
  name         text PRIMARY KEY,
  finished_at  timestamptz NOT NULL,
  outcome      jsonb NOT NULL
);
