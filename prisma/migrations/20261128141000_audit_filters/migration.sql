-- The audit log is found by what was done, by when, and by the curriculum that an entry belongs to: its own entries and those of
-- its problems, its runs and the model versions that they wrote.

CREATE INDEX audit_entry_action_id_idx ON audit_entry (action, id);
CREATE INDEX audit_entry_actor_action_id_idx ON audit_entry (actor, action, id);
CREATE INDEX audit_entry_at_idx ON audit_entry (at);

-- Beside the log, whose entries are never written again. No reference: an entry stays, and so does what it belonged to. What was
-- done, by whom and when stand here too, so that a page of a filter is one range of an index: a filter that fits little of a
-- large curriculum would otherwise read all of it.
CREATE TABLE audit_scope (
  curriculum_id text NOT NULL,
  entry_id bigint NOT NULL,
  action text NOT NULL,
  actor text NOT NULL,
  at timestamptz(3) NOT NULL,
  CONSTRAINT audit_scope_pkey PRIMARY KEY (curriculum_id, entry_id)
);

CREATE FUNCTION curriculum_of_entry(subject text, changes jsonb) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  kind text := split_part(subject, ':', 1);
  subject_id text := substr(subject, length(kind) + 2);
BEGIN
  IF kind = 'curriculum' THEN
    RETURN subject_id;
  ELSIF kind = 'problem' THEN
    RETURN coalesce(changes ->> 'curriculumId', (SELECT curriculum_id FROM problem WHERE id = subject_id));
  ELSIF kind = 'run' THEN
    RETURN coalesce(changes ->> 'curriculumId', (SELECT curriculum_id FROM run WHERE id = subject_id));
  ELSIF changes ? 'runId' THEN
    RETURN (SELECT curriculum_id FROM run WHERE id = changes ->> 'runId');
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.payload::jsonb;
  curriculum text := curriculum_of_entry(said ->> 'subject', said -> 'changes');
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
  IF curriculum IS NOT NULL THEN
    INSERT INTO audit_scope (curriculum_id, entry_id, action, actor, at)
      VALUES (curriculum, NEW.id, NEW.action, NEW.actor, NEW.at);
  END IF;
  RETURN NEW;
END $$;

-- Older entries about a problem that was deleted belong where another entry about it says.
INSERT INTO audit_scope (curriculum_id, entry_id, action, actor, at)
  SELECT found.curriculum_id, entry.id, entry.action, entry.actor, entry.at
  FROM audit_entry entry CROSS JOIN LATERAL (SELECT coalesce(
    curriculum_of_entry(entry.subject, entry.payload::jsonb -> 'changes'),
    (SELECT other.payload::jsonb #>> '{changes,curriculumId}' FROM audit_entry other
     WHERE other.subject = entry.subject AND other.payload::jsonb #> '{changes}' ? 'curriculumId' LIMIT 1)
  ) AS curriculum_id) found
  WHERE found.curriculum_id IS NOT NULL;

CREATE INDEX audit_scope_curriculum_id_action_entry_id_idx ON audit_scope (curriculum_id, action, entry_id);
CREATE INDEX audit_scope_curriculum_id_actor_entry_id_idx ON audit_scope (curriculum_id, actor, entry_id);
CREATE INDEX audit_scope_curriculum_id_actor_action_entry_id_idx ON audit_scope (curriculum_id, actor, action, entry_id);

CREATE TRIGGER audit_scope_is_append_only BEFORE UPDATE OR DELETE ON audit_scope
  FOR EACH ROW EXECUTE FUNCTION refuse_change('the audit log is append-only');
CREATE TRIGGER audit_scopes_are_append_only BEFORE TRUNCATE ON audit_scope
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('the audit log is append-only');
