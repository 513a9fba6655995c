-- Problems of one family differ in their numbers, exponents apart: 1/x and 1/x^2 ask for different steps.
DROP INDEX problem_of_family;
CREATE OR REPLACE FUNCTION problem_family(canonical text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN md5(regexp_replace(canonical, '(\^-?[0-9]+(?:/[0-9]+)?)|[0-9]+(?:\.[0-9]+)?', '\1#', 'g'));
CREATE INDEX problem_of_family ON problem (curriculum_id, problem_family(canonical), id);

-- What waits is weighed anew: near-duplicates are part of its uncertainty.
UPDATE problem SET uncertainty = NULL WHERE review_state = 'pending' AND uncertainty IS NOT NULL;
