-- What was worked out before mixed answers counted is a matter of the past. A column that is dropped and added again forgets it
-- without rewriting a row; only the two indexes are built anew, in seconds for a million problems. The desk works the values
-- out again, a thousand problems at a time, while people already decide.
ALTER TABLE problem DROP COLUMN uncertainty;
ALTER TABLE problem ADD COLUMN uncertainty REAL,
  ADD CONSTRAINT problem_uncertainty_is_a_share CHECK (uncertainty BETWEEN 0 AND 1);
CREATE INDEX problem_waiting_by_uncertainty ON problem (curriculum_id, uncertainty DESC NULLS LAST, id)
  WHERE review_state = 'pending';
CREATE INDEX problem_without_uncertainty ON problem (curriculum_id, id) WHERE uncertainty IS NULL;

-- How much of a drawn sample is decided is counted from this alone.
CREATE INDEX problem_in_sample ON problem (curriculum_id, review_state) WHERE sampled AND level > 0;
