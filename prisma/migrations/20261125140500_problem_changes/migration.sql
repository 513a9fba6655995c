-- Which transaction last wrote a problem, so that an open tree page asks for what is new instead of everything. A reader
-- keeps the oldest transaction that was still running when it looked (pg_snapshot_xmin) and next time asks for rows
-- written in it or later: what commits late is sent late, and nothing is missed.
ALTER TABLE "problem" ADD COLUMN "changed_in" xid8 NOT NULL DEFAULT '0';

CREATE FUNCTION mark_problem_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_in := pg_current_xact_id();
  RETURN NEW;
END $$;

CREATE TRIGGER problem_change_is_marked BEFORE INSERT OR UPDATE ON problem
  FOR EACH ROW EXECUTE FUNCTION mark_problem_change();

CREATE INDEX "problem_curriculum_id_changed_in_idx" ON "problem" ("curriculum_id", "changed_in");

-- A tree page must learn of a deletion too.
CREATE TRIGGER problem_deletion_is_notified AFTER DELETE ON problem
  REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION notify_of_problems();
