-- How much of its tolerance the verifier needed to accept an answer, and how many answers came near it, kept with the other tallies.

ALTER TABLE attempt ADD COLUMN closeness real;
ALTER TABLE attempt ADD CONSTRAINT attempt_closeness_is_of_a_verified_answer
  CHECK (closeness IS NULL OR (verdict = 'verified' AND closeness BETWEEN 0 AND 1));

-- Verified attempts whose closeness is known, and those of them that came near the tolerance. Older attempts do not say.
ALTER TABLE attempt_tally ADD COLUMN with_closeness integer NOT NULL DEFAULT 0,
  ADD COLUMN near_tolerance integer NOT NULL DEFAULT 0;

-- A right answer needs nothing of the tolerance, one that is wrong by one part in 10^11 a thousandth of it: far more than
-- rounding leaves.
CREATE FUNCTION is_near_tolerance(closeness real) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN closeness >= 0.0005;

CREATE OR REPLACE FUNCTION tally_attempts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO attempt_tally AS tally
    SELECT run_id, level, named.transformation, count(*), count(*) FILTER (WHERE written.verdict = 'verified'),
      count(*) FILTER (WHERE written.verdict = 'undecided'), count(answer), coalesce(sum(length(answer)), 0),
      count(closeness), count(*) FILTER (WHERE is_near_tolerance(closeness))
    FROM written JOIN problem ON problem.id = written.problem_id,
      LATERAL (SELECT '' AS transformation UNION SELECT unnest(transformations)) named
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (run_id, level, transformation) DO UPDATE SET
    attempts = tally.attempts + excluded.attempts, verified = tally.verified + excluded.verified,
    undecided = tally.undecided + excluded.undecided, answered = tally.answered + excluded.answered,
    characters = tally.characters + excluded.characters, with_closeness = tally.with_closeness + excluded.with_closeness,
    near_tolerance = tally.near_tolerance + excluded.near_tolerance;
  PERFORM count_answer_form(run_id, form_of_answer(answer), count(*)::integer)
  FROM written WHERE problem_id IS NOT NULL AND answer IS NOT NULL GROUP BY run_id, form_of_answer(answer);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION retally_monitor() RETURNS void LANGUAGE sql AS $$
  TRUNCATE attempt_tally, answer_form, generation_tally;
  INSERT INTO attempt_tally
    SELECT run_id, level, transformation, sum(attempts), sum(verified), sum(undecided), sum(answered), sum(characters),
      sum(with_closeness), sum(near_tolerance)
    FROM (
      SELECT run_id, problem_id, count(*) AS attempts, count(*) FILTER (WHERE verdict = 'verified') AS verified,
        count(*) FILTER (WHERE verdict = 'undecided') AS undecided, count(answer) AS answered, coalesce(sum(length(answer)), 0) AS characters,
        count(closeness) AS with_closeness, count(*) FILTER (WHERE is_near_tolerance(closeness)) AS near_tolerance
      FROM attempt WHERE problem_id IS NOT NULL GROUP BY 1, 2) by_problem
    JOIN problem ON problem.id = problem_id, LATERAL (SELECT '' AS transformation UNION SELECT unnest(transformations)) named
    GROUP BY 1, 2, 3;
  INSERT INTO answer_form
    SELECT run_id, form, answers FROM (
      SELECT run_id, form_of_answer(answer) AS form, count(*) AS answers,
        row_number() OVER (PARTITION BY run_id ORDER BY count(*) DESC) AS place
      FROM attempt WHERE problem_id IS NOT NULL AND answer IS NOT NULL GROUP BY 1, 2) ranked
    WHERE place <= 8;
  INSERT INTO generation_tally (curriculum_id, run_id, facet, value, problems, measured, solved, approved, rejected)
    SELECT curriculum_id, generated_by_run_id, made.facet, made.value, count(*), count(*) FILTER (WHERE attempt_count > 0),
      count(*) FILTER (WHERE verified_count > 0), count(*) FILTER (WHERE review_state = 'approved'),
      count(*) FILTER (WHERE review_state = 'rejected')
    FROM problem, generation_facets(transformations, provenance, model_version_id) made
    WHERE generated_by_run_id IS NOT NULL GROUP BY 1, 2, 3, 4;
  INSERT INTO generation_tally (curriculum_id, run_id, facet, value, duplicates)
    SELECT run.curriculum_id, run.id, 'whole', '', sum((result ->> 'duplicates')::integer)
    FROM run JOIN run_unit ON run_unit.run_id = run.id
    WHERE run.stage = 'generate' AND run.curriculum_id IS NOT NULL AND result ? 'duplicates'
    GROUP BY 1, 2 HAVING sum((result ->> 'duplicates')::integer) > 0;
$$;
