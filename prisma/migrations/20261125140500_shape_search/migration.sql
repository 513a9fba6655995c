-- What a formula is made of, so that a search by shape looks only at formulas that can fit. Null where nobody has
-- written it yet; such a row is always looked at.
ALTER TABLE "problem" ADD COLUMN "shape_tokens" TEXT[];

CREATE INDEX "problem_shape_tokens_idx" ON "problem" USING GIN ("shape_tokens");
CREATE INDEX "problem_without_shape_tokens" ON "problem" ("curriculum_id") WHERE shape_tokens IS NULL;

-- A search by part of a formula's text. Where the database's owner may not have the extension, that search reads all rows.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  EXECUTE $index$CREATE INDEX problem_statement_text ON problem
    USING GIN ((replace(lower(statement), ' ', '')) gin_trgm_ops)$index$;
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
  RAISE NOTICE 'Without pg_trgm a search by text reads every problem.';
END $$;
