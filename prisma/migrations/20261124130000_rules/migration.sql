-- What Prisma's schema language cannot say. Each rule raises an error whose constraint name is the rule's name.

-- ── Trees ────────────────────────────────────────────────────────────────────────────────────────────────────

-- Sets a problem's level from its parent and refuses a parent in another curriculum and a cycle.
-- The lock makes the walk to the root see every committed move: additions share it, a move has it alone. Statements
-- must run at READ COMMITTED (PostgreSQL's default), where each query after the lock sees what was committed before.
CREATE FUNCTION place_problem_in_tree() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  tree bigint := hashtextextended('problem tree ' || NEW.curriculum_id, 0);
  parent record;
  ancestor text;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.curriculum_id <> OLD.curriculum_id THEN
    RAISE EXCEPTION 'problem % cannot leave its curriculum', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'problem_keeps_curriculum';
  END IF;
  IF TG_OP = 'INSERT' THEN
    PERFORM pg_advisory_xact_lock_shared(tree);
  ELSE
    PERFORM pg_advisory_xact_lock(tree);
  END IF;

  IF NEW.parent_id IS NULL THEN
    NEW.level := 0;
    RETURN NEW;
  END IF;

  ancestor := NEW.parent_id;
  WHILE ancestor IS NOT NULL LOOP
    IF ancestor = NEW.id THEN
      RAISE EXCEPTION 'problem % would be its own ancestor', NEW.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'problem_has_no_cycle';
    END IF;
    -- A new row has no children yet, so only a parent that is itself could close a cycle.
    EXIT WHEN TG_OP = 'INSERT';
    SELECT parent_id INTO ancestor FROM problem WHERE id = ancestor;
  END LOOP;

  SELECT level, curriculum_id INTO parent FROM problem WHERE id = NEW.parent_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'problem % has an unknown parent %', NEW.id, NEW.parent_id
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'problem_parent_id_fkey';
  END IF;
  IF parent.curriculum_id <> NEW.curriculum_id THEN
    RAISE EXCEPTION 'problem % and its parent are of different curricula', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'problem_parent_in_curriculum';
  END IF;
  NEW.level := parent.level + 1;
  RETURN NEW;
END $$;

CREATE TRIGGER problem_is_placed BEFORE INSERT OR UPDATE OF parent_id, curriculum_id, level ON problem
  FOR EACH ROW EXECUTE FUNCTION place_problem_in_tree();

CREATE FUNCTION move_descendants() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE problem SET level = NEW.level + 1 WHERE parent_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER problem_moves_with_descendants AFTER UPDATE OF parent_id, level ON problem
  FOR EACH ROW WHEN (OLD.level <> NEW.level) EXECUTE FUNCTION move_descendants();

ALTER TABLE problem
  ADD CONSTRAINT problem_level_not_negative CHECK (level >= 0),
  ADD CONSTRAINT problem_counts_add_up CHECK (
    verified_count >= 0 AND undecided_count >= 0 AND verified_count + undecided_count <= attempt_count);

-- ── Runs ─────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION guard_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
    ('queued', 'starting'), ('queued', 'cancelled'),
    ('starting', 'running'), ('starting', 'queued'), ('starting', 'failed'), ('starting', 'cancelled'),
    ('running', 'succeeded'), ('running', 'failed'), ('running', 'cancelled'), ('running', 'queued')
  ) THEN
    RAISE EXCEPTION 'run % cannot go from % to %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'run_transition_is_legal';
  END IF;
  IF (NEW.stage, NEW.backend, NEW.curriculum_id, NEW.benchmark_id, NEW.model_version_id, NEW.config, NEW.seed,
      NEW.code_version, NEW.queued_at)
    IS DISTINCT FROM (OLD.stage, OLD.backend, OLD.curriculum_id, OLD.benchmark_id, OLD.model_version_id, OLD.config,
      OLD.seed, OLD.code_version, OLD.queued_at)
    -- A snapshot may still be taken before the run starts, once.
    OR (NEW.snapshot_id IS DISTINCT FROM OLD.snapshot_id
      AND (OLD.snapshot_id IS NOT NULL OR OLD.status NOT IN ('queued', 'starting')))
  THEN
    RAISE EXCEPTION 'run % was launched with another configuration, which is fixed', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'run_configuration_is_fixed';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER run_is_guarded BEFORE UPDATE ON run FOR EACH ROW EXECUTE FUNCTION guard_run();

ALTER TABLE run
  ADD CONSTRAINT run_units_not_negative CHECK (units_total >= 0 AND units_done >= 0),
  ADD CONSTRAINT run_has_a_subject CHECK (stage = 'ttrl' OR num_nonnulls(curriculum_id, benchmark_id) >= 1);

ALTER TABLE metric ADD CONSTRAINT metric_step_not_negative CHECK (step >= 0);

ALTER TABLE attempt
  ADD CONSTRAINT attempt_of_one_problem CHECK (num_nonnulls(problem_id, benchmark_problem_id) = 1),
  ADD CONSTRAINT attempt_sample_not_negative CHECK (sample >= 0);

-- ── What is fixed once written ───────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: %', TG_OP, TG_TABLE_NAME, TG_ARGV[0]
    USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
END $$;

CREATE TRIGGER snapshot_is_fixed BEFORE UPDATE ON snapshot
  FOR EACH ROW EXECUTE FUNCTION refuse_change('a snapshot is what a run used');
CREATE TRIGGER snapshot_problem_is_fixed BEFORE UPDATE ON snapshot_problem
  FOR EACH ROW EXECUTE FUNCTION refuse_change('a snapshot is what a run used');
CREATE TRIGGER benchmark_problem_is_fixed BEFORE UPDATE ON benchmark_problem
  FOR EACH ROW EXECUTE FUNCTION refuse_change('accuracies on it would no longer compare');
CREATE TRIGGER model_version_is_fixed BEFORE UPDATE ON model_version
  FOR EACH ROW WHEN ((OLD.model_id, OLD.number, OLD.parent_id, OLD.weights)
    IS DISTINCT FROM (NEW.model_id, NEW.number, NEW.parent_id, NEW.weights))
  EXECUTE FUNCTION refuse_change('training makes a new version');

-- ── Review ───────────────────────────────────────────────────────────────────────────────────────────────────

CREATE UNIQUE INDEX review_one_by_policy ON review (problem_id) WHERE by_policy;

ALTER TABLE review
  ADD CONSTRAINT review_by_person_or_policy CHECK (by_policy = (reviewer_id IS NULL)),
  ADD CONSTRAINT review_rejects_with_reason CHECK (
    decision <> 'reject' OR by_policy OR btrim(coalesce(reason, '')) <> ''),
  ADD CONSTRAINT review_duration_not_negative CHECK (duration_ms >= 0);

ALTER TABLE checkpoint ADD CONSTRAINT checkpoint_opened_with_reason CHECK (
  state <> 'open' OR opened_by_id IS NULL OR btrim(coalesce(reason, '')) <> '');

-- ── Audit ────────────────────────────────────────────────────────────────────────────────────────────────────

-- The next number and the link to the previous entry are given under a lock that is held until the transaction
-- ends, so the chain has no gap and no fork. The columns are copies of what the hashed payload says.
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.payload::jsonb;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit chain', 0));
  SELECT id + 1, hash INTO NEW.id, NEW.previous_hash FROM audit_entry ORDER BY id DESC LIMIT 1;
  IF NOT FOUND THEN
    NEW.id := 1;
    NEW.previous_hash := repeat('0', 64);
  END IF;
  NEW.at := (said ->> 'at')::timestamptz;
  NEW.actor := said ->> 'actor';
  NEW.action := said ->> 'action';
  NEW.subject := said ->> 'subject';
  NEW.hash := encode(sha256(convert_to(NEW.previous_hash || E'\n' || NEW.payload, 'UTF8')), 'hex');
  RETURN NEW;
END $$;

CREATE TRIGGER audit_entry_is_chained BEFORE INSERT ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();
CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change('the audit log is append-only');
CREATE TRIGGER audit_log_is_append_only BEFORE TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('the audit log is append-only');

-- ── Live pages ───────────────────────────────────────────────────────────────────────────────────────────────

-- One notification a statement and run or curriculum, however many rows it wrote. It says what to read again and
-- carries no content: {"kind": "event" | "metric" | "run" | "problems", "runId": …, "curriculumId": …}.
CREATE FUNCTION notify_of_run_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('ladderboard',
    json_build_object('kind', TG_ARGV[0], 'runId', run.id, 'curriculumId', run.curriculum_id)::text)
  FROM run WHERE run.id IN (SELECT run_id FROM written);
  RETURN NULL;
END $$;

CREATE TRIGGER run_event_is_notified AFTER INSERT ON run_event
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION notify_of_run_rows('event');
CREATE TRIGGER metric_is_notified AFTER INSERT ON metric
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION notify_of_run_rows('metric');

CREATE FUNCTION notify_of_runs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A lease that is only held on to changes nothing that a page shows.
  PERFORM pg_notify('ladderboard',
    json_build_object('kind', 'run', 'runId', becomes.id, 'curriculumId', becomes.curriculum_id)::text)
  FROM written becomes JOIN replaced was ON was.id = becomes.id
  WHERE (becomes.status, becomes.units_done, becomes.units_total, becomes.cancel_requested, becomes.error)
    IS DISTINCT FROM (was.status, was.units_done, was.units_total, was.cancel_requested, was.error);
  RETURN NULL;
END $$;

CREATE TRIGGER run_change_is_notified AFTER UPDATE ON run
  REFERENCING OLD TABLE AS replaced NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION notify_of_runs();

CREATE FUNCTION notify_of_problems() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('ladderboard', json_build_object('kind', 'problems', 'curriculumId', curriculum_id)::text)
  FROM (SELECT DISTINCT curriculum_id FROM written) changed;
  RETURN NULL;
END $$;

CREATE TRIGGER problem_is_notified AFTER INSERT ON problem
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION notify_of_problems();
CREATE TRIGGER problem_change_is_notified AFTER UPDATE ON problem
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION notify_of_problems();
