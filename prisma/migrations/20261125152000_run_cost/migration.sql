-- What runs used, kept beside them unit by unit, and what they may use.

CREATE TABLE run_cost (
  run_id text PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE ON UPDATE CASCADE,
  requests integer NOT NULL DEFAULT 0,
  prompt_tokens bigint NOT NULL DEFAULT 0,
  completion_tokens bigint NOT NULL DEFAULT 0,
  -- In US dollars, of the requests whose price is known.
  cost double precision NOT NULL DEFAULT 0,
  unpriced_requests integer NOT NULL DEFAULT 0,
  -- Of the worker's process while it held the run, all threads together.
  cpu_seconds double precision NOT NULL DEFAULT 0
);

INSERT INTO run_cost (run_id, requests, prompt_tokens, completion_tokens, cost, unpriced_requests)
  SELECT run_id, sum((usage ->> 'requests')::integer), sum((usage ->> 'promptTokens')::bigint),
    sum((usage ->> 'completionTokens')::bigint), coalesce(sum((usage ->> 'cost')::float8), 0),
    coalesce(sum((usage ->> 'requests')::integer) FILTER (WHERE usage ->> 'cost' IS NULL), 0)
  FROM run_unit, LATERAL (SELECT result -> 'usage' AS usage) used
  WHERE jsonb_typeof(usage) = 'object' GROUP BY run_id;

-- The most that one run of a curriculum may use, and from which launch on a second person must agree.
ALTER TABLE curriculum ADD COLUMN budget_policy jsonb NOT NULL DEFAULT '{}';
